import Domain
import Ledger

/// Keeps `current`, `current_case` and `tally` in step with the facts, inside the transaction that changes them.
struct CurrentWriter {
  let database: Database
  let coder: FactCoder
  /// `main.` in the register; `temp.` with `_now` when filled for reading as of an entry.
  private let prefix: String
  private let suffix: String

  static func register(_ database: Database, _ coder: FactCoder) -> CurrentWriter {
    CurrentWriter(database: database, coder: coder, prefix: "main.", suffix: "")
  }

  static func temporary(_ database: Database, _ coder: FactCoder) -> CurrentWriter {
    CurrentWriter(database: database, coder: coder, prefix: "temp.", suffix: "_now")
  }

  /// Works out anew what is out of date, page by page in the order of keys.
  /// - Returns: somebody among them who had been erased, if there was one: nothing of theirs is to change any more.
  @discardableResult
  func update(_ touched: TouchedPeople) throws -> Int64? {
    if touched.people.isEmpty { return nil }
    var erased: Int64?
    var builder = try DigestBuilder(database, coder)
    let pages = try DigestPages(database, coder.keys, asKept: true)
    let writer = try PageWriter(database, coder.keys, current: table("current"), cases: table("current_case"))
    let told = coder.keys.holdsClinical ? try ToldWriter(database, coder, table(ToldPages.table.name)) : nil
    var changes = Tally()
    // Of most of what the desk enters nothing is in a digest: forty marks need not open the pages of forty people.
    for (person, parts) in touched.people where parts.isEmpty {
      if try isErased(person) { erased = person }
    }
    var rest = touched.people.filter { !$0.value.isEmpty }.keys.sorted()[...]
    while let first = rest.first {
      let page = DigestPage.number(of: first)
      let here = rest.prefix { DigestPage.number(of: $0) == page }
      rest = rest.dropFirst(here.count)
      var people: [Int64: PersonDigest] = [:]
      try pages.each(onPage: page) { part, other in people[part.person] = PersonDigest(part, other) }
      var written: PageWriter.Parts = []
      try builder.load(Array(here), here.reduce([]) { $0.union(touched.people[$1] ?? .all) })
      for person in here {
        let old = people[person]
        let new = builder.digest(of: person, touched.people[person] ?? .all, since: old)
        if (old ?? new)?.identity.isEmpty ?? false { erased = person }
        if new == old { continue }
        // Somebody who is new has a place there, whether or not there is anything in it.
        let isOther = old == nil || new?.columns != old?.columns || new?.background != old?.background
        if isOther, coder.keys.holdsClinical { written.insert(.cases) }
        if new?.identity != old?.identity || new?.enrolments != old?.enrolments { written.insert(.current) }
        if new?.enrolments != old?.enrolments {
          // An unreadable old digest is repaired by the new one; what it counted for is then found by the check.
          if let old { _ = old.enrolments.withUnsafeBytes { changes.add(digest: $0, sign: -1) } }
          if let new { _ = new.enrolments.withUnsafeBytes { changes.add(digest: $0, sign: 1) } }
        }
        people[person] = new
      }
      try writer.write(page, people.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, written)
      try told?.write(page, people)
    }
    try apply(changes)
    return erased
  }

  private func isErased(_ person: Int64) throws -> Bool {
    let rows = try PreparedStatement(
      database, "SELECT 1 FROM main.identity WHERE person = ? AND voided IS NULL AND number_code IS NULL")
    rows.bind(person)
    return try rows.step()
  }

  private func table(_ name: String) -> String { prefix + name + suffix }

  private func apply(_ tally: Tally) throws {
    let add = try PreparedStatement(
      database,
      """
      INSERT INTO \(table("tally")) (programme, unit, day, place, change) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (programme, unit, place, day) DO UPDATE SET change = change + excluded.change
      """)
    let tidy = try PreparedStatement(
      database,
      """
      DELETE FROM \(table("tally")) WHERE programme = ? AND unit = ? AND day = ? AND place = ? AND change = 0
      """)
    for (key, change) in tally.changes {
      add.bind(key.programme, key.unit, Int64(key.day), Int64(key.place), Int64(change))
      try add.run()
      tidy.bind(key.programme, key.unit, Int64(key.day), Int64(key.place))
      try tidy.run()
    }
  }
}

/// Seals pages and puts them in their place.
private struct PageWriter {
  struct Parts: OptionSet {
    let rawValue: UInt8
    static let current = Parts(rawValue: 1)
    static let cases = Parts(rawValue: 2)
  }

  private let keys: Keyring
  private let put: PreparedStatement
  private let remove: PreparedStatement
  private let cases: CasePages.Writer

  init(_ database: Database, _ keys: Keyring, current: String, cases: String) throws {
    self.keys = keys
    put = try PreparedStatement(database, "INSERT OR REPLACE INTO \(current) (page, sealed) VALUES (?, ?)")
    remove = try PreparedStatement(database, "DELETE FROM \(current) WHERE page = ?")
    self.cases = try CasePages.Writer(database, keys, cases)
  }

  func write(_ page: Int64, _ people: [(person: Int64, digest: PersonDigest)], _ parts: Parts) throws {
    if parts.contains(.current) {
      if people.isEmpty {
        remove.bind(page)
        try remove.run()
      } else {
        let sealed = try keys.seal(DigestPage.write(people), .identity, DigestPage.current, key: page)
        put.bind {
          $0.add(page)
          $0.add(seal: sealed)
        }
        try put.run()
      }
    }
    if parts.contains(.cases) { try cases.write(page, people) }
  }
}
