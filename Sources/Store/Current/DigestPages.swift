import Ledger

/// One person in `current`: who they are and their enrolments, in a form a list of everyone is built from.
struct PersonDigest: Equatable {
  /// As in the seal of ``IdentityFact``; empty of somebody who was erased, whose enrolments are counted still.
  var identity: [UInt8] = []
  var enrolments: [UInt8] = []
  // Apart from the rest, under the clinical key:
  /// When they were born and where they live, as ``CasePart`` has it.
  var background: [UInt8] = []
  /// In the order of ``CaseColumns/all``.
  var columns: [[UInt8]] = []

  init() {}

  init(_ part: DigestPage.Part, _ case: CasePart) {
    identity = Array(part.identity)
    enrolments = Array(part.enrolments)
    background = Array(`case`.background)
    columns = CaseColumns.all.indices.map { Array(`case`.column($0)) }
  }
}

/// The pages of `current`: some people each, sealed together.
///
/// To open a seal costs the same for a name as for thirty, and that is what makes a list of 100,000 people quick: a page is
/// opened at once, and changing one person writes one page.
enum DigestPage {
  static let people: Int64 = 32
  /// How long a page may be. How many enrolments and steps each has, its tables tell; names are of one length where they lie.
  private static let unit = 512

  static func number(of person: Int64) -> Int64 { person / people }
  static func firstPerson(of page: Int64) -> Int64 { page * people }

  static let current = SealPlace(table: "current", field: "sealed")

  /// One person on a page; the bytes hold as long as the page's.
  struct Part {
    var person: Int64
    var identity: UnsafeRawBufferPointer
    var enrolments: UnsafeRawBufferPointer
    /// As they are in the present, by which it is decided who may see the person: other than ``enrolments`` only where the
    /// register is read as of an earlier entry.
    var enrolmentsNow: UnsafeRawBufferPointer

    /// Counted, and nobody.
    var isErased: Bool { identity.isEmpty }
  }

  /// Gives every person of an opened page; false when the bytes are no page.
  static func each(_ bytes: UnsafeRawBufferPointer, _ body: (Part) throws -> Void) rethrows -> Bool {
    var walk = PageWalk(bytes)
    while let person = walk.next() {
      let (identity, enrolments) = (walk.reader.text(), walk.reader.text())
      let part = Part(person: person, identity: identity, enrolments: enrolments, enrolmentsNow: enrolments)
      if walk.reader.isBroken { return false }
      try body(part)
    }
    return !walk.reader.isBroken
  }

  /// - Parameter people: in order of their keys.
  static func write(_ people: [(person: Int64, digest: PersonDigest)]) -> [UInt8] {
    var writer = DigestWriter()
    write(people, to: &writer) { writer, digest in
      writer.add(bytes: digest.identity)
      writer.add(bytes: digest.enrolments)
    }
    writer.pad(toMultipleOf: unit)
    return writer.bytes
  }

  static func write(
    _ people: [(person: Int64, digest: PersonDigest)], to writer: inout DigestWriter,
    _ add: (inout DigestWriter, PersonDigest) -> Void
  ) {
    writer.add(unsigned: UInt64(people.count))
    var last: Int64 = 0
    for (person, digest) in people {
      writer.add(unsigned: UInt64(bitPattern: person - last))
      last = person
      add(&writer, digest)
    }
  }
}

/// Goes from person to person on an opened page; what a page holds of each is read from ``reader`` in between.
struct PageWalk {
  var reader: DigestReader
  private var rest: UInt64
  private var person: Int64 = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.init(DigestReader(bytes), isEmpty: bytes.isEmpty) }

  /// From where a reader stands.
  init(_ reader: DigestReader, isEmpty: Bool) {
    self.reader = reader
    rest = isEmpty ? 0 : self.reader.unsigned()
  }

  /// The key of the next person; nil at the end, and when the bytes are no page.
  mutating func next() -> Int64? {
    guard rest > 0, !reader.isBroken else { return nil }
    rest -= 1
    person &+= Int64(bitPattern: reader.unsigned())
    return reader.isBroken ? nil : person
  }
}

/// Reads opened pages of `current_now`, with what the other side has where the clinical key is held. As of an earlier entry everybody
/// stands there behind what covers them now.
struct DigestPages {
  private let keys: Keyring
  private let pages: PreparedStatement
  private let cases: CasePages?
  private let one: PreparedStatement
  private let cover: PageCover?

  /// - Parameter asKept: uncovered, for who works the pages out or checks them and shows nobody.
  init(_ database: Database, _ keys: Keyring, asKept: Bool = false) throws {
    self.keys = keys
    if try !asKept && !NowViews.ownsDerived(database) {
      let table = ProjectionTable(database: database)
      try table.require(.people)
      if keys.holdsClinical { try table.require(.cases) }
    }
    cover = try !asKept && NowViews.isEarlier(database) ? PageCover(database, keys) : nil
    pages = try PreparedStatement(
      database, "SELECT page, sealed FROM current_now WHERE page BETWEEN ? AND ? ORDER BY page")
    one = try PreparedStatement(database, "SELECT page, sealed FROM current_now WHERE page = ?")
    cases = keys.holdsClinical ? try CasePages(database, keys) : nil
  }

  /// Everyone whose page is in `range`, in the order of their keys.
  /// - Parameter body: gets a person with what the other side has of them, nothing where it may not be read.
  func each(
    from first: Int64 = 0, to last: Int64 = .max,
    _ body: (DigestPage.Part, CasePart) throws -> Void
  ) throws {
    pages.bind(first, last)
    defer { pages.reset() }
    while try pages.step() { try give(pages, body) }
  }

  /// Those on one page.
  func each(onPage page: Int64, _ body: (DigestPage.Part, CasePart) throws -> Void) throws {
    one.bind(page)
    defer { one.reset() }
    if try one.step() { try give(one, body) }
  }

  private func give(
    _ row: PreparedStatement, _ body: (DigestPage.Part, CasePart) throws -> Void
  ) throws {
    let page = row.integer(0)
    guard
      let plain = try keys.open(
        row.bytes(1), .identity, DigestPage.current, key: page, table: "current", row: page)
    else { return }
    let beside = try cases?.bytes(page) ?? []
    let present = try cover?.people(onPage: page)
    try plain.withUnsafeBytes { plain in
      try beside.withUnsafeBytes { beside in
        var people = CaseCursor(beside)
        let isWhole = try DigestPage.each(plain) { part in
          let other = people.part(of: part.person)
          guard let present else { return try body(part, other) }
          try part.covered(by: present[part.person]) { try body($0, other) }
        }
        if !isWhole || people.isBroken { throw StoreError.ledger(.damaged(.value(table: "current", row: page))) }
      }
    }
  }
}

extension DigestPages {
  /// All pages under other keys.
  static func reseal(_ database: Database, _ exchange: SealExchange, tick: () throws -> Void) throws {
    let rows = try PreparedStatement(database, "SELECT page, sealed FROM main.current ORDER BY page")
    let update = try PreparedStatement(database, "UPDATE main.current SET sealed = ? WHERE page = ?")
    while try rows.step() {
      let page = rows.integer(0)
      let sealed = try exchange.resealed(rows, 1, .identity, DigestPage.current, key: page, table: "current", row: page)
      update.bind {
        $0.add(seal: sealed)
        $0.add(page)
      }
      try update.run()
      try tick()
    }
  }
}
