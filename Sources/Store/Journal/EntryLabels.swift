import Domain
import GRDB

/// By which the entries of the case side about one person are found: each has a label of its own, a code over the person and
/// the turn it has among theirs, so that no two of them share anything.
struct EntryLabels {
  private let keys: Keyring
  private let entries: PreparedStatement

  init(_ database: Database, _ keys: Keyring) throws {
    self.keys = keys
    entries = try PreparedStatement(database, "SELECT id FROM main.entry WHERE label = ?")
  }

  /// Reasons for nødtilgang are counted by themselves: whether one is in force is asked at every card.
  static func label(
    _ keys: Keyring, _ kind: EntryKind, about: ParticipantKey?, turn: Int
  ) throws(StoreError) -> [UInt8] {
    var bytes = CanonicalBytes()
    bytes.add(kind == .emergencyAccess ? kind.rawValue : "")
    bytes.add(about?.value)
    bytes.add(turn)
    return try keys.code(bytes.bytes, .clinical, "entry label")
  }

  func entry(_ kind: EntryKind, about: ParticipantKey?, turn: Int) throws -> Int64? {
    let label = try EntryLabels.label(keys, kind, about: about, turn: turn)
    entries.bind { $0.add(code: label) }
    defer { entries.reset() }
    return try entries.step() ? entries.integer(0) : nil
  }

  func nextTurn(_ kind: EntryKind, about: ParticipantKey?) throws -> Int {
    try Turns.next { try entry(kind, about: about, turn: $0) != nil }
  }

  /// All entries of the case side about a person; none for who may not read that side.
  func all(about person: ParticipantKey) throws -> [Int64] {
    guard keys.holdsClinical else { return [] }
    var found: [Int64] = []
    for kind in [EntryKind.cardRead, .emergencyAccess] {
      var turn = 0
      while let entry = try entry(kind, about: person, turn: turn) {
        found.append(entry)
        turn += 1
      }
    }
    return found
  }
}
