import Domain
import Yams

/// Makes the catalogue of its files, or tells everything that is wrong with them.
enum CatalogueReader {
  static let programmeIDs = ["bydelsrusken-2", "piloten-blakors", "piloten-mjavann"]
  static let planIDs = ["grunerlokka-2021", "stovner-2021"]

  /// - Parameter text: the text of a file at a path below `Resources/`; nil when there is none.
  static func read(text: (String) -> String?) -> Result<Catalogue, ResourceProblems> {
    var problems: [ResourceProblem] = []
    func file<Value>(_ path: String, _ parse: (String) -> Result<Value, ResourceProblems>) -> Value? {
      guard let yaml = text(path) else {
        problems.append(ResourceProblem(file: path, path: "", kind: .unreadable("not embedded")))
        return nil
      }
      switch parse(yaml) {
      case .success(let value): return value
      case .failure(let failure):
        problems += failure.problems
        return nil
      }
    }
    let programmes = programmeIDs.compactMap { id in
      let path = "Catalogue/\(id).yaml"
      return file(path) { ProgrammeFile.parse(yaml: $0, file: path) }
    }
    let plans = planIDs.compactMap { id in
      let path = "Catalogue/\(id).yaml"
      return file(path) { PlanFile.parse(yaml: $0, file: path) }
    }
    let rules = file("Catalogue/rules.yaml") {
      read($0, "Catalogue/rules.yaml", keys: ["severity"], severityRules)
    }
    let places = file("Catalogue/places.yaml") {
      read($0, "Catalogue/places.yaml", keys: ["municipalities"], municipalities)
    }
    let help = file("Catalogue/areas.yaml") { read($0, "Catalogue/areas.yaml", keys: ["label", "areas"], lightHelp) }
    let kinds = file("Catalogue/holdings.yaml") { read($0, "Catalogue/holdings.yaml", keys: ["holdings"], holdings) }
    let scales = file("Catalogue/instruments.yaml") {
      read($0, "Catalogue/instruments.yaml", keys: ["instruments"], instruments)
    }
    let published = file("Catalogue/references.yaml") {
      read($0, "Catalogue/references.yaml", keys: ["mappings", "rates"], references)
    }
    guard problems.isEmpty, let published, let rules, let places, let help, let kinds, let scales else {
      return .failure(ResourceProblems(problems))
    }
    return .success(
      Catalogue(
        programmes: programmes, rules: rules, municipalities: places, lightHelp: help, holdings: kinds,
        instruments: scales, plans: plans, references: published))
  }

  private static func read<Value>(
    _ yaml: String, _ file: String, keys: [String], _ parse: (inout YAMLReader, [String: Node]) -> Value?
  ) -> Result<Value, ResourceProblems> {
    var reader = YAMLReader(file: file)
    let root = reader.root(of: yaml, keys: keys)
    guard let value = parse(&reader, root), reader.problems.isEmpty else {
      return .failure(ResourceProblems(reader.problems))
    }
    return .success(value)
  }

  private static func severityRules(
    _ reader: inout YAMLReader, _ root: [String: Node]
  ) -> [(rule: SeverityRule, name: LocalizedText)]? {
    reader.list(root, "severity", at: "")?.compactMap { item in
      let values = reader.mapping(item.node, at: item.path, keys: ["id", "reds", "name"])
      guard let id = reader.line(values, "id", at: item.path), let reds = reader.number(values, "reds", at: item.path),
        let name = reader.localized(values, "name", at: item.path)
      else { return nil }
      return (SeverityRule(id: id, reds: reds), name)
    }
  }

  private static func municipalities(_ reader: inout YAMLReader, _ root: [String: Node]) -> [Municipality]? {
    reader.list(root, "municipalities", at: "")?.compactMap { item in
      let values = reader.mapping(item.node, at: item.path, keys: ["number", "name", "districts"])
      guard let number = reader.line(values, "number", at: item.path),
        let name = reader.line(values, "name", at: item.path),
        let items = reader.list(values, "districts", at: item.path)
      else { return nil }
      let districts = items.compactMap { district(&reader, $0.node, at: $0.path) }
      return Municipality(number: number, name: name, districts: districts)
    }
  }

  private static func district(_ reader: inout YAMLReader, _ node: Node, at path: String) -> District? {
    let values = reader.mapping(node, at: path, keys: ["number", "name"])
    guard let number = reader.line(values, "number", at: path), let name = reader.line(values, "name", at: path) else {
      return nil
    }
    return District(number: number, name: name)
  }

  private static func lightHelp(_ reader: inout YAMLReader, _ root: [String: Node]) -> LightHelp? {
    let ids = LifeDomain.allCases.map(\.id)
    guard let label = reader.localized(root, "label", at: ""),
      let areas = reader.mapping(root, "areas", at: "", keys: ids)
    else { return nil }
    let texts = ids.map { id in
      let path = YAMLReader.path("areas", id)
      let lights = reader.mapping(areas, id, at: "areas", keys: ["green", "yellow", "red"]) ?? [:]
      return ["green", "yellow", "red"].compactMap { reader.localized(lights, $0, at: path) }
    }
    return LightHelp(label: label, texts: texts)
  }
}
