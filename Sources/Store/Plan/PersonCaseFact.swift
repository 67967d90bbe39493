import Domain
import Ledger

/// A kind of fact of the case side about one person, of which a form enters one in place of what it read.
protocol PersonCaseFact: RegisterFact, Equatable {
  var person: ParticipantKey { get }
}

extension ChangeSet {
  /// Enters a fact in place of what stands in a row.
  ///
  /// - Parameter row: the row that was read; nil for something new.
  /// - Throws: ``LedgerError/unchanged`` when it says what stood there; ``StoreError/conflict(_:)`` when somebody was first.
  mutating func put<Fact: PersonCaseFact>(_ fact: Fact, in row: RowID?) throws(StoreError) {
    if let row, try take(Fact.self, of: fact.person, in: row) == fact { throw .ledger(.unchanged) }
    try enter(fact)
  }

  /// Takes away what was read of a person in a row.
  @discardableResult
  mutating func take<Fact: PersonCaseFact>(
    _ type: Fact.Type, of person: ParticipantKey, in row: RowID
  ) throws(StoreError) -> Fact {
    let fact: Fact = try giveWay(row)
    if fact.person != person { throw .rule(.notInRegister) }
    return fact
  }
}
