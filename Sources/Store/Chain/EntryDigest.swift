/// What an entry did to one table, as the chain covers it: every row it entered, and which rows it voided.
struct TableDigest {
  /// Over the rows so far, each with the hash before it.
  private var hash: [UInt8] = []
  private var entered: Int64 = 0
  private var voided: [Int64] = []

  var isEmpty: Bool { entered == 0 && voided.isEmpty }

  /// Rows in the order of their ids.
  mutating func enter(_ row: CanonicalBytes) {
    entered += 1
    hash = Blake2b.hash(hash, row.bytes)
  }

  /// In any order.
  mutating func void(_ id: Int64) { voided.append(id) }

  fileprivate func add(to bytes: inout CanonicalBytes, _ form: FactForm) {
    bytes.add(form.table)
    bytes.add(entered)
    bytes.add(hash)
    bytes.add(Int64(voided.count))
    for id in voided.sorted() { bytes.add(id) }
  }
}

/// The fields of an entry that its code covers, with what it did to the tables.
struct EntryDigest {
  var id: Int64
  var at: Int64
  /// Nil for an entry of the case side, as is ``about``; and its kind is not what it was.
  var actor: Int64?
  var kind: String
  var about: Int64?
  var people: Int64
  /// The sealed bytes.
  var detail: [UInt8]?
  var undoes: Int64?
  var today: Int64?
  var tables: [FactForm: TableDigest] = [:]

  /// The entry's place in the chain: a code over the code before it, its own fields, every row it entered and which it
  /// voided. To change any of them, or to take out an entry, is to break it here.
  func code(after previous: [UInt8], _ keys: Keyring) -> [UInt8] {
    var bytes = CanonicalBytes()
    bytes.add(id)
    bytes.add(at)
    bytes.add(actor)
    bytes.add(kind)
    bytes.add(about)
    bytes.add(people)
    if let detail { bytes.add(seal: detail) } else { bytes.add(Int64?.none) }
    bytes.add(undoes)
    bytes.add(today)
    for form in Facts.tables {
      if let digest = tables[form], !digest.isEmpty { digest.add(to: &bytes, form) }
    }
    return keys.chainCode(after: previous, bytes.bytes)
  }
}
