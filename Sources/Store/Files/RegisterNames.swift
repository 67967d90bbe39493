import Domain

/// The programmes and units of the register, by the names a file uses.
struct RegisterNames: Sendable {
  /// How programmes end, by their ids.
  private let endings: [String: Programme.Ending]
  /// Their ids by what they are folded.
  private let programmes: [String: String]
  /// By the names as they are, which is how most cells have them: those need no folding.
  private let unitsExactly: [String: [(key: UnitKey, unit: Unit)]]
  private let units: [String: [(key: UnitKey, unit: Unit)]]
  private let unitsInOrder: [Unit]
  private let unitNames: [UnitKey: String]

  init(endings: [String: Programme.Ending], units: [(key: UnitKey, unit: Unit)]) {
    self.endings = endings
    programmes = Dictionary(endings.keys.map { (Folding.fold($0), $0) }, uniquingKeysWith: { first, _ in first })
    self.units = Dictionary(grouping: units) { Folding.fold($0.unit.name) }
    unitsExactly = Dictionary(grouping: units) { $0.unit.name }
    unitsInOrder = units.map(\.unit).sorted { $0.name < $1.name }
    unitNames = Dictionary(units.map { ($0.key, $0.unit.name) }, uniquingKeysWith: { first, _ in first })
  }

  func ending(of programme: String) -> Programme.Ending { endings[programme] ?? .running }

  /// The programme of a name.
  func programme(_ name: String) throws(ImportProblem.Reason) -> String {
    if endings[name] != nil { return name }
    guard let programme = programmes[Folding.fold(name)] else { throw .unknownProgramme(known: endings.keys.sorted()) }
    return programme
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
