import Domain
import Ledger

/// What one user is to one person, which decides about their card whatever the role.
public struct UserRelation: Hashable, Sendable {
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
}

extension [UserRelation] {
  /// The relations of one user as they lie in a seal: of one length however many there are, up to some fifty.
  var packed: [UInt8] {
    var writer = DigestWriter()
    writer.add(unsigned: UInt64(count))
    for relation in sorted(by: { $0.person < $1.person }) {
      writer.add(unsigned: UInt64(relation.person.value))
      writer.add(text: relation.relation.rawValue)
    }
    writer.pad(from: 448)
    return writer.bytes
  }

  /// Nil for bytes that are not what ``packed`` makes.
  init?(packed: [UInt8], of user: UserKey) {
    self = []
    let isWhole = packed.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      var left = reader.unsigned()
      while left > 0, !reader.isBroken {
        left -= 1
        let person = Int64(bitPattern: reader.unsigned())
        guard let relation = UserRelation.Relation(rawValue: String(decoding: reader.text(), as: UTF8.self)) else {
          return false
        }
        append(UserRelation(user: user, person: ParticipantKey(person), relation: relation))
      }
      return !reader.isBroken
    }
    if !isWhole { return nil }
  }

  /// Those whom the user is something to.
  func people(_ relation: UserRelation.Relation) -> Set<ParticipantKey> {
    Set(filter { $0.relation == relation }.map(\.person))
  }
}

extension EntryKind {
  /// Whose cards a user must not open, or may stand in for.
  /// Either of two actions; whoever writes them asks for the right one.
  public static let relationNamed = EntryKind("relation_named", .administration, nil)
  /// Either of two actions; whoever writes them asks for the right one.
  public static let relationRemoved = EntryKind("relation_removed", .administration, nil)
}
