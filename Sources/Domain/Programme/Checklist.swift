/// What should be in place before somebody goes on from a step; data of the programme. Shown first, never a bar.
public struct Checklist: Hashable, Sendable, RawRepresentable {
  public enum Item: Hashable, Sendable {
    case known(Known)
    /// Words of the service's own, ticked off by hand.
    case tick(String)
  }

  /// What the register can tell by itself.
  public enum Known: String, CaseIterable, Hashable, Sendable {
    case contact, lights
    case plannedEnd = "planned_end"
    /// A goal, and the plan looked at lately.
    case plan
    /// That a consent is in force.
    case consent
    /// That the person has been told what is kept.
    case informed
    case doctor
  }

  public private(set) var items: [Item]

  public init(_ items: [Item]) {
    self.items = []
    for item in items where !self.items.contains(item) { self.items.append(item) }
  }

  /// Where the programme tells of none.
  public static let standard = Checklist([.known(.contact), .known(.lights), .known(.plannedEnd), .known(.plan)])

  /// One a line: a word of ``Known``, else what is ticked off by hand.
  public init(rawValue: String) {
    self.init(
      rawValue.split(separator: "\n").map { line in
        let words = String(line)
        return Known(rawValue: words).map(Item.known) ?? .tick(words)
      })
  }

  public var rawValue: String {
    items.map { item in
      switch item {
      case .known(let known): known.rawValue
      case .tick(let words): words
      }
    }.joined(separator: "\n")
  }

  /// What is ticked off by hand.
  public var ticks: [String] { items.compactMap { if case .tick(let words) = $0 { words } else { nil } } }

  /// The longest words to be ticked off.
  public static let tickLength = 60
}

/// That something on the checklist of a step has been seen to, for one enrolment.
public struct ChecklistTick: Hashable, Sendable {
  public var enrolment: EnrolmentKey
  public var step: StepNumber
  public var words: String
  public var day: Day

  public init(enrolment: EnrolmentKey, step: StepNumber, words: String, day: Day) {
    self.enrolment = enrolment
    self.step = step
    self.words = words
    self.day = day
  }
}

/// What is known of somebody that a checklist asks for. Of a part that is nil nothing is said: it is not at hand.
public struct Readiness: Hashable, Sendable {
  public var contact: String?
  public var latestLights: Day?
  public var plannedEnd: Day?
  public var plan: FollowUpPlan?
  public var around: [Surrounding]?
  /// The words ticked off in the step.
  public var ticked: Set<String>?

  public init(
    contact: String?, latestLights: Day?, plannedEnd: Day?, plan: FollowUpPlan? = nil, around: [Surrounding]? = nil,
    ticked: Set<String>? = nil
  ) {
    self.contact = contact
    self.latestLights = latestLights
    self.plannedEnd = plannedEnd
    self.plan = plan
    self.around = around
    self.ticked = ticked
  }
}

/// What is not in place before the next step.
public enum MissingForStep: Hashable, Sendable {
  case contactPerson
  case lights
  /// The newest lights are older than this many days.
  case lightsOlderThan(days: Int)
  case plannedEnd
  /// No goal has been agreed on.
  case plan
  /// Nobody has looked at the plan for more than so many days.
  case planOlderThan(days: Int)
  /// So many goals are open after the day they were to be reached by.
  case goalsOverLimit(Int)
  case consent
  case around(MissingAround)
  /// Nobody has ticked it off.
  case tick(String)

  /// Lights older than this say little about today.
  public static let lightsFreshFor = 90
}

extension Checklist {
  /// In the order of the list.
  public func missing(_ readiness: Readiness, today: Day) -> [MissingForStep] {
    items.flatMap { item -> [MissingForStep] in
      switch item {
      case .tick(let words): readiness.ticked?.contains(words) == false ? [.tick(words)] : []
      case .known(let known): Checklist.missing(known, readiness, today: today)
      }
    }
  }

  private static func missing(_ known: Known, _ readiness: Readiness, today: Day) -> [MissingForStep] {
    switch known {
    case .contact: return readiness.contact == nil ? [.contactPerson] : []
    case .lights:
      guard let latest = readiness.latestLights else { return [.lights] }
      let limit = MissingForStep.lightsFreshFor
      return today - latest > limit ? [.lightsOlderThan(days: limit)] : []
    case .plannedEnd: return readiness.plannedEnd == nil ? [.plannedEnd] : []
    case .plan: return readiness.plan?.missing(on: today) ?? []
    case .consent:
      return readiness.around.map { $0.consents.contains { $0.isInForce(on: today) } } == false ? [.consent] : []
    case .informed: return readiness.around?.isInformed == false ? [.around(.information)] : []
    case .doctor: return readiness.around?.hasDoctor == false ? [.around(.doctor)] : []
    }
  }
}
