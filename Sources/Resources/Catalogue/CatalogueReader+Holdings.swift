import Domain
import Yams

extension CatalogueReader {
  static func holdings(
    _ reader: inout YAMLReader, _ root: [String: Node]
  ) -> [(kind: HoldingKind, name: LocalizedText)]? {
    reader.list(root, "holdings", at: "")?.compactMap { item in
      let values = reader.mapping(item.node, at: item.path, keys: ["id", "sort", "caseload", "ends", "name"])
      guard let id = id(&reader, values, at: item.path), let word = reader.line(values, "sort", at: item.path),
        let name = reader.localized(values, "name", at: item.path)
      else { return nil }
      guard let sort = Holding.Sort(rawValue: word) else {
        reader.note(YAMLReader.path(item.path, "sort"), .badID(word))
        return nil
      }
      let caseload = optional(&reader, values, "caseload", at: item.path)
      return (HoldingKind(sort, id, caseload: caseload, hasEnd: values["ends"]?.bool ?? false), name)
    }
  }

  static func instruments(
    _ reader: inout YAMLReader, _ root: [String: Node]
  ) -> [(instrument: Instrument, name: LocalizedText)]? {
    reader.list(root, "instruments", at: "")?.compactMap { item in
      let values = reader.mapping(
        item.node, at: item.path,
        keys: ["id", "lowest", "highest", "factor", "better", "threshold", "change", "name"])
      guard let id = id(&reader, values, at: item.path), let lowest = reader.number(values, "lowest", at: item.path),
        let highest = reader.number(values, "highest", at: item.path),
        let factor = reader.number(values, "factor", at: item.path),
        let better = reader.line(values, "better", at: item.path),
        let name = reader.localized(values, "name", at: item.path)
      else { return nil }
      guard ["up", "down"].contains(better) else {
        reader.note(YAMLReader.path(item.path, "better"), .badID(better))
        return nil
      }
      guard lowest < highest, factor > 0 else {
        reader.note(YAMLReader.path(item.path, "highest"), .wrongKind(.number))
        return nil
      }
      return (
        Instrument(
          id, lowest...highest, factor: factor, isHigherBetter: better == "up",
          threshold: optional(&reader, values, "threshold", at: item.path),
          change: optional(&reader, values, "change", at: item.path)), name
      )
    }
  }

  /// It is kept in registers, and so is plain.
  private static func id(_ reader: inout YAMLReader, _ values: [String: Node], at path: String) -> String? {
    guard let id = reader.line(values, "id", at: path) else { return nil }
    guard id.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }) else {
      reader.note(YAMLReader.path(path, "id"), .badID(id))
      return nil
    }
    return id
  }

  private static func optional(
    _ reader: inout YAMLReader, _ values: [String: Node], _ key: String, at path: String
  ) -> Int? { values[key] == nil ? nil : reader.number(values, key, at: path) }
}
