import Domain
import Ledger

/// A family of kinds of fact on the case side which one room enters, changes and strikes alike, whichever it is.
protocol CaseFamily: Hashable {
  /// Every kind of the family: what lies on the case side is asked which of them it is.
  static var kinds: [any FamilyFact<Self>.Type] { get }
  /// The fact that tells this of a person.
  func fact(of person: ParticipantKey) -> any FamilyFact<Self>
}

/// A kind of fact of a family.
protocol FamilyFact<Family>: RegisterFact {
  associatedtype Family: CaseFamily
  var person: ParticipantKey { get }
  /// What it tells, whichever kind it is.
  var tells: Family { get }
}

extension CaseFamily {
  /// What a row of the case side tells; nil of another kind, such as lights.
  static func told(by row: CaseRow, id: Int64, _ coder: FactCoder) throws -> (any FamilyFact<Self>)? {
    for kind in kinds where kind.form.kind == row.kind { return try read(kind, row, id, coder) }
    return nil
  }

  private static func read<Fact: FamilyFact<Self>>(
    _ type: Fact.Type, _ row: CaseRow, _ id: Int64, _ coder: FactCoder
  ) throws -> (any FamilyFact<Self>)? { try row.fact(type, row: id, coder) }

  /// Everything of the family in force about one person, in no order; nothing for who may not read that side.
  static func each(
    of person: ParticipantKey, _ coder: FactCoder, _ body: (Self, RowID, _ entry: Int64) throws -> Void
  ) throws {
    try CaseRows(coder.database, coder).each(of: person) { row, id, entry in
      guard let fact = try told(by: row, id: id, coder) else { return }
      try body(fact.tells, RowID(form: CaseRow.form, id: id), entry)
    }
  }
}
