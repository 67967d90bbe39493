import Domain
import GRDB

/// Stable keys and what they stand for. A key is given in the change that enters its first fact, so that one without any
/// fact, in force or voided, was put there by somebody else; and what stands beside a key is what the facts say.
struct KeyCheck {
  private let database: Database
  private let coder: FactCoder

  init(_ database: Database, _ coder: FactCoder) {
    self.database = database
    self.coder = coder
  }

  func run(_ report: inout CheckReport) throws {
    try find("person", without: "SELECT 1 FROM main.identity f WHERE f.person = k.key", &report)
    try find("unit_key", without: "SELECT 1 FROM main.unit f WHERE f.unit = k.key", &report)
    try find("user_key", without: "SELECT 1 FROM main.user f WHERE f.user = k.key", &report)
    try find("colleague", without: KeyCheck.namingColleagues, &report)
    try find(
      "programme_key",
      without: "SELECT 1 FROM main.programme f WHERE f.programme = k.key AND f.stable_id = k.id", &report)
    try find(
      "programme_key",
      whose: "EXISTS (SELECT 1 FROM main.programme f WHERE f.programme = k.key AND f.stable_id <> k.id)", &report)
    try find(
      "enrolment_key",
      without: "SELECT 1 FROM main.enrolment f WHERE f.enrolment = k.key AND f.person = k.person", &report)
    try find(
      "enrolment_key",
      whose: "EXISTS (SELECT 1 FROM main.enrolment f WHERE f.enrolment = k.key AND f.person <> k.person)", &report)
    try checkThings(&report)
  }

  /// Gone through once and not looked up one by one: voided facts found keys too, and are in no index of them.
  private func checkThings(_ report: inout CheckReport) throws {
    let founded = Facts.tables.filter { $0.keyKind == .thing }.compactMap { form in
      form.ownKey.map { "SELECT \($0.name) FROM main.\(form.table)" }
    }
    let keys = try PreparedStatement(
      database,
      (["SELECT key FROM main.thing"] + founded).joined(separator: " EXCEPT ") + " ORDER BY 1 LIMIT \(CheckReport.most)"
    )
    while try keys.step(), !report.isFull {
      report.addOnce(CheckFinding(.keyDiffers, table: "thing", row: keys.integer(0)))
    }
  }

  /// Every fact that may name a colleague: contacts, offers, talks and what else is by or with somebody of the house.
  private static var namingColleagues: String {
    Facts.tables.filter { $0.columnNames.contains("colleague") }
      .map { "SELECT 1 FROM main.\($0.table) f WHERE f.colleague = k.key" }.joined(separator: " UNION ALL ")
  }

  private func find(_ table: String, without facts: String, _ report: inout CheckReport) throws {
    try find(table, whose: "NOT EXISTS (\(facts))", &report)
  }

  private func find(_ table: String, whose condition: String, _ report: inout CheckReport) throws {
    let keys = try PreparedStatement(
      database, "SELECT k.key FROM main.\(table) k WHERE \(condition) ORDER BY k.key LIMIT \(CheckReport.most)")
    while try keys.step(), !report.isFull {
      report.addOnce(CheckFinding(.keyDiffers, table: table, row: keys.integer(0)))
    }
  }
}
