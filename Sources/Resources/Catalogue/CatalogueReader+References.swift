import Domain
import Yams

/// Published numbers with their names.
struct References: Sendable {
  var mappings: [(reference: MappingReference, name: LocalizedText)] = []
  var rates: [(rates: ReferenceRates, name: LocalizedText)] = []
}

extension CatalogueReader {
  static func references(_ reader: inout YAMLReader, _ root: [String: Node]) -> References? {
    var found = References()
    for item in reader.list(root, "mappings", at: "") ?? [] {
      if let mapping = mapping(&reader, item.node, at: item.path) { found.mappings.append(mapping) }
    }
    for item in reader.list(root, "rates", at: "") ?? [] {
      if let rates = rates(&reader, item.node, at: item.path) { found.rates.append(rates) }
    }
    return found
  }

  private static func mapping(
    _ reader: inout YAMLReader, _ node: Node, at path: String
  ) -> (reference: MappingReference, name: LocalizedText)? {
    let areas = LifeDomain.allCases.map(\.id)
    let values = reader.mapping(node, at: path, keys: ["id", "year", "name", "source"] + areas)
    let percents = areas.map { area in
      let lights = reader.mapping(values, area, at: path, keys: ["green", "yellow", "red"]) ?? [:]
      return ["green", "yellow", "red"].compactMap { reader.number(lights, $0, at: YAMLReader.path(path, area)) }
    }
    guard let id = reader.line(values, "id", at: path), let year = reader.number(values, "year", at: path),
      let name = reader.localized(values, "name", at: path), let source = reader.line(values, "source", at: path),
      let reference = MappingReference(id, of: year, source: source, percents: percents)
    else { return nil }
    return (reference, name)
  }

  private static func rates(
    _ reader: inout YAMLReader, _ node: Node, at path: String
  ) -> (rates: ReferenceRates, name: LocalizedText)? {
    let values = reader.mapping(node, at: path, keys: ["id", "name", "source", "columns", "rows"])
    let columns = (reader.list(values, "columns", at: path) ?? []).compactMap { reader.line($0.node, at: $0.path) }
    let rows = (reader.list(values, "rows", at: path) ?? []).compactMap { item -> ReferenceRates.Row? in
      let row = reader.mapping(item.node, at: item.path, keys: ["name", "tenths", "own"])
      let tenths = (reader.list(row, "tenths", at: item.path) ?? []).compactMap(\.node.int)
      guard let name = reader.line(row, "name", at: item.path) else { return nil }
      guard tenths.count == columns.count else {
        reader.note(YAMLReader.path(item.path, "tenths"), .wrongKind(.number))
        return nil
      }
      let word = reader.optionalText(row, "own", at: item.path)
      let own = word.flatMap(ReferenceRates.Own.init(rawValue:))
      if let word, own == nil {
        reader.note(YAMLReader.path(item.path, "own"), .badID(word))
        return nil
      }
      return ReferenceRates.Row(name, tenths: tenths, own: own)
    }
    guard let id = reader.line(values, "id", at: path), let name = reader.localized(values, "name", at: path),
      let source = reader.line(values, "source", at: path)
    else { return nil }
    return (ReferenceRates(id, source: source, columns: columns, rows: rows), name)
  }
}
