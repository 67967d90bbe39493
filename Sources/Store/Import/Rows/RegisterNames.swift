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

  init(programmes: [KnownProgramme], units: [(key: UnitKey, unit: Unit)]) {
    self.programmes = Dictionary(
      programmes.map { (Folding.fold($0.id), $0) }, uniquingKeysWith: { first, _ in first })
    programmesExactly = Dictionary(programmes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    programmeIDs = programmes.map(\.id).sorted()
    self.units = Dictionary(grouping: units) { Folding.fold($0.unit.name) }
    unitsExactly = Dictionary(grouping: units) { $0.unit.name }
    unitsInOrder = units.map(\.unit).sorted { $0.name < $1.name }
  }

  func ending(of programme: String) -> Programme.Ending {
    programmesExactly[programme]?.ending ?? .running
  }

  /// The programme the row names; reports and returns nil when it names none that is known.
  func programme(_ reader: inout RowReader) -> KnownProgramme? {
    guard let name = reader.raw(.programme) else {
      reader.report(.programme, .missingValue)
      return nil
    }
    guard let programme = programmesExactly[name] ?? programmes[Folding.fold(name)] else {
      reader.report(.programme, .unknownProgramme(known: programmeIDs))
      return nil
    }
    return programme
  }

  /// The unit the row names, among those of one programme.
  func unit(_ reader: inout RowReader, of programme: String) -> Cell<UnitKey> {
    unit(&reader) { $0.programme == programme }
  }

  /// The unit the row names, among all: a mapping has no programme.
  func unitOfAnyProgramme(_ reader: inout RowReader) -> Cell<UnitKey> { unit(&reader) { _ in true } }

  /// The name of a unit, for telling of it.
  func name(of key: UnitKey) -> String? {
    for group in units.values {
      if let unit = group.first(where: { $0.key == key }) { return unit.unit.name }
    }
    return nil
  }

  private func unit(_ reader: inout RowReader, among isMeant: (Unit) -> Bool) -> Cell<UnitKey> {
    let name: String
    switch reader.text(.unit) {
    case .untouched: return .untouched
    case .cleared: return .cleared
    case .value(let value): name = value
    }
    // Two units may differ in nothing but what folding takes away; then the exact name decides.
    let exact = (unitsExactly[name] ?? []).filter { isMeant($0.unit) }
    let meant = exact.isEmpty ? (units[Folding.fold(name)] ?? []).filter { isMeant($0.unit) } : exact
    if meant.count == 1, let unit = meant.first { return .value(unit.key) }
    reader.report(
      .unit,
      meant.isEmpty
        ? .unknownUnit(known: unitsInOrder.filter(isMeant).map(\.name))
        : .ambiguousUnit(programmes: meant.map(\.unit.programme).sorted()))
    return .untouched
  }
}
