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
  package static func all(_ coder: FactCoder, where condition: String, _ values: (any StoredValue)?...) throws
    -> [KeptFact<Self>]
  {
    try all(coder, where: condition, values: values)
  }

  /// The first of them.
  package static func first(
    _ coder: FactCoder, where condition: String, _ values: (any StoredValue)?...
  ) throws -> KeptFact<Self>? {
    try all(coder, where: condition, values: values).first
  }

  /// The fact in force that says what a key stands for.
  package static func of(_ key: some StableKey, _ coder: FactCoder) throws -> KeptFact<Self>? {
    guard let column = form.ownKey?.name else { return nil }
    return try first(coder, where: "f.\(column) = ?", key.value)
  }

  /// The same in the present, also on a connection that reads as of an earlier entry.
  package static func present(
    _ coder: FactCoder, where condition: String, _ values: (any StoredValue)?...
  ) throws -> [KeptFact<Self>] {
    try all(coder, from: "main.\(form.table)", where: "f.voided IS NULL AND (\(condition))", values: values)
  }

  /// The fact in a row, whether in force or voided.
  package static func any(_ row: Int64, _ coder: FactCoder) throws -> Self? {
    try all(coder, from: "main.\(form.table)", where: "f.id = ?", values: [row]).first?.fact
  }

  /// The same of facts from elsewhere, and where how many values there are shows only then.
  package static func all(
    _ coder: FactCoder, from source: String = "\(Self.form.table)_now", where condition: String,
    values: [(any StoredValue)?]
  ) throws -> [KeptFact<Self>] {
    try coder.database.rows("SELECT \(selection("f")) FROM \(source) f WHERE \(condition)", values: values) {
      KeptFact(
        fact: try Self($0, from: firstColumn, coder), row: RowID(form: form, id: $0.integer(0)), entry: $0.integer(1))
    }
  }
}
