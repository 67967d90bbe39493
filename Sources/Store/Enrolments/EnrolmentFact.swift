import Domain
import Ledger

/// One person's time in one programme.
public struct EnrolmentFact: RegisterFact {
  public var key: EnrolmentKey
  public var person: ParticipantKey
  public var enrolment: Enrolment
  /// Why it ended, what came of it, who pays and where the person comes from, where that could not be read.
  private(set) var unread: UnreadSeal?

  package static let form = FactForm(
    "enrolment", of: EnrolmentFact.self, whose: .person,
    naturalKeys: [["enrolment"], ["person", "programme", "coalesce(start_day, applied_day)"]],
    erasure: .leaves { $0.leftByErasure(on: $1) },
    indexes: [
      "(unit) WHERE voided IS NULL AND unit IS NOT NULL", "(person) WHERE voided IS NOT NULL",
      // Who waits, and whose place is free soon, among all who ever took part.
      "(status) WHERE voided IS NULL AND status IN ('applied', 'assessed', 'waiting_list')",
      """
      (coalesce(end_day, planned_end_day)) WHERE voided IS NULL AND coalesce(end_day, planned_end_day) IS NOT NULL
      """,
    ])

  static let words: [EntryKind] = [.enrolled, .enrolmentChanged, .importedEnrolments]

  package static let blank = EnrolmentFact(
    key: EnrolmentKey(0), person: ParticipantKey(0), enrolment: Enrolment(programme: "", status: .applied))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("enrolment", .enrolment, &key)
    f.points("person", &person)
    f.programme(.points("programme"), &enrolment.programme)
    f.points("unit", &enrolment.unit)
    f.word("status", &enrolment.status)
    f.day("applied_day", &enrolment.applied)
    f.day("start_day", &enrolment.start)
    f.day("end_day", &enrolment.end)
    f.day("planned_end_day", &enrolment.plannedEnd)
    unread = f.seal("sealed", .clinical, unread: unread) {
      $0.word("end_reason", &self.enrolment.endReason)
      $0.text("other_reason", &self.enrolment.otherReason)
      $0.word("outcome", &self.enrolment.outcome)
      $0.day("outcome_day", &self.enrolment.outcomeDate)
      $0.text("funding", &self.enrolment.funding)
      $0.text("referred_from", &self.enrolment.referredFrom)
    }
  }

  package var happened: Day? { [enrolment.applied, enrolment.start, enrolment.end].compactMap(\.self).max() }

  /// When they took part, how it ended and what came of it stays, for the counts. What runs ends.
  private func leftByErasure(on day: Day) -> EnrolmentFact {
    var bare = self
    bare.enrolment.leave(on: day)
    bare.enrolment.otherReason = nil
    bare.enrolment.funding = nil
    bare.enrolment.referredFrom = nil
    return bare
  }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(
      EnrolmentRules.problems(
        of: enrolment, ending: ground.ending(enrolment.programme), today: ground.today), RuleViolation.enrolment)
  }
}

extension EntryKind {
  public static let enrolled = EntryKind("enrolled", .change, .enrol)
  public static let enrolmentChanged = EntryKind("enrolment_changed", .change, .changeEnrolment)
  public static let importedEnrolments = EntryKind("imported_enrolments", .bulk, .importData)
}
