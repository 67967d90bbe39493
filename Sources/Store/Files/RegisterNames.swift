import Domain

/// The programmes and units of the register, by the names a file uses.
struct RegisterNames: Sendable {
  struct KnownProgramme: Sendable {
    let id: String
    let ending: Programme.Ending
  }

  private let programmes: [String: KnownProgramme]
  /// By the names as they are, which is how most cells have them: those need no folding.
  private let programmesExactly: [String: KnownProgramme]
  private let unitsExactly: [String: [(key: UnitKey, unit: Unit)]]
  private let programmeIDs: [String]
  private let units: [String: [(key: UnitKey, unit: Unit)]]
  private let unitsInOrder: [Unit]
  private let unitNames: [UnitKey: String]

  init(programmes: [KnownProgramme], units: [(key: UnitKey, unit: Unit)]) {
    self.programmes = Dictionary(
      programmes.map { (Folding.fold($0.id), $0) }, uniquingKeysWith: { first, _ in first })
    programmesExactly = Dictionary(programmes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    programmeIDs = programmes.map(\.id).sorted()
    self.units = Dictionary(grouping: units) { Folding.fold($0.unit.name) }
    unitsExactly = Dictionary(grouping: units) { $0.unit.name }
    unitsInOrder = units.map(\.unit).sorted { $0.name < $1.name }
    unitNames = Dictionary(units.map { ($0.key, $0.unit.name) }, uniquingKeysWith: { first, _ in first })
  }

  func ending(of programme: String) -> Programme.Ending {
    programmesExactly[programme]?.ending ?? .running
  }

  /// The programme of a name.
  func programme(_ name: String) throws(ImportProblem.Reason) -> String {
    guard let programme = programmesExactly[name] ?? programmes[Folding.fold(name)] else {
      throw .unknownProgramme(known: programmeIDs)
    }
    return programme.id
  }

  /// The name of a unit, for telling of it.
  func name(of key: UnitKey) -> String? { unitNames[key] }

  /// The unit of a name, among those of a programme, or of all: a mapping has no programme.
  func unit(_ name: String, of programme: String?) throws(ImportProblem.Reason) -> UnitKey {
    func isMeant(_ unit: Unit) -> Bool { programme == nil || unit.programme == programme }
    // Two units may differ in nothing but what folding takes away; then the exact name decides.
    let exact = (unitsExactly[name] ?? []).filter { isMeant($0.unit) }
    let meant = exact.isEmpty ? (units[Folding.fold(name)] ?? []).filter { isMeant($0.unit) } : exact
    if meant.count == 1, let unit = meant.first { return unit.key }
    throw meant.isEmpty
      ? .unknownUnit(known: unitsInOrder.filter(isMeant).map(\.name))
      : .ambiguousUnit(programmes: meant.map(\.unit.programme).sorted())
  }
}
