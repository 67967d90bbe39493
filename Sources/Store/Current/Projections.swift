import Domain
import Ledger

/// Every projection there is: the one list, one line each; and those of the case side, which stand in ``CaseColumns``.
enum Projections {
  static let all =
    [
      Projection(id: .identities, version: 1, place: .people, follows: [IdentityFact.self]),
      Projection(
        id: .enrolments, version: 1, place: .people,
        follows: [EnrolmentFact.self, StepPeriodFact.self, ContactFact.self]),
      Projection(id: .counts, version: 2, place: .people, follows: [EnrolmentFact.self, StepPeriodFact.self]),
      Projection(id: .backgrounds, version: 1, place: .cases, follows: [IdentityFact.self]),
      Projection(id: .mapping, version: 2, place: .mapping, follows: [MappingRecord.self]),
      Projection(id: .told, version: 1, place: .told, follows: [ConsentFact.self]),
    ] + CaseColumns.all.map { $0.projection }
}

extension ProjectionSet {
  static let enrolments = ProjectionSet(rawValue: 1)
  static let lights = ProjectionSet(rawValue: 2)
  static let identities = ProjectionSet(rawValue: 4)
  static let backgrounds = ProjectionSet(rawValue: 8)
  static let counts = ProjectionSet(rawValue: 16)
  static let mapping = ProjectionSet(rawValue: 32)
  static let relapses = ProjectionSet(rawValue: 64)
  static let consents = ProjectionSet(rawValue: 128)
  static let told = ProjectionSet(rawValue: 256)
  static let afterEnds = ProjectionSet(rawValue: 512)
  static let calls = ProjectionSet(rawValue: 1024)
  static let signs = ProjectionSet(rawValue: 2048)
}

extension Projection.Place {
  /// What the desk's side of lists is made of, and `tally`, which counts what lies in it.
  static let people = Projection.Place(
    [
      DerivedTable(
        "current", columns: ["page", "sealed"], as: "(page INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT"),
      DerivedTable(
        "tally", columns: ["programme", "unit", "day", "place", "change"],
        as: """
          (
            programme INTEGER NOT NULL, unit INTEGER NOT NULL, place INTEGER NOT NULL, day INTEGER NOT NULL,
            change INTEGER NOT NULL, PRIMARY KEY (programme, unit, place, day)
          ) STRICT, WITHOUT ROWID
          """),
    ], reads: .identity, reseal: DigestPages.reseal)

  /// The other side, page by page as `current` has its people.
  static let cases = Projection.Place(
    [
      DerivedTable(
        "current_case", columns: ["page", "sealed"],
        as: "(page INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT")
    ], reads: .clinical, reseal: CasePages.reseal)

  /// Read from the clinical side, and lies on the desk's.
  static let told = Projection.Place([ToldPages.table], reads: .clinical, reseal: ToldPages.reseal)

  static let mapping = Projection.Place(
    [
      DerivedTable(
        MappingTally.table, columns: MappingTally.columnNames,
        as: """
          (
            round INTEGER NOT NULL, unit INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (round, unit)
          ) STRICT, WITHOUT ROWID
          """)
    ], reads: .clinical, reseal: MappingTally.reseal)
}
