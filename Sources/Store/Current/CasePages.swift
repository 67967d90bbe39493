import Domain
import Ledger

/// The pages of `current_case`: who stands on which, only the clinical key tells.
///
/// A page holds what a list shows from that side of the people of one page of `current`, and is found by a code over its number.
/// All are of one length, but for one with somebody of very many assessments, and they lie in the order of their codes.
struct CasePages {
  private let keys: Keyring
  private let one: PreparedStatement

  /// - Parameter table: as asked for, with its schema where that matters.
  init(_ database: Database, _ keys: Keyring, table: String = "current_case_now") throws {
    self.keys = keys
    one = try PreparedStatement(database, "SELECT sealed FROM \(table) WHERE page = ?")
  }

  /// What stands on a page, for a ``CaseCursor``; nothing where there is none.
  func bytes(_ number: Int64) throws -> [UInt8] {
    let page = try CasePages.code(number, keys)
    one.bind(page)
    defer { one.reset() }
    return try one.step() ? CasePages.open(one.bytes(0), page, keys) : []
  }

  // MARK: - A page

  static let place = SealPlace(table: "current_case", field: "sealed")
  /// Some six assessments of each, which is three years of mappings twice a year, and what plans ask after.
  private static let length = 2048

  /// Where a page lies, and what its seal hangs on. As a number, since SQLite reads every row whole that it passes on the
  /// way to a key of bytes.
  private static func code(_ number: Int64, _ keys: Keyring) throws(LedgerError) -> Int64 {
    var bytes = CanonicalBytes()
    bytes.add(number)
    let code = try keys.code(bytes.bytes, .clinical, "case page")
    return Int64(bitPattern: code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// - Throws: ``LedgerError/damaged(_:)``; nobody can be told whose page it is.
  private static func open(
    _ sealed: UnsafeRawBufferPointer, _ page: Int64, _ keys: Keyring
  ) throws(LedgerError) -> [UInt8] {
    guard let plain = try keys.open(sealed, .clinical, place, key: page, table: "current_case", row: 0)
    else { throw LedgerError.damaged(.seal(table: "current_case", row: 0)) }
    return plain
  }

  /// - Parameter people: in order of their keys.
  private static func write(_ number: Int64, _ people: [(person: Int64, digest: PersonDigest)]) -> [UInt8] {
    var writer = DigestWriter()
    writer.add(signed: number)
    DigestPage.write(people, to: &writer) { writer, digest in
      writer.add(bytes: digest.background)
      var columns = DigestWriter()
      for column in digest.columns { columns.add(bytes: column) }
      writer.add(bytes: columns.bytes)
    }
    writer.pad(from: length)
    return writer.bytes
  }

  /// Seals pages and puts them in their place.
  struct Writer {
    private let keys: Keyring
    private let put: PreparedStatement

    init(_ database: Database, _ keys: Keyring, _ table: String) throws {
      self.keys = keys
      put = try PreparedStatement(database, "INSERT OR REPLACE INTO \(table) (page, sealed) VALUES (?, ?)")
    }

    func write(_ number: Int64, _ people: [(person: Int64, digest: PersonDigest)]) throws {
      let page = try CasePages.code(number, keys)
      let sealed = try keys.seal(
        CasePages.write(number, people), .clinical, CasePages.place, key: page)
      put.bind {
        $0.add(page)
        $0.add(seal: sealed)
      }
      try put.run()
    }
  }

  // MARK: - All of them

  /// Opens every page, for a check.
  /// - Parameter body: gets the people on it; nil of one that does not open, or is not where it belongs.
  static func each(_ database: Database, _ keys: Keyring, _ body: ([Int64]?) throws -> Void) throws {
    let pages = try PreparedStatement(database, "SELECT page, sealed FROM current_case_now")
    while try pages.step() {
      let page = pages.integer(0)
      guard let plain = try opened(pages.bytes(1), page, keys) else {
        try body(nil)
        continue
      }
      let found = plain.withUnsafeBytes { CaseCursor($0).rest() }
      let isInPlace = try found.number.map { try code($0, keys) == page } ?? false
      try body(isInPlace ? found.people : nil)
    }
  }

  private static func opened(
    _ sealed: UnsafeRawBufferPointer, _ page: Int64, _ keys: Keyring
  ) throws(LedgerError) -> [UInt8]? {
    do throws(LedgerError) { return try open(sealed, page, keys) } catch {
      if case .damaged = error { return nil }
      throw error
    }
  }

  /// All pages under other keys, and so in another order.
  static func reseal(_ database: Database, _ exchange: SealExchange, tick: () throws -> Void) throws {
    try SealedPages(
      table: "current_case", side: .clinical, place: place,
      number: { $0.withUnsafeBytes { CaseCursor($0).number } },
      code: { number, keys throws(LedgerError) in try code(number, keys) }
    ).reseal(database, exchange, tick: tick)
  }
}

/// What a page of the case side has of one person; the bytes hold as long as the page's.
struct CasePart {
  /// See ``write(_:)``; empty where nothing is known.
  var background = UnsafeRawBufferPointer(start: nil, count: 0)
  /// One after the other; see ``column(_:)``.
  var columns = UnsafeRawBufferPointer(start: nil, count: 0)

  var lights: UnsafeRawBufferPointer { column(CasePart.placeOfLights) }

  private static let placeOfLights = CaseColumns.place(of: LightsColumn.self)

  /// What is there of a column, by its place in ``CaseColumns/all``; empty where there is nothing.
  func column(_ place: Int) -> UnsafeRawBufferPointer {
    var reader = DigestReader(columns)
    for _ in 0..<place where !reader.isAtEnd { _ = reader.text() }
    return reader.isAtEnd ? UnsafeRawBufferPointer(start: nil, count: 0) : reader.text()
  }

  static func write(_ participant: Participant) -> [UInt8] {
    var writer = DigestWriter()
    writer.add(signed: Int64(participant.birthYear ?? 0))
    writer.add(optionalText: participant.district)
    return writer.bytes
  }

  /// 0: not known.
  var birthYear: Int16 {
    var reader = DigestReader(background)
    return background.isEmpty ? 0 : Int16(clamping: reader.signed())
  }

  var district: String? {
    var reader = DigestReader(background)
    if background.isEmpty { return nil }
    _ = reader.signed()
    return reader.optionalText()
  }
}

/// Goes through a page beside its people, both in the order of keys.
struct CaseCursor {
  /// The number of the page; nil of nothing.
  let number: Int64?
  private var walk: PageWalk
  private var ahead: (person: Int64, part: CasePart)?

  init(_ bytes: UnsafeRawBufferPointer) {
    var reader = DigestReader(bytes)
    number = bytes.isEmpty ? nil : reader.signed()
    walk = PageWalk(reader, isEmpty: bytes.isEmpty)
    step()
  }

  var isBroken: Bool { walk.reader.isBroken }

  private mutating func step() {
    ahead = walk.next().map {
      ($0, CasePart(background: walk.reader.text(), columns: walk.reader.text()))
    }
  }

  /// Nothing of somebody who has no place there yet.
  mutating func part(of wanted: Int64) -> CasePart {
    while let found = ahead, found.person < wanted { step() }
    guard let ahead, ahead.person == wanted else { return CasePart() }
    return ahead.part
  }

  /// Everybody from here on.
  consuming func rest() -> (number: Int64?, people: [Int64]) {
    var people: [Int64] = []
    while let ahead {
      people.append(ahead.person)
      step()
    }
    return (number, people)
  }
}
