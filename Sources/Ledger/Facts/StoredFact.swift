import Domain

/// A kind of fact: all that the register must be told of it, once.
///
/// ```swift
/// public struct AbsenceFact: StoredFact {
///   public var person: ParticipantKey
///   public var absence: Absence
///
///   package static let form = FactForm(
///     "absence", of: AbsenceFact.self, whose: .person, naturalKeys: [["person", "from_day"]], erasure: .takesAll,
///     indexes: ["(person) WHERE voided IS NOT NULL"])
///   …
///   mutating func fields(_ f: inout some FieldVisitor) {
///     f.points("person", &person)
///     f.day("from_day", &absence.from)
///     f.day("to_day", &absence.to)
///     f.word("reason", &absence.reason)
///   }
/// }
/// ```
///
/// From it follow the table and its indexes, binding and reading, what the journal's chain covers, whose a fact is and what it
/// points at, conflicts, undo, a person's log, the last day anything happened to somebody, erasure, and what `check` and the
/// tests of tampering go through. There are no defaults: a new kind answers every question or does not compile, and stands in
/// ``Facts/all``.
package protocol StoredFact: Hashable, Sendable {
  static var form: FactForm { get }

  /// A fact that says nothing yet: to be read into, and to be asked which fields there are.
  static var blank: Self { get }

  /// Visits every field, in the order of the columns. The first is the key that seals hang on.
  mutating func fields(_ f: inout some FieldVisitor)

  /// The day on which what it tells of happened, or is to have ended; nil for what has no day.
  var happened: Day? { get }
}

extension StoredFact {
  /// `id, entered, root` and then the fact's columns, with `alias` before each.
  package static func selection(_ alias: String) -> String {
    (["id", "entered", "root"] + form.columnNames).map { "\(alias).\($0)" }.joined(separator: ", ")
  }

  /// Where the fact's columns begin in ``selection(_:)``.
  package static var firstColumn: Int32 { FactForm.firstColumn }

  /// Reads the columns of a row from `first` on.
  /// - Throws: ``LedgerError/damaged(_:)`` for what no version of the program writes.
  package init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(LedgerError) {
    self = .blank
    var reader = ColumnReader(row, from: first, Self.form, coder)
    fields(&reader)
    if let failure = reader.failure { throw failure }
  }

  /// Binds the columns.
  /// - Parameter root: the row it is to be; nil when only the codes are asked for.
  package func bind(_ binder: inout Binder, _ coder: FactCoder, root: Int64?) throws(LedgerError) {
    var writer = ColumnWriter(binder, Self.form, coder, root: root)
    var visited = self
    visited.fields(&writer)
    binder = writer.binder
    if let failure = writer.failure { throw failure }
  }

  /// The look-up codes of the fact, in the order of their columns.
  package func codes(_ coder: FactCoder) throws(LedgerError) -> [[UInt8]?] {
    var binder = Binder()
    try bind(&binder, coder, root: nil)
    return binder.codes
  }
}

extension Day {
  /// What stands in a fact that says nothing yet.
  package static let blank = Day(number: 0)
}
