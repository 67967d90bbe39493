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
}

extension StoredFact {
  /// The facts in force that fulfil `condition`: SQL of our own making over `f`, which may go on with an order; each `?`
  /// in it stands for one of `values`.
  package static func all(_ coder: FactCoder, where condition: String, _ values: Int64?...) throws -> [KeptFact<Self>] {
    try kept(coder, from: "\(form.table)_now", where: condition, values)
  }

  /// The first of them.
  package static func first(
    _ coder: FactCoder, where condition: String, _ values: Int64?...
  ) throws -> KeptFact<Self>? {
    try kept(coder, from: "\(form.table)_now", where: condition, values).first
  }

  /// The fact in force that says what a key stands for.
  package static func of(_ key: some StableKey, _ coder: FactCoder) throws -> KeptFact<Self>? {
    guard let column = form.ownKey?.name else { return nil }
    return try first(coder, where: "f.\(column) = ?", key.value)
  }

  /// The same in the present, also on a connection that reads as of an earlier entry.
  package static func present(
    _ coder: FactCoder, where condition: String, _ values: Int64?...
  ) throws -> [KeptFact<Self>] {
    try kept(coder, from: "main.\(form.table)", where: "f.voided IS NULL AND (\(condition))", values)
  }

  /// The fact in a row, whether in force or voided.
  package static func any(_ row: Int64, _ coder: FactCoder) throws -> Self? {
    try kept(coder, from: "main.\(form.table)", where: "f.id = ?", [row]).first?.fact
  }

  private static func kept(
    _ coder: FactCoder, from source: String, where condition: String, _ values: [Int64?]
  ) throws -> [KeptFact<Self>] {
    let statement = try PreparedStatement(
      coder.database, "SELECT \(selection("f")) FROM \(source) f WHERE \(condition)")
    statement.bind { for value in values { $0.add(value) } }
    var found: [KeptFact<Self>] = []
    while try statement.step() {
      found.append(
        KeptFact(
          fact: try Self(statement, from: firstColumn, coder), row: RowID(form: form, id: statement.integer(0)),
          entry: statement.integer(1)))
    }
    return found
  }
}
