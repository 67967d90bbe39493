import Domain
import Ledger

/// Whom the desk may tell of somebody's attendance: worked out by whoever holds the clinical key, and read by the desk, which does
/// not. It says the names that people themselves use of those they have said yes to, and the last day; nothing else of a consent.
///
/// A page has a slot for each of the people of one page of `current`, whether anything stands in it or not, and all slots of a page
/// are of one length. It is found by a code over its number and lies in the order of those, so that without the desk's key a page
/// that is written does not tell whose it is. Nothing stands there of somebody with a protected address.
struct ToldPages {
  static let table = DerivedTable(
    "may_be_told", columns: ["page", "sealed"], as: "(page INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT",
    since: 2)

  private static let place = SealPlace(table: table.name, field: "sealed")
  /// Of a slot: four or five with a last day.
  private static let length = 96

  private let keys: Keyring
  private let one: PreparedStatement

  init(_ database: Database, _ keys: Keyring) throws {
    self.keys = keys
    one = try PreparedStatement(database, "SELECT sealed FROM \(ToldPages.table.name)_now WHERE page = ?")
  }

  /// Who may be told of somebody, on whichever day: the last days are still to be looked at.
  func parties(of person: ParticipantKey) throws -> [MayBeTold.Party] {
    let slots = try slots(onPage: DigestPage.number(of: person.value))
    return slots.map { ToldPages.parties(in: $0[ToldPages.slot(of: person.value)]) } ?? []
  }

  /// Every slot of a page; nil where there is no such page.
  func slots(onPage number: Int64) throws -> [[UInt8]]? {
    let page = try ToldPages.code(number, keys)
    one.bind(page)
    defer { one.reset() }
    guard try one.step() else { return nil }
    let table = ToldPages.table.name
    guard let plain = try keys.open(one.bytes(0), .identity, ToldPages.place, key: page, table: table, row: 0),
      let slots = ToldPages.slots(of: plain, number)
    else { throw LedgerError.damaged(.seal(table: table, row: 0)) }
    return slots
  }

  /// Every page there is opens, and is where it belongs.
  static func each(_ database: Database, _ keys: Keyring, _ body: (_ isWhole: Bool) -> Void) throws {
    let pages = try PreparedStatement(database, "SELECT page, sealed FROM \(table.name)_now")
    while try pages.step() {
      let page = pages.integer(0)
      do throws(LedgerError) {
        let plain = try keys.open(pages.bytes(1), .identity, place, key: page, table: table.name, row: 0) ?? []
        let number = plain.withUnsafeBytes { bytes in
          var reader = DigestReader(bytes)
          return reader.signed()
        }
        body(try code(number, keys) == page && slots(of: plain, number) != nil)
      } catch {
        guard case .damaged = error else { throw error }
        body(false)
      }
    }
  }

  // MARK: A page

  static func slot(of person: Int64) -> Int { Int(person - DigestPage.firstPerson(of: DigestPage.number(of: person))) }

  private static let column = CaseColumns.place(of: AttendanceConsentColumn.self)

  static let empty = [[UInt8]](repeating: [], count: Int(DigestPage.people))

  /// What stands in somebody's slot.
  ///
  /// - Parameter controller: the service they are with; empty: whichever keeps the register.
  static func slot(_ digest: PersonDigest, from controller: @autoclosure () -> String) -> [UInt8] {
    let consents = AttendanceConsentColumn.read(digest.columns[column])
    if consents.isEmpty || digest.isProtectedOrErased { return [] }
    let parties = MayBeTold.standing(consents, from: controller())
    if parties.isEmpty { return [] }
    var writer = DigestWriter()
    writer.add(unsigned: UInt64(parties.count))
    for party in parties {
      writer.add(text: party.name)
      writer.add(optional: party.until.map { Int64($0.number) })
    }
    // What fills the slot up is zeros: this is where they begin.
    writer.add(byte: 1)
    return writer.bytes
  }

  private static func parties(in slot: [UInt8]) -> [MayBeTold.Party] {
    slot.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      if reader.isAtEnd { return [] }
      return (0..<reader.unsigned()).compactMap { _ in
        if reader.isAtEnd { return nil }
        let name = String(decoding: reader.text(), as: UTF8.self)
        let until = reader.optionalInteger().map { Day(number: Int32(truncatingIfNeeded: $0)) }
        return MayBeTold.Party(name: name, until: until)
      }
    }
  }

  private static func write(_ number: Int64, _ slots: [[UInt8]]) -> [UInt8] {
    var writer = DigestWriter()
    writer.add(signed: number)
    var width = length
    while slots.contains(where: { $0.count > width }) { width *= 2 }
    writer.add(unsigned: UInt64(width))
    for slot in slots { writer.add(contentsOf: slot + [UInt8](repeating: 0, count: width - slot.count)) }
    return writer.bytes
  }

  /// Nil when the bytes are no such page. What fills a slot up is taken away, so that two that say the same are the same.
  private static func slots(of plain: [UInt8], _ number: Int64) -> [[UInt8]]? {
    plain.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      guard reader.signed() == number else { return nil }
      let width = reader.unsigned()
      let slots = (0..<DigestPage.people).map { _ in
        let slot = Array(reader.take(width))
        return Array(slot.prefix(through: slot.lastIndex { $0 != 0 } ?? -1))
      }
      return reader.isBroken ? nil : slots
    }
  }

  private static func code(_ number: Int64, _ keys: Keyring) throws(LedgerError) -> Int64 {
    var bytes = CanonicalBytes()
    bytes.add(number)
    let code = try keys.code(bytes.bytes, .identity, "told page")
    return Int64(bitPattern: code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// Seals pages and puts them in their place.
  struct Writer {
    private let keys: Keyring
    private let put: PreparedStatement

    init(_ database: Database, _ keys: Keyring, _ table: String) throws {
      self.keys = keys
      put = try PreparedStatement(database, "INSERT OR REPLACE INTO \(table) (page, sealed) VALUES (?, ?)")
    }

    func write(_ number: Int64, _ slots: [[UInt8]]) throws {
      let page = try ToldPages.code(number, keys)
      let sealed = try keys.seal(ToldPages.write(number, slots), .identity, ToldPages.place, key: page)
      put.bind {
        $0.add(page)
        $0.add(seal: sealed)
      }
      try put.run()
    }
  }

  /// All pages under other keys, and so in another order.
  static func reseal(_ database: Database, _ exchange: SealExchange, tick: () throws -> Void) throws {
    try SealedPages(
      table: table.name, side: .identity, place: place,
      number: { plain in
        plain.withUnsafeBytes { bytes in
          var reader = DigestReader(bytes)
          return reader.signed()
        }
      }, code: { number, keys throws(LedgerError) in try code(number, keys) }
    ).reseal(database, exchange, tick: tick)
  }
}

extension PersonDigest {
  var isProtectedOrErased: Bool {
    identity.withUnsafeBytes { IdentityBytes($0).map { $0.protection != nil } ?? true }
  }

  /// The programme of the enrolment that began last of those that count; nil of none.
  var latestProgramme: Int64? {
    enrolments.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      var latest: (day: Day, key: Int64, programme: Int64)?
      while !reader.isAtEnd, let enrolment = EnrolmentDigest(&reader) {
        guard enrolment.dates.status.counts, let day = enrolment.dates.start ?? enrolment.applied else { continue }
        if latest.map({ ($0.day, $0.key) < (day, enrolment.key.value) }) ?? true {
          latest = (day, enrolment.key.value, enrolment.programme)
        }
      }
      return latest?.programme
    }
  }
}
