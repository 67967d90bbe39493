import Domain

/// The facts of the case side that a change enters, until all are known.
///
/// Entered as they came, the rows of one sitting would lie in the order of the people they are about, as everything else of
/// the sitting does. In the order of their labels, which are codes, they tell nothing.
package struct CaseGathering {
  private let coder: FactCoder
  private let rows: CaseRows
  private var gathered: [CaseRow] = []
  /// The turn the next row of a person has.
  private var next: [ParticipantKey: Int] = [:]

  package init(_ database: Database, _ coder: FactCoder) throws {
    self.coder = coder
    rows = try CaseRows(database, coder)
  }

  package mutating func add(_ fact: some StoredFact) throws {
    guard let person = ValueCollector(fact).pointers.first(where: { $0.key == "person" }) else {
      throw LedgerError.notInRegister
    }
    let key = ParticipantKey(person.value)
    let turn = try next[key] ?? rows.nextTurn(of: key)
    next[key] = turn + 1
    gathered.append(CaseRow(fact, of: key, turn: turn, coder))
  }

  package func inOrder() throws -> [CaseRow] {
    try gathered.map { (label: try coder.label($0.person, turn: $0.turn), row: $0) }
      .sorted { $0.label.lexicographicallyPrecedes($1.label) }.map(\.row)
  }
}
