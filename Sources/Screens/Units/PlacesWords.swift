import Domain
import Resources

/// How a unit's places are told. Capacity is soft: more people than places is a warning and nothing more.
struct PlacesWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func sentence(_ unit: UnitOccupancy) -> String {
    var arguments: [String: any CustomStringConvertible] = [
      "unit": unit.unit.name, "occupied": unit.occupied, "taken": unit.taken,
    ]
    guard let free = unit.free, let places = unit.unit.places else {
      return language(UnitsText.hintUnknown, arguments)
    }
    arguments["places"] = places
    arguments["n"] = free < 0 ? -free : free
    return language(free < 0 ? UnitsText.hintFull : .hintFree, arguments)
  }

  /// A number in a column; a dash where it is not known, `! −2` where there are more people than places.
  static func number(_ value: Int?) -> String {
    guard let value else { return "–" }
    return value < 0 ? "! \(value.grouped)" : value.grouped
  }
}
