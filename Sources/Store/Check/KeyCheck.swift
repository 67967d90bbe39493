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
    try checkCases(&report)
  }

  /// The facts that found the key of a thing of the day: the first that says what it is.
  private static let founding: [(FactTable, column: String)] = [
    (.group, "day_group"), (.enquiry, "enquiry"), (.appointment, "appointment"), (.note, "note"), (.task, "task"),
    (.site, "site"), (.order, "work_order"), (.goods, "goods"), (.gear, "gear"), (.loan, "loan"),
  ]

  /// Gone through once and not looked up one by one: voided facts found keys too, and are in no index of them.
  private func checkThings(_ report: inout CheckReport) throws {
    let founded = KeyCheck.founding.map { "SELECT \($0.column) FROM main.\($0.0.rawValue)" }
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
    FactTable.allCases.filter { $0.columnNames.contains("colleague") }
      .map { "SELECT 1 FROM main.\($0.rawValue) f WHERE f.colleague = k.key" }.joined(separator: " UNION ALL ")
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

  /// Which case is whose is sealed. After an erasure a case may be nobody's.
  private func checkCases(_ report: inout CheckReport) throws {
    guard coder.keys.holdsClinical else { return }
    var known: Set<Int64> = []
    let links = try PreparedStatement(database, "SELECT \(CaseLinkFact.selection("f")) FROM main.case_link f")
    while try links.step() {
      // A link that does not open has been told of.
      guard let link = try? CaseLinkFact(links, from: CaseLinkFact.firstColumn, coder) else { return }
      known.insert(link.caseKey.value)
    }
    let cases = try PreparedStatement(database, "SELECT key FROM main.case_file ORDER BY key")
    while try cases.step(), !report.isFull {
      if known.remove(cases.integer(0)) != nil { continue }
      report.add(CheckFinding(.keyDiffers, table: "case_file", row: cases.integer(0)))
    }
    // Those that are left have a link and no key: nothing in the open points at a case.
    for missing in known.sorted() { report.add(CheckFinding(.keyDiffers, table: "case_file", row: missing)) }
  }
}
