import Domain
import Ledger

/// What somebody said when they were asked at the end whether they may be asked later: one an enrolment.
struct AfterEndFact: PersonCaseFact {
  var person: ParticipantKey
  /// Which end; the day follows it when it is corrected.
  var enrolment: EnrolmentKey
  var mayAsk: Bool
  var day: Day

  static let form = FactForm(
    "after_end", of: AfterEndFact.self, whose: .person, naturalKeys: [["enrolment"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = [.afterEndAsked, .afterEndCalled]

  static let blank = AfterEndFact(
    person: ParticipantKey(0), enrolment: EnrolmentKey(0), mayAsk: false, day: .blank)

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.key("enrolment", &enrolment)
    f.flag("may_ask", &mayAsk)
    f.day("day", &day)
  }

  var happened: Day? { day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

/// A try to ask somebody some months after the end.
struct AfterEndCallFact: PersonCaseFact {
  var person: ParticipantKey
  var enrolment: EnrolmentKey
  var call: AfterEnd.Call

  static let form = FactForm(
    "after_end_call", of: AfterEndCallFact.self, whose: .person, naturalKeys: [["enrolment", "month", "attempt"]],
    erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = []

  static let blank = AfterEndCallFact(
    person: ParticipantKey(0), enrolment: EnrolmentKey(0),
    call: AfterEnd.Call(month: 0, attempt: 0, day: .blank, answer: .notReached))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.key("enrolment", &enrolment)
    f.count("month", &call.month)
    f.count("attempt", &call.attempt)
    f.day("day", &call.day)
    f.word("answer", &call.answer)
  }

  var happened: Day? { call.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  /// Whether somebody may be asked after the end.
  public static let afterEndAsked = EntryKind("after_end_asked", .change, .enterFollowUpContact)
  /// What came of asking.
  public static let afterEndCalled = EntryKind("after_end_called", .change, .enterFollowUpContact)
}

extension PersonCases {
  /// What was asked at the end of each enrolment and after it.
  func afterEnd() throws -> [EnrolmentKey: AfterEnd] {
    try AfterEnd.records(facts(AfterEndFact.self), facts(AfterEndCallFact.self))
  }
}

extension AfterEnd {
  /// By enrolment; calls without a yes are none.
  static func records(_ asked: [AfterEndFact], _ calls: [AfterEndCallFact]) -> [EnrolmentKey: AfterEnd] {
    var found = Dictionary(asked.map { ($0.enrolment, AfterEnd(mayAsk: $0.mayAsk)) }) { _, last in last }
    for call in calls { found[call.enrolment]?.calls.append(call.call) }
    return found
  }

  static func records(of person: ParticipantKey, _ cases: CaseRows) throws -> [EnrolmentKey: AfterEnd] {
    records(
      try cases.facts(AfterEndFact.self, of: person).map(\.fact),
      try cases.facts(AfterEndCallFact.self, of: person).map(\.fact))
  }
}
