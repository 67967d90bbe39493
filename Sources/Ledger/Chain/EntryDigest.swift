/// What an entry did to one table, as the chain covers it: every row it entered, and which rows it voided.
package struct TableDigest {
  /// Over the rows so far, each with the hash before it.
  private var hash: [UInt8] = []
  private var entered: Int64 = 0
  private var voided: [Int64] = []

  package var isEmpty: Bool { entered == 0 && voided.isEmpty }

  /// Rows in the order of their ids.
  package mutating func enter(_ row: CanonicalBytes) {
    entered += 1
    hash = Blake2b.hash(hash, row.bytes)
  }

  /// In any order.
  package mutating func void(_ id: Int64) { voided.append(id) }

  fileprivate func add(to bytes: inout CanonicalBytes, _ form: FactForm) {
    bytes.add(form.table)
    bytes.add(entered)
    bytes.add(hash)
    bytes.add(Int64(voided.count))
    for id in voided.sorted() { bytes.add(id) }
  }
}

/// The fields of an entry that its code covers, with what it did to the tables.
package struct EntryDigest {
  package var id: Int64
  /// Drawn at random, unlike any other entry's.
  package var own: [UInt8]
  package var at: Int64
  /// Nil for an entry of the case side, as is ``about``; and its kind is not what it was.
  package var actor: Int64?
  package var kind: String
  package var about: Int64?
  package var people: Int64
  /// The sealed bytes.
  package var detail: [UInt8]?
  package var undoes: Int64?
  package var today: Int64?
  package var tables: [FactForm: TableDigest] = [:]

  /// The entry's place in the chain: a code over the code before it, its own fields, every row it entered and which it
  /// voided. To change any of them, or to take out an entry, is to break it here.
  package func code(after previous: [UInt8], _ keys: Keyring, _ definitions: Definitions) -> [UInt8] {
    var bytes = CanonicalBytes()
    bytes.add(id)
    bytes.add(own)
    bytes.add(at)
    bytes.add(actor)
    bytes.add(kind)
    bytes.add(about)
    bytes.add(people)
    if let detail { bytes.add(seal: detail) } else { bytes.add(Int64?.none) }
    bytes.add(undoes)
    bytes.add(today)
    for form in definitions.tables {
      if let digest = tables[form], !digest.isEmpty { digest.add(to: &bytes, form) }
    }
    return keys.chainCode(after: previous, bytes.bytes)
  }
}
