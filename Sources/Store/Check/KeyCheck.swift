import Domain
import Ledger

/// Stable keys and what they stand for. A key is given in the change that enters its first fact, so that one without any
/// fact, in force or voided, was put there by somebody else; and what stands beside a key is what the facts say.
struct KeyCheck {
  /// A table of keys, and the columns whose facts found them: the first that says what a key is.
  private struct Kind {
    let table: String
    let beside: KeyKind?
    let founders: [(form: FactForm, column: String)]
  }

  private static func kinds(_ definitions: Definitions) -> [Kind] {
    KeyKind.allCases.map { kind in
      Kind(
        table: kind.table, beside: kind,
        founders: definitions.tables.filter { $0.keyKind == kind }.compactMap { form in
          form.ownKey.map { (form, $0.name) }
        })
    }
      // Contacts, offers, talks and what else is by or with somebody of the house.
      + [
        Kind(
          table: "colleague", beside: nil,
          founders: definitions.tables.filter { $0.columnNames.contains("colleague") }.map { ($0, "colleague") })
      ]
  }

  private struct Founder {
    let place: Int32
    let kind: Int
  }

  private let coder: FactCoder
  private let kinds: [Kind]
  private var founded: [KeySet]
  /// Keys beside which something else stands than a fact says.
  private var differing: [KeySet]
  private let owners: [Int64: Int64]
  /// Of the table that is being gone through.
  private var founders: [Founder] = []
  private var beside: (place: Int32, kind: KeyKind)?
  private var isWhole = true

  init(_ coder: FactCoder) throws {
    self.coder = coder
    kinds = KeyCheck.kinds(coder.database.definitions)
    founded = kinds.map { _ in KeySet() }
    differing = kinds.map { _ in KeySet() }
    var owners: [Int64: Int64] = [:]
    try coder.database.each("SELECT key, person FROM main.enrolment_key") { owners[$0.integer(0)] = $0.integer(1) }
    self.owners = owners
  }

  /// The rows to come are of this form.
  mutating func begin(_ form: FactForm) {
    founders = kinds.enumerated().flatMap { number, kind in
      kind.founders.filter { $0.form == form }.compactMap { founder in
        form.place(of: founder.column).map { Founder(place: $0, kind: number) }
      }
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
      if let beside, kinds[founder.kind].beside == beside.kind,
        !agrees(row, key, beside.kind, beside.place)
      {
        differing[founder.kind].insert(key)
      } else {
        founded[founder.kind].insert(key)
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
    for (number, kind) in kinds.enumerated() {
      let keys = try PreparedStatement(coder.database, "SELECT key FROM main.\(kind.table) ORDER BY key")
      while try keys.step(), !report.isFull {
        try count.tick()
        let key = keys.integer(0)
        if founded[number].contains(key), !differing[number].contains(key) { continue }
        report.add(CheckFinding(.keyDiffers, table: kind.table, row: key))
      }
    }
  }
}
