import Domain

/// How a kind of fact lies in the register: its table, whose it is, and what only one fact in force may have.
///
/// Made of the kind's own fields and of what its definition says; there is one a kind, ``StoredFact/form``.
public final class FactForm: Sendable {
  /// What the kind is called in the register: of a kind with a table of its own, the table.
  package let kind: String
  /// The table it lies in.
  public let table: String
  /// The migration its table comes by: 1 is the register as it began, see ``Schema/migrations``.
  package let since: Int
  /// On the case side, where all kinds lie in one table that tells none of them: see ``CaseRow``.
  package let isOnCaseSide: Bool
  package let type: any StoredFact.Type
  package let whose: Owner
  /// The columns a fact brings, besides `id`, `entered`, `voided` and `root`.
  package let columns: [FactColumn]
  /// What only one fact in force may have: expressions over the columns, one list a unique index.
  package let naturalKeys: [[String]]
  /// Further indexes, each its columns in parentheses and what comes after them.
  package let indexes: [String]
  /// Whether seals hang on the row that a fact is first entered as: where nothing in the open, or nothing that stands for one
  /// fact alone, could hold them. Elsewhere they hang on the first column.
  package let sealsHangOnRow: Bool
  /// What is left of a fact when its person is erased; nil of a kind that an erasure takes whole.
  let left: (@Sendable (any StoredFact, Day) -> (any StoredFact)?)?
  /// Of the kind that says who a person is: a condition over the columns, true of somebody who has not been erased.
  package let notErased: String?

  /// Whose a fact is.
  package enum Owner: Hashable {
    /// About no person, or about one who is nobody's business: the anonymous, the house's own.
    case nobody
    /// Of the person in the column `person`, where it has one.
    case person
    /// Of whoever has the enrolment in the column `enrolment`.
    case enrolment
    /// Of whoever the fact is of that its column points at.
    case through(String)
  }

  /// What happens to a fact when the person it is about is erased.
  package enum Erasure<Fact: StoredFact> {
    /// The row stays as it is, with every seal emptied.
    case takesAll
    /// This is entered in its place, for the counts. The day is that of the erasure.
    case leaves(@Sendable (Fact, Day) -> Fact)
  }

  /// - Parameter isOnCaseSide: of a kind that says something about a person by being there at all; of such a kind a person has
  ///   one fact in force with the same values in its natural key, or several that may be alike where it has none.
  /// - Parameter since: of a kind that has come since the register began, the migration that makes its table.
  package init<Fact: StoredFact>(
    _ kind: String, of type: Fact.Type, whose: Owner, naturalKeys: [[String]], erasure: Erasure<Fact>,
    indexes: [String] = [], sealsHangOnRow: Bool = false, notErased: String? = nil, isOnCaseSide: Bool = false,
    since: Int = 1
  ) {
    self.kind = kind
    table = isOnCaseSide ? CaseRow.table : kind
    self.since = since
    self.isOnCaseSide = isOnCaseSide
    self.type = type
    self.whose = whose
    self.naturalKeys = naturalKeys
    self.indexes = indexes
    self.sealsHangOnRow = sealsHangOnRow || isOnCaseSide
    self.notErased = notErased
    switch erasure {
    case .takesAll: left = nil
    case .leaves(let left): self.left = { fact, day in (fact as? Fact).map { left($0, day) } }
    }
    columns = FieldLister.columns(of: type)
  }

  package var columnNames: [String] { columns.map(\.name) }

  /// Where the columns begin in a selection of `id`, `entered` and `root` and them.
  package static let firstColumn: Int32 = 3

  /// The columns with their places there.
  package var placed: [(place: Int32, column: FactColumn)] {
    columns.enumerated().map { (FactForm.firstColumn + Int32($0.offset), $0.element) }
  }

  package func place(of name: String) -> Int32? { placed.first { $0.column.name == name }?.place }

  /// Where the look-up codes stand there.
  package var codePlaces: [Int32] { placed.filter { $0.column.role == .code }.map(\.place) }

  /// The key that a fact of the kind says the meaning of; nil for one that others do not point at.
  package var ownKey: FactColumn? { columns.first { if case .own = $0.role { true } else { false } } }

  /// Where this table's seals belong. A table has one for a key and side at most, so that none can stand in another's place.
  package var sealPlace: SealPlace { SealPlace(table: table, field: "sealed") }

  /// Whether any column of it is sealed, under whichever key.
  var isSealed: Bool { columns.contains(where: \.isSeal) }

  /// The keys its columns point at; each column has the name of the key.
  package var pointers: [String] {
    columns.compactMap { if case .points(let key) = $0.role { key } else { nil } }
  }

  /// SQL for the person that a row of the table is about, over `alias`; nil where there is none.
  package func owner(_ alias: String, _ definitions: Definitions) -> String? {
    switch whose {
    case .nobody: return nil
    // Whose a row of the case side is, is sealed.
    case .person: return isOnCaseSide ? nil : "\(alias).person"
    case .enrolment: return "(SELECT k.person FROM main.enrolment_key k WHERE k.key = \(alias).enrolment)"
    case .through(let column):
      guard let target = definitions.defining(column), let person = target.owner("o", definitions) else { return nil }
      // Voided or not: what a key stands for is one person's for good.
      return "(SELECT \(person) FROM main.\(target.table) o WHERE o.\(column) = \(alias).\(column) LIMIT 1)"
    }
  }

  /// A condition over the columns of the table: the facts of one person, whose key is to stand for the one `?`.
  package func ofPerson(_ definitions: Definitions) -> String? {
    switch whose {
    case .nobody: return nil
    case .person: return "person = ?"
    case .enrolment: return "enrolment IN (SELECT key FROM main.enrolment_key WHERE person = ?)"
    case .through(let column):
      guard let target = definitions.defining(column), let condition = target.ofPerson(definitions) else { return nil }
      return "\(column) IN (SELECT \(column) FROM main.\(target.table) WHERE \(condition))"
    }
  }
}

extension FactForm: Hashable {
  public static func == (left: FactForm, right: FactForm) -> Bool { left === right }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
