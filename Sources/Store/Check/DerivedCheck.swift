import GRDB

/// What is derived against what it is derived from: everyone's digest and all counts, worked out anew.
struct DerivedCheck {
  private let database: Database
  private static let rowsBetweenSigns = 4096

  init(_ database: Database) { self.database = database }

  func run(_ report: inout CheckReport, progress: (Int, Int) throws -> Void) throws {
    let count = try PreparedStatement(database, "SELECT count(*) FROM identity_now")
    let total = try count.step() ? Int(count.integer(0)) : 0
    let builder = try DigestBuilder(database)
    let people = try PreparedStatement(database, "SELECT person FROM identity_now ORDER BY person")
    let current = try PreparedStatement(
      database, "SELECT enrolments, lights FROM current_now WHERE person = ?")
    var tally = Tally()
    var done = 0
    while try people.step() {
      let person = people.integer(0)
      done += 1
      if done % DerivedCheck.rowsBetweenSigns == 0 { try progress(done, total) }
      guard let digest = try digest(of: person, builder, &report) else { continue }
      _ = digest.enrolments.withUnsafeBytes { tally.add(digest: $0, sign: 1) }
      current.bind(person)
      defer { current.reset() }
      guard try current.step() else {
        report.add(CheckFinding(.digestMissing, table: "current", row: person))
        continue
      }
      if !current.bytes(0).elementsEqual(digest.enrolments) || !current.bytes(1).elementsEqual(digest.lights) {
        report.add(CheckFinding(.digestDiffers, table: "current", row: person))
      }
    }
    try checkNobodys(&report)
    if try !isKept(tally) { report.add(CheckFinding(.tallyDiffers, table: "tally")) }
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
    }
  }

  private func checkNobodys(_ report: inout CheckReport) throws {
    let statement = try PreparedStatement(
      database,
      """
      SELECT c.person FROM current_now c LEFT JOIN identity_now i ON i.person = c.person WHERE i.person IS NULL
      """)
    while try statement.step() {
      report.add(CheckFinding(.digestWithoutPerson, table: "current", row: statement.integer(0)))
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
