import GRDB

/// What is derived against what it is derived from: everyone's digest and all counts, worked out anew.
struct DerivedCheck {
  private let database: Database
  private let coder: FactCoder
  private let count: CheckCount

  init(_ database: Database, _ coder: FactCoder, _ count: CheckCount) {
    self.database = database
    self.coder = coder
    self.count = count
  }

  func run(_ report: inout CheckReport) throws {
    let builder = try DigestBuilder(database, coder)
    let people = try PreparedStatement(database, "SELECT person FROM identity_now ORDER BY person")
    var tally = Tally()
    var kept = KeptPage()
    while try people.step() {
      try count.tick()
      let person = people.integer(0)
      try kept.turn(to: DigestPage.number(of: person), database, coder.keys, &report)
      let found = kept.people.removeValue(forKey: person)
      guard let digest = try digest(of: person, builder, &report) else { continue }
      _ = digest.enrolments.withUnsafeBytes { tally.add(digest: $0, sign: 1) }
      guard let found else {
        report.add(CheckFinding(.digestMissing, table: "current", row: person))
        continue
      }
      if found != digest { report.add(CheckFinding(.digestDiffers, table: "current", row: person)) }
    }
    try checkNobodys(&report)
    if try !isKept(tally) { report.add(CheckFinding(.tallyDiffers, table: "tally")) }
  }

  /// The people of the page that is being looked at, as kept.
  private struct KeptPage {
    var page: Int64?
    var people: [Int64: PersonDigest] = [:]

    mutating func turn(to next: Int64, _ database: Database, _ keys: Keyring, _ report: inout CheckReport) throws {
      if page == next { return }
      page = next
      people = [:]
      do {
        var found: [Int64: PersonDigest] = [:]
        try DigestPages(database, keys, asKept: true).each(onPage: next) { part, lights in
          found[part.person] = PersonDigest(
            identity: Array(part.identity), enrolments: Array(part.enrolments), lights: Array(lights))
        }
        people = found
      } catch StoreError.damaged(.seal(let table, let row)) {
        report.add(CheckFinding(.sealBroken, table: table, row: row))
      } catch StoreError.damaged(.value(let table, let row)) {
        report.add(CheckFinding(.unreadableValue, table: table, row: row))
      }
    }
  }

  /// Nil for facts that cannot be read, which the check of rules has told of.
  private func digest(
    of person: Int64, _ builder: DigestBuilder, _ report: inout CheckReport
  ) throws -> PersonDigest? {
    do {
      return try builder.digest(of: person)
    } catch StoreError.damaged(.value(let table, let row)) {
      report.add(CheckFinding(.unreadableValue, table: table, row: row))
      return nil
    } catch StoreError.damaged(.seal) {
      // Told of where the seals are gone through.
      return nil
    }
  }

  private func checkNobodys(_ report: inout CheckReport) throws {
    let known = try PreparedStatement(database, "SELECT 1 FROM identity_now WHERE person = ?")
    func check(_ person: Int64, _ table: String) throws {
      known.bind(person)
      defer { known.reset() }
      if try !known.step() { report.add(CheckFinding(.digestWithoutPerson, table: table, row: person)) }
    }
    let pages = try PreparedStatement(database, "SELECT page, sealed FROM current_now")
    while try pages.step() {
      guard let plain = try opened(pages, .identity, DigestPage.current, "current") else {
        report.addOnce(CheckFinding(.sealBroken, table: "current", row: pages.integer(0)))
        continue
      }
      _ = try plain.withUnsafeBytes { try DigestPage.each($0) { try check($0.person, "current") } }
    }
    guard coder.keys.holdsClinical else { return }
    let lights = try PreparedStatement(database, "SELECT page, sealed FROM current_lights_now")
    while try lights.step() {
      guard let plain = try opened(lights, .clinical, DigestPage.lights, "current_lights") else {
        report.addOnce(CheckFinding(.sealBroken, table: "current_lights", row: lights.integer(0)))
        continue
      }
      for person in plain.withUnsafeBytes({ DigestPage.peopleOfLights($0) }) { try check(person, "current_lights") }
    }
  }

  /// Nil for a page that does not open.
  private func opened(
    _ row: PreparedStatement, _ side: Side, _ place: SealPlace, _ table: String
  ) throws -> [UInt8]? {
    do throws(StoreError) {
      return try coder.keys.open(row.bytes(1), side, place, key: row.integer(0), table: table, row: row.integer(0))
    } catch {
      guard case .damaged(.seal) = error else { throw error }
      return nil
    }
  }

  private func isKept(_ tally: Tally) throws -> Bool {
    let statement = try PreparedStatement(database, "SELECT programme, unit, day, place, change FROM tally_now")
    var rows = 0
    while try statement.step() {
      rows += 1
      let key = Tally.Key(
        programme: statement.integer(0), unit: statement.integer(1), day: statement.day(2),
        place: UInt8(clamping: statement.integer(3)))
      if tally.changes[key] != Int(statement.integer(4)) { return false }
    }
    return rows == tally.changes.count
  }
}
