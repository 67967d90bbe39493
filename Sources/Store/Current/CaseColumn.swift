import Domain
import Ledger

/// Something of everybody that lists show and that is worked out from the case side: it lies on the pages of `current_case`.
///
/// One file a column, and its line in ``CaseColumns/all``; from then on it is written with every change, looked at by the check,
/// and worked out anew of every register when its version is another than before.
protocol CaseColumn: Sendable {
  /// What the register knows it by, which version of it this is, and which facts it follows.
  static var projection: Projection { get }

  /// Nothing where there is nothing to tell.
  static func bytes(of person: PersonCases) throws -> [UInt8]
}

/// Every column of the case side: the one list, in the order in which they lie on a page. A new one comes last.
enum CaseColumns {
  static let all: [any CaseColumn.Type] = [
    LightsColumn.self, RelapseColumn.self, AttendanceConsentColumn.self, AfterEndColumn.self,
    CallColumn.self, SignsColumn.self,
  ]

  static func place(of column: any CaseColumn.Type) -> Int { all.firstIndex { $0 == column } ?? all.count }
}

/// What is in force of one person on the case side: read once, whatever is worked out of it.
struct PersonCases {
  private let rows: [(row: CaseRow, id: Int64, entry: Int64)]
  private let coder: FactCoder
  /// Nil: all of it is read.
  private var apart: KeptApart?

  init(of person: ParticipantKey, _ cases: CaseRows, _ coder: FactCoder) throws {
    var rows: [(row: CaseRow, id: Int64, entry: Int64)] = []
    try cases.each(of: person) { row, id, entry in rows.append((row, id, entry)) }
    self.rows = rows.sorted { $0.id < $1.id }
    self.coder = coder
  }

  /// Those of a kind, in the order they were entered.
  func facts<Fact: StoredFact>(_ type: Fact.Type) throws -> [Fact] {
    try entered(type).map(\.fact)
  }

  /// Without what lies with another service.
  func showing(_ apart: KeptApart) -> PersonCases {
    var shown = self
    shown.apart = apart
    return shown
  }

  /// The same, each with the entry that entered it: the rows of one entry lie in no order.
  func entered<Fact: StoredFact>(_ type: Fact.Type) throws -> [(fact: Fact, entry: Int64)] {
    try rows.compactMap { kept in
      guard let fact = try kept.row.fact(type, row: kept.id, coder) else { return nil }
      if let apart, let told = fact as? any FollowUpFact, !apart.shows(told.tells) { return nil }
      return (fact, kept.entry)
    }
  }
}
