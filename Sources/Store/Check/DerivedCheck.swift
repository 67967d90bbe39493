import Ledger

/// What is derived against what it is derived from: everyone's digest and all counts, worked out anew.
struct DerivedCheck {
  let coder: FactCoder
  let count: CheckCount
  private var database: Database { coder.database }

  /// - Throws: ``LedgerError/rebuilding`` while some of it is worked out anew.
  func run(_ report: inout CheckReport) throws {
    if try !NowViews.ownsDerived(database) {
      for place in database.definitions.places where coder.keys.holds(place.reads) {
        try ProjectionTable(database: database).require(place)
      }
    }
    var builder = try DigestBuilder(database, coder)
    let pages = try DigestPages(database, coder.keys, asKept: true)
    let people = try PreparedStatement(database, "SELECT person FROM identity_now ORDER BY person")
    var tally = Tally()
    var everybody = KeySet()
    var here: [Int64] = []
    var isOver = false
    while !isOver, !report.isFull {
      isOver = try !people.step()
      if let first = here.first, isOver || DigestPage.number(of: people.integer(0)) != DigestPage.number(of: first) {
        try check(here, &builder, pages, &tally, &report)
        here = []
      }
      if isOver { break }
      here.append(people.integer(0))
      everybody.insert(people.integer(0))
    }
    try checkNobodys(everybody, &report)
    if try !isKept(tally) { report.add(CheckFinding(.tallyDiffers, table: "tally")) }
    try checkMapping(&report)
  }

  private func checkMapping(_ report: inout CheckReport) throws {
    guard coder.keys.holdsClinical else { return }
    do {
      let tally = try MappingTally.recounted(database, coder) { try count.tick() }
      if try !tally.isKept(database, coder.keys) {
        report.add(CheckFinding(.tallyDiffers, table: MappingTally.table))
      }
    } catch {
      switch StoreError(error) {
      case .ledger(.damaged(.seal(let table, _))) where table == MappingTally.table:
        report.addOnce(CheckFinding(.sealBroken, table: table))
      // A record that cannot be read is told of with the facts.
      case .ledger(.damaged): break
      default: throw error
      }
    }
  }

  /// The people of one page.
  private func check(
    _ people: [Int64], _ builder: inout DigestBuilder, _ pages: DigestPages, _ tally: inout Tally,
    _ report: inout CheckReport
  ) throws {
    guard let first = people.first else { return }
    let page = try telling(&report, tellsSeals: true) {
      var kept: [Int64: PersonDigest] = [:]
      try pages.each(onPage: DigestPage.number(of: first)) { kept[$0.person] = PersonDigest($0, $1) }
      return kept
    }
    let kept = page ?? [:]
    var anew: [Int64: PersonDigest] = [:]
    let isWhole = (try? builder.load(people)) != nil
    for person in people {
      try count.tick()
      // Where a fact cannot be read, those it is not about are looked at all the same.
      if !isWhole, try telling(&report, tellsSeals: false, { try builder.load([person]) }) == nil { continue }
      guard let digest = builder.digest(of: person) else { continue }
      anew[person] = digest
      _ = digest.enrolments.withUnsafeBytes { tally.add(digest: $0, sign: 1) }
      guard let found = kept[person] else {
        report.add(CheckFinding(.digestMissing, table: "current", row: person))
        continue
      }
      if found != digest { report.add(CheckFinding(.digestDiffers, table: "current", row: person)) }
    }
    if coder.keys.holdsClinical { try checkTold(anew, onPage: DigestPage.number(of: first), &report) }
  }

  /// What the desk may tell of them.
  private func checkTold(
    _ people: [Int64: PersonDigest], onPage page: Int64, _ report: inout CheckReport
  ) throws {
    let found = try telling(&report, tellsSeals: true) {
      try ToldPages(database, coder.keys).slots(onPage: page) ?? ToldPages.empty
    }
    guard let kept = found else { return }
    let controllers = try Controllers(coder)
    for (person, digest) in people.sorted(by: { $0.key < $1.key })
    where ToldPages.slot(digest, from: controllers.name(of: digest)) != kept[ToldPages.slot(of: person)] {
      report.add(CheckFinding(.digestDiffers, table: ToldPages.table.name, row: person))
    }
  }

  /// Nil where something cannot be read, which the report tells.
  /// - Parameter tellsSeals: false for facts, whose seals are gone through elsewhere.
  private func telling<Value>(
    _ report: inout CheckReport, tellsSeals: Bool, _ body: () throws -> Value
  ) throws -> Value? {
    do { return try body() } catch {
      switch StoreError(error) {
      case .ledger(.damaged(.value(let table, let row))):
        report.add(CheckFinding(.unreadableValue, table: table, row: row))
      case .ledger(.damaged(.seal(let table, let row))) where tellsSeals:
        report.addOnce(CheckFinding(.sealBroken, table: table, row: row))
      case .ledger(.damaged(.seal)): break
      case .notAllowed where !tellsSeals: break
      default: throw error
      }
      return nil
    }
  }

  private func checkNobodys(_ everybody: KeySet, _ report: inout CheckReport) throws {
    func check(_ person: Int64, _ table: String) {
      if !everybody.contains(person) { report.add(CheckFinding(.digestWithoutPerson, table: table, row: person)) }
    }
    let pages = try PreparedStatement(database, "SELECT page, sealed FROM current_now")
    while try pages.step() {
      guard let plain = try opened(pages) else {
        report.addOnce(CheckFinding(.sealBroken, table: "current", row: pages.integer(0)))
        continue
      }
      _ = plain.withUnsafeBytes { DigestPage.each($0) { check($0.person, "current") } }
    }
    guard coder.keys.holdsClinical else { return }
    try CasePages.each(database, coder.keys) { people in
      guard let people else {
        report.addOnce(CheckFinding(.sealBroken, table: "current_case", row: 0))
        return
      }
      for person in people { check(person, "current_case") }
    }
    try ToldPages.each(database, coder.keys) { isWhole in
      if !isWhole { report.addOnce(CheckFinding(.sealBroken, table: ToldPages.table.name, row: 0)) }
    }
  }

  /// Nil for a page that does not open.
  private func opened(_ row: PreparedStatement) throws -> [UInt8]? {
    let page = row.integer(0)
    do throws(LedgerError) {
      return try coder.keys.open(row.bytes(1), .identity, DigestPage.current, key: page, table: "current", row: page)
    } catch {
      guard case .damaged(.seal) = error else { throw error }
      return nil
    }
  }

  private func isKept(_ tally: Tally) throws -> Bool {
    let isKept = try database.rows("SELECT programme, unit, day, place, change FROM tally_now") {
      let key = Tally.Key(
        programme: $0.integer(0), unit: $0.integer(1), day: $0.day(2), place: UInt8(clamping: $0.integer(3)))
      return tally.changes[key] == Int($0.integer(4))
    }
    return isKept.count == tally.changes.count && isKept.allSatisfy { $0 }
  }
}
