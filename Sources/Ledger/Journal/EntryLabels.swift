import Domain

/// By which the entries of the case side about one person are found: each has a label of its own, a code over the person and
/// the turn it has among theirs, so that no two of them share anything.
package struct EntryLabels {
  private let keys: Keyring
  private let entries: PreparedStatement

  package init(_ database: Database, _ keys: Keyring) throws {
    self.keys = keys
    entries = try PreparedStatement(database, "SELECT id FROM main.entry WHERE label = ?")
  }

  /// - Parameter group: ``EntryWord/group``.
  package static func label(
    _ keys: Keyring, _ group: String, about: ParticipantKey?, turn: Int
  ) throws(LedgerError) -> [UInt8] {
    var bytes = CanonicalBytes()
    bytes.add(group)
    bytes.add(about?.value)
    bytes.add(turn)
    return try keys.code(bytes.bytes, .clinical, "entry label")
  }

  package func entry(_ group: String, about: ParticipantKey?, turn: Int) throws -> Int64? {
    try entries.number(try EntryLabels.label(keys, group, about: about, turn: turn))
  }

  package func nextTurn(_ group: String, about: ParticipantKey?) throws -> Int {
    try Turns.next { try entry(group, about: about, turn: $0) != nil }
  }

  /// All entries of the case side about a person that are counted in some groups; none for who may not read that side.
  package func all(_ groups: [String], about person: ParticipantKey) throws -> [Int64] {
    guard keys.holdsClinical else { return [] }
    var found: [Int64] = []
    for group in groups {
      var turn = 0
      while let entry = try entry(group, about: person, turn: turn) {
        found.append(entry)
        turn += 1
      }
    }
    return found
  }
}
