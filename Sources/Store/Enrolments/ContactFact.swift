import Domain
import Ledger

/// A contact person of an enrolment, from when to when.
public struct ContactFact: RegisterFact {
  public var enrolment: EnrolmentKey
  public var assignment: ContactAssignment

  package static let form = FactForm(
    "contact", of: ContactFact.self, whose: .enrolment,
    naturalKeys: [["enrolment", "role", "from_day", "colleague"]], erasure: .takesAll,
    indexes: ["(enrolment) WHERE voided IS NOT NULL"])

  static let words: [EntryKind] = [.contactAssigned]

  package static let blank = ContactFact(
    enrolment: EnrolmentKey(0), assignment: ContactAssignment(name: "", from: .blank))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("enrolment", &enrolment)
    f.word("role", &assignment.role)
    f.colleague(&assignment.name)
    f.day("from_day", &assignment.from)
    f.day("to_day", &assignment.to)
  }

  /// That somebody is there for a person is nothing that happens to them.
  package var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    if assignment.problem == .endsBeforeItBegins { return [.endsBeforeItBegins] }
    return assignment.name.isEmpty ? [.rule(.nameMissing)] : []
  }
}

extension EntryKind {
  public static let contactAssigned = EntryKind("contact_assigned", .change, .assignContact)
}
