/// Handlingsplan: a municipal plan, and what of it a register can follow.
public struct ActionPlan: Hashable, Sendable {
  /// Stable: what is entered about its measures goes by it.
  public let id: String
  public let name: String
  /// Who decided it.
  public let owner: String
  /// Its first year and its last.
  public let years: ClosedRange<Int>
  /// What was decided when it had run out; nil where nobody has said.
  public let afterwards: String?
  /// In the order of the plan.
  public let measures: [PlanMeasure]

  public init(
    id: String, name: String, owner: String, years: ClosedRange<Int>, afterwards: String? = nil,
    measures: [PlanMeasure]
  ) {
    self.id = id
    self.name = name
    self.owner = owner
    self.years = years
    self.afterwards = afterwards
    self.measures = measures
  }

  public func measure(_ number: String) -> PlanMeasure? { measures.first { $0.number == number } }

  /// Perioden er ute: its last year is over.
  public func isOver(on day: Day) -> Bool { day.year > years.upperBound }
}

/// Plantiltak: a numbered measure.
public struct PlanMeasure: Hashable, Sendable {
  /// As the plan numbers it: `2.2.1`.
  public let number: String
  /// What it is called in a line.
  public let name: String
  /// What the plan says is to be done, in its own words.
  public let text: String
  public let responsible: String?
  /// The figure that follows it; nil: the register cannot.
  public let indicator: FigureID?
  /// What the plan itself sets; nil: it has no number.
  public let goal: Goal?

  /// A share of everybody, or of so many per cent.
  public enum Goal: Hashable, Sendable {
    case everyone
    case percent(Int)

    public var percent: Int {
      switch self {
      case .everyone: 100
      case .percent(let percent): percent
      }
    }
  }

  public init(
    _ number: String, name: String, text: String, responsible: String? = nil, indicator: FigureID? = nil,
    goal: Goal? = nil
  ) {
    self.number = number
    self.name = name
    self.text = text
    self.responsible = responsible
    self.indicator = indicator
    self.goal = goal
  }

  /// Which figures a measure can be followed by.
  public static let indicators: [FigureID] = [
    .talkInTime, .talkMedianDays, .consentAnswered, .withContact, .kinKnown, .childrenTalked, .housingSupport,
    .planAndTeam,
    .treatmentWaitMedianDays, .competenceMapped, .lifeMeasured, .lifeBetter, .workGoal, .inIPS, .inActivity, .hasDoctor,
    .doctorInTeam, .keptWork, .selfHelpOrVolunteer, .overdoseTalk, .naloxoneTraining, .switchTalk, .incidentsReviewed,
    .inFACT, .lightsBetter, .inOrdinaryWork, .inEducation, .retained, .reEngaged, .waitedMedianDays, .placeUse,
  ]
}

/// What a lead has said of how a measure goes, on a day.
public enum MeasureStatus: String, CaseIterable, Hashable, Sendable {
  case onTrack = "on_track"
  case late
  /// Nobody has told us.
  case notReported = "not_reported"
  /// It is not for this register to say.
  case notMeasuredHere = "not_measured_here"
}

/// Something said of a measure: a status, a goal of one's own, a note. The last of each holds; the others are its history.
public struct MeasureWord: Hashable, Sendable {
  public enum Told: Hashable, Sendable {
    case status(MeasureStatus)
    /// Per cent, who set it; nil takes one's own goal away.
    case goal(percent: Int?, setBy: String)
    case note(String)
  }

  public var measure: String
  public var day: Day
  public var told: Told

  public init(_ told: Told, of measure: String, on day: Day) {
    self.told = told
    self.measure = measure
    self.day = day
  }

  public enum Problem: Error, Hashable, Sendable {
    case inTheFuture
    /// 1 to 100.
    case percent
    case setByMissing
    case noteMissing
    /// A participant, in a note or as the one who set a goal: both leave the house with the plan's report.
    case namesSomebody
    /// The plan has no such measure.
    case unknownMeasure
  }

  public static let noteLimit = 400

  public func problem(today: Day) -> Problem? {
    if day > today { return .inTheFuture }
    switch told {
    case .status: return nil
    case .goal(let percent, let setBy):
      if let percent, !(1...100).contains(percent) { return .percent }
      return percent != nil && !setBy.saysSomething ? .setByMissing : nil
    case .note(let text): return text.saysSomething ? nil : .noteMissing
    }
  }
}

/// The goal that holds for a measure, and whose it is.
public struct MeasureGoal: Hashable, Sendable {
  public var percent: Int
  /// Who set one's own, and when; nil: it is the plan's.
  public var setBy: String?
  public var day: Day?
  public var isEveryone: Bool { percent == 100 && setBy == nil }

  public init(percent: Int, setBy: String? = nil, day: Day? = nil) {
    self.percent = percent
    self.setBy = setBy
    self.day = day
  }
}

/// How far a measure is from its goal, as a light: only with a goal, and a base that is large enough to say anything.
public enum MeasureLight {
  /// Under it there is no light, no trend and no change.
  public static let smallest = 20
  /// Within so many points of the goal it is yellow.
  public static let near = 10

  /// Nil where there is nothing to be said.
  public static func light(_ figure: Figure?, goal: MeasureGoal?) -> Light? {
    guard let goal, let figure, case .share(let part, let whole) = figure.value, whole >= smallest else { return nil }
    // Exactly, not by what is rounded: 79,6 % is not 80 %.
    if part * 100 >= goal.percent * whole { return .green }
    return part * 100 >= (goal.percent - near) * whole ? .yellow : .red
  }
}

/// How a number stands to the same of a year before.
public enum FigureChange: Hashable, Sendable {
  /// Fewer than ``MeasureLight/smallest`` in either.
  case tooFew
  /// One of them is not known.
  case unknown
  /// Points of per cent, or so many more.
  case difference(Int)

  public init(_ now: Figure?, _ before: Figure?) {
    guard let now, let before else {
      self = .unknown
      return
    }
    func few(_ figure: Figure) -> Bool { figure.isSmall }
    switch (now.value, before.value) {
    case (.share(let part, let whole), .share(let earlier, let all)):
      guard !few(now), !few(before), let now = Arithmetic.percent(part, of: whole),
        let before = Arithmetic.percent(earlier, of: all)
      else {
        self = .tooFew
        return
      }
      self = .difference(now - before)
    case (.count(let count), .count(let earlier)):
      self = few(now) || few(before) ? .tooFew : .difference(count - earlier)
    case (.medianDays(let one?), .medianDays(let other?)):
      self = few(now) || few(before) ? .tooFew : .difference((one.halves - other.halves) / 2)
    default: self = .unknown
    }
  }
}

extension Figure {
  /// What it rests on: the whole of a share, else its n.
  public var base: Int { if case .share(_, let whole) = value { whole } else { n } }

  /// Too few to tell a share, a light, a trend or a change of: of days and moves it is the people that count.
  public var isSmall: Bool {
    switch id.indicator.measure {
    case .sum, .ofPlaces, .moves:
      switch people {
      case .list(let people): people.count < MeasureLight.smallest
      case .counted(let count): count < MeasureLight.smallest
      case .anonymous, .none: true
      }
    case .people, .share, .medianDays, .longestDays, .ratio, .different, .standing, .elsewhere:
      base < MeasureLight.smallest
    }
  }
}
