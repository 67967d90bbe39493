/// A row of a fact table: what a change names when it voids a fact.
public struct RowID: Hashable, Sendable {
  public let form: FactForm
  public let id: Int64

  public init(form: FactForm, id: Int64) {
    self.form = form
    self.id = id
  }
}

/// A fact in force with its row: what an import compares with and an export writes.
///
/// Leaner than ``Recorded``: of 400,000 rows nobody asks who entered each.
public struct KeptFact<Fact: Sendable>: Sendable {
  public var fact: Fact
  public var row: RowID
  /// The entry that entered it.
  public var entry: Int64

  public init(fact: Fact, row: RowID, entry: Int64) {
    self.fact = fact
    self.row = row
    self.entry = entry
  }
}

extension KeptFact where Fact: StoredFact {
  /// The facts in force that fulfil `condition`: SQL of our own making over `f`, which may go on with an order; each `?`
  /// in it stands for one of `values`.
  package static func all(
    _ database: Database, _ coder: FactCoder, where condition: String, _ values: Int64...
  ) throws -> [KeptFact] {
    try all(database, coder, from: "\(Fact.form.table)_now", where: condition, values)
  }

  /// The same in the present, also on a connection that reads as of an earlier entry.
  package static func present(
    _ database: Database, _ coder: FactCoder, where condition: String, _ values: Int64...
  ) throws -> [KeptFact] {
    try all(
      database, coder, from: "main.\(Fact.form.table)", where: "f.voided IS NULL AND (\(condition))", values)
  }

  /// A row whether in force or voided.
  package static func any(_ database: Database, _ coder: FactCoder, row: Int64) throws -> [KeptFact] {
    try all(database, coder, from: "main.\(Fact.form.table)", where: "f.id = ?", [row])
  }

  private static func all(
    _ database: Database, _ coder: FactCoder, from source: String, where condition: String, _ values: [Int64]
  ) throws -> [KeptFact] {
    let statement = try PreparedStatement(
      database, "SELECT \(Fact.selection("f")) FROM \(source) f WHERE \(condition)")
    statement.bind { for value in values { $0.add(value) } }
    var found: [KeptFact] = []
    while try statement.step() {
      found.append(
        KeptFact(
          fact: try Fact(statement, from: Fact.firstColumn, coder),
          row: RowID(form: Fact.form, id: statement.integer(0)), entry: statement.integer(1)))
    }
    return found
  }
}
