import Domain
import Ledger

/// Stable keys and what they stand for. A key is given in the change that enters its first fact, so that one without any
/// fact, in force or voided, was put there by somebody else; and what stands beside a key is what the facts say.
struct KeyCheck {
  /// Contacts, offers, talks and what else is by or with somebody of the house go by numbers of a table too.
  private static let colleague = "colleague"
  private static let tables = KeyKind.allCases.map(\.table) + [colleague]

  private let coder: FactCoder
  /// By the number of the table.
  private var founded = tables.map { _ in KeySet() }
  /// Keys beside which something else stands than a fact says.
  private var differing = tables.map { _ in KeySet() }
  private let owners: [Int64: Int64]
  /// Of the table that is being gone through: the columns whose facts found keys, and of which table.
  private var founders: [(place: Int32, table: Int)] = []
  /// Where a fact tells what stands beside its own key.
  private var beside: (place: Int32, kind: KeyKind)?
  private var isWhole = true

  init(_ coder: FactCoder) throws {
    self.coder = coder
    owners = Dictionary(
      try coder.database.rows("SELECT key, person FROM main.enrolment_key") { ($0.integer(0), $0.integer(1)) }
    ) { first, _ in first }
  }

  /// The rows to come are of this form.
  mutating func begin(_ form: FactForm) {
    founders = form.placed.compactMap { place, column in
      if case .own(let kind) = column.role { return KeyKind.allCases.firstIndex(of: kind).map { (place, $0) } }
      return column.name == KeyCheck.colleague ? (place, KeyKind.allCases.count) : nil
    }
    beside =
      switch form {
      case EnrolmentFact.form: form.place(of: "person").map { ($0, .enrolment) }
      case ProgrammeRecord.form: form.place(of: "stable_id").map { ($0, .programme) }
      default: nil
      }
  }

  /// A fact, in force or voided.
  mutating func look(at row: PreparedStatement) {
    for founder in founders where !row.isNull(founder.place) {
      let key = row.integer(founder.place)
      if let beside, beside.kind.table == KeyCheck.tables[founder.table], !agrees(row, key, beside.kind, beside.place) {
        differing[founder.table].insert(key)
      } else {
        founded[founder.table].insert(key)
      }
    }
  }

  private func agrees(_ row: PreparedStatement, _ key: Int64, _ kind: KeyKind, _ place: Int32) -> Bool {
    kind == .enrolment ? owners[key] == row.integer(place) : coder.idByCode[key] == row.text(place)
  }

  /// A table could not be read to its end: of keys without a fact nothing can be said.
  mutating func missFacts() { isWhole = false }

  func finish(_ report: inout CheckReport, _ count: CheckCount) throws {
    guard isWhole else { return }
    for (number, table) in KeyCheck.tables.enumerated() {
      let keys = try PreparedStatement(coder.database, "SELECT key FROM main.\(table) ORDER BY key")
      while try keys.step(), !report.isFull {
        try count.tick()
        let key = keys.integer(0)
        if founded[number].contains(key), !differing[number].contains(key) { continue }
        report.add(CheckFinding(.keyDiffers, table: table, row: key))
      }
    }
  }
}
