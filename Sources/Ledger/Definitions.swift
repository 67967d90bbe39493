import Domain

/// What a register keeps, as the ledger is told it: every kind of fact, what is derived from them, and the words of the journal that
/// mean something to it.
///
/// Made once by who keeps the register; from it follow the tables, and everything that is done with all of them.
package final class Definitions: Sendable {
  /// Every kind of fact there is. Copies are entered again in this order: what is pointed at comes before what points at it.
  package let facts: [any StoredFact.Type]
  /// The tables that facts lie in, in the same order. All of the case side lie in one, the last.
  package let tables: [FactForm]
  /// The kinds that lie on the case side, by their word.
  package let onCaseSide: [String: FactForm]
  /// Everything that is derived.
  package let projections: [Projection]
  /// What lies beside the journal.
  package let beside: [BesideTable]
  package let words: JournalWords
  /// Tells a follower of everything a change enters and voids.
  package let followers: @Sendable (Database, FactCoder) throws -> any ChangeFollower
  /// What covers people in a past view: see ``FactCoder/cover``.
  package let cover: @Sendable (Database) throws -> any PastCover
  private let defining: [String: FactForm]
  private let feeds: [FactForm: ProjectionSet]

  package init(
    facts: [any StoredFact.Type], projections: [Projection], beside: [BesideTable], words: JournalWords,
    followers: @escaping @Sendable (Database, FactCoder) throws -> any ChangeFollower,
    cover: @escaping @Sendable (Database) throws -> any PastCover
  ) {
    self.facts = facts
    self.projections = projections
    self.beside = beside
    self.words = words
    self.followers = followers
    self.cover = cover
    let forms = facts.map { $0.form }
    tables = forms.filter { !$0.isOnCaseSide } + [CaseRow.form]
    onCaseSide = Dictionary(forms.filter(\.isOnCaseSide).map { ($0.kind, $0) }) { first, _ in first }
    defining = Dictionary(tables.compactMap { form in form.ownKey.map { ($0.name, form) } }) { first, _ in first }
    feeds = Dictionary(
      zip(facts, forms).map { kind, form in
        (form, projections.filter { $0.follows.contains { $0 == kind } }.reduce([]) { $0.union($1.id) })
      }
    ) { first, _ in first }
  }

  /// The kind that says what a key stands for, by the name of the key's column.
  package func defining(_ key: String) -> FactForm? { defining[key] }

  /// What points at a key: every column of every table.
  package func pointers(at key: String) -> [(form: FactForm, column: String)] {
    tables.flatMap { form in form.pointers.filter { $0 == key }.map { (form, $0) } }
  }

  /// What goes out of date with a fact of a kind.
  package func feeds(_ form: FactForm) -> ProjectionSet { feeds[form] ?? [] }

  /// The places that projections lie in, in order.
  package var places: [Projection.Place] {
    projections.reduce(into: []) { places, projection in
      if !places.contains(projection.place) { places.append(projection.place) }
    }
  }
}

/// The words of the journal that mean something to the ledger; what the others mean is the business of who keeps the register.
package struct JournalWords: Sendable {
  /// Under which an entry takes what is sealed out of rows.
  package let erasures: [String]
  /// Of entries that account for an erasure: what they say stays.
  package let accounting: [String]
  /// The groups that entries of the case side are counted in: see ``EntryWord/group``.
  package let groups: [String]
  /// Indexes of entries that are looked for by their word, as in `CREATE INDEX` from the name on.
  package let indexes: [String]

  package init(erasures: [String], accounting: [String], groups: [String], indexes: [String]) {
    self.erasures = erasures
    self.accounting = accounting
    self.groups = groups
    self.indexes = indexes
  }
}

/// What an entry did, in the word of who keeps the register, with what of it concerns the ledger.
package struct EntryWord: Hashable, Sendable {
  package let text: String
  package let nature: Nature
  /// Entries of the case side about one person are found by their turn among those of one group: see ``EntryLabels``.
  package let group: String

  package enum Nature: Hashable, Sendable {
    /// The first there is: the register was made.
    case beginning
    case change
    /// Takes out of rows what it is not to keep, and leaves the rows.
    case erasure
    /// Somebody looked, and nothing changed.
    case reading
  }

  package init(_ text: String, _ nature: Nature, group: String = "") {
    self.text = text
    self.nature = nature
    self.group = group
  }

  /// What stands in the open of an entry of the case side.
  package static let hidden = "clinical"
}

/// Is told of everything a change enters and voids, and brings along what is derived from it.
package protocol ChangeFollower {
  mutating func entered(_ fact: some StoredFact)
  /// - Parameter times: 1 for a row that is entered again, -1 for one that is voided.
  mutating func touched(_ row: RowID, times: Int) throws
  /// The facts are in.
  mutating func finish(_ change: Change, _ word: EntryWord) throws
}

/// Covers people in a past view, as they are protected now.
package protocol PastCover: AnyObject {}
