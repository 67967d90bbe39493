/// Something of a programme that holds from a day on, until the next of it does.
public protocol DatedTerms: Sendable {
  var from: Day { get }
}

extension Sequence where Element: DatedTerms {
  /// What holds on a day; nil before the first of them.
  public func inForce(on day: Day) -> Element? { filter { $0.from <= day }.max { $0.from < $1.from } }
}

/// What a step of a programme holds, for how long, and what it asks before the next: as a team lead has set it, from a day on.
public struct StepTerms: DatedTerms, Hashable {
  public var programme: String
  public var step: StepNumber
  public var from: Day
  public var content: [String]
  /// Nil: no limit.
  public var limit: StepLimit?
  public var checklist: Checklist

  public init(
    programme: String, step: StepNumber, from: Day, content: [String], limit: StepLimit?, checklist: Checklist
  ) {
    self.programme = programme
    self.step = step
    self.from = from
    self.content = content
    self.limit = limit
    self.checklist = checklist
  }

  public enum Problem: Error, Hashable, Sendable {
    /// A line that has none, or more than one.
    case notOneLine
    case monthsOutside
    /// Words to be ticked off that are too long for a field.
    case tickTooLong(String)
  }

  public var problems: [Problem] {
    var problems: [Problem] = []
    if (content + checklist.ticks).contains(where: { NameRule.problem($0) != nil }) { problems.append(.notOneLine) }
    if case .months(let months) = limit, !StepLimit.monthsAccepted.contains(months) { problems.append(.monthsOutside) }
    return problems
      + checklist.ticks.filter { $0.count > Checklist.tickLength }.map(Problem.tickTooLong)
  }
}

/// On what ground a programme keeps a record of those who take part.
public enum RecordGround: String, CaseIterable, Hashable, Sendable {
  case law
  /// Done for NAV.
  case assignment
  /// Where nothing else is the ground.
  case consent
}

/// Who answers for what a programme keeps, and on what ground; from a day on.
public struct ProgrammeKeeping: DatedTerms, Hashable {
  public var programme: String
  public var from: Day
  public var controller: String
  /// Nil: it has not been said.
  public var ground: RecordGround?

  public init(programme: String, from: Day, controller: String, ground: RecordGround?) {
    self.programme = programme
    self.from = from
    self.controller = controller
    self.ground = ground
  }
}

extension Step {
  /// The step as it is where a team lead has set what it holds; else as it is told.
  public func under(_ terms: StepTerms?) -> Step {
    guard let terms else { return self }
    var step = self
    (step.content, step.limit, step.checklist) = (terms.content, terms.limit, terms.checklist)
    // What was said of the text of before says nothing of this one.
    step.note = nil
    return step
  }
}
