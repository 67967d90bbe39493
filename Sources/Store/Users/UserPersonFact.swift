import Domain
import Ledger

/// What one user is to one person, which decides about their card whatever the role.
public struct UserPersonFact: RegisterFact {
  public enum Relation: String, CaseIterable, Hashable, Sendable {
    /// The user themself or somebody close: the card stays closed.
    case relative
    /// Stands in for the contact person of somebody with a protected address.
    case standIn = "stand_in"
  }

  public var user: UserKey
  public var person: ParticipantKey
  public var relation: Relation

  public init(user: UserKey, person: ParticipantKey, relation: Relation) {
    self.user = user
    self.person = person
    self.relation = relation
  }

  /// Who is close to whom is about the user as much as about the person: it stands in neither's lists.
  package static let form = FactForm(
    "clerk_person", of: UserPersonFact.self, whose: .nobody, naturalKeys: [["clerk", "person", "relation"]],
    indexes: ["(person)"])

  static let words: [EntryKind] = [.relationNamed, .relationRemoved]

  package init() { self.init(user: UserKey(0), person: ParticipantKey(0), relation: .relative) }

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("clerk", &user)
    f.points("person", &person)
    f.word("relation", &relation)
  }

  package var happened: Day? { nil }
  package func leftByErasure(on day: Day) -> UserPersonFact? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  /// Whose cards a user must not open, or may stand in for.
  /// Either of two actions; whoever writes them asks for the right one.
  public static let relationNamed = EntryKind("relation_named", .administration, nil)
  /// Either of two actions; whoever writes them asks for the right one.
  public static let relationRemoved = EntryKind("relation_removed", .administration, nil)
}
