public import Domain
import Yams

/// A plan written as YAML: the program's own, and one that a team lead writes in the same form.
///
/// ```yaml
/// id: vaar-plan-2027           # a–z, 0–9 and -, a letter first, at most 40
/// name: Handlingsplan rus 2027–2030
/// owner: Bydel Eksempel
/// from: 2027
/// to: 2030
/// afterwards: what was decided when it had run out   # may be left out
/// measures:
///   - number: 2.2.4            # as the plan numbers it
///     name: Fast kontaktperson # at most 40 columns
///     text: what is to be done, in the plan's own words
///     responsible: NAV         # may be left out
///     indicator: withContact   # one of PlanMeasure.indicators; may be left out
///     goal: alle               # or 80; may be left out
/// ```
public enum PlanFile {
  /// How wide the name of a measure may be, in terminal columns.
  public static let nameColumns = 40
  public static let yearsAccepted = 2000...2100
  /// How many measures a plan may have.
  public static let most = 200

  /// Reads and checks a plan; on failure everything that is wrong with it.
  ///
  /// - Parameter file: what to call the file in problems.
  public static func parse(yaml: String, file: String = "plan.yaml") -> Result<ActionPlan, ResourceProblems> {
    var reader = YAMLReader(file: file)
    let root = reader.root(of: yaml, keys: ["id", "name", "owner", "from", "to", "afterwards", "measures"])
    if root.isEmpty && !reader.problems.isEmpty { return .failure(ResourceProblems(reader.problems)) }
    let id = ProgrammeFile.id(&reader, root)
    let name = reader.line(root, "name", at: "")
    let owner = reader.line(root, "owner", at: "")
    let (from, to) = (year(&reader, root, "from"), year(&reader, root, "to"))
    let afterwards = reader.optionalText(root, "afterwards", at: "")
    let items = reader.list(root, "measures", at: "") ?? []
    if items.count > most { reader.note("measures", .tooMany(items.count, limit: most)) }
    let measures = items.compactMap { measure(&reader, $0.node, at: $0.path) }
    var known: Set<String> = []
    for (measure, item) in zip(measures, items) where !known.insert(measure.number).inserted {
      reader.note("\(item.path).number", .repeatedKey)
    }
    if let from, let to, to < from { reader.note("to", .badYear("\(to)")) }
    guard reader.problems.isEmpty, let id, let name, let owner, let from, let to else {
      return .failure(ResourceProblems(reader.problems))
    }
    return .success(
      ActionPlan(id: id, name: name, owner: owner, years: from...to, afterwards: afterwards, measures: measures))
  }

  private static func year(_ reader: inout YAMLReader, _ root: [String: Node], _ key: String) -> Int? {
    guard let year = reader.number(root, key, at: "") else { return nil }
    guard yearsAccepted.contains(year) else {
      reader.note(key, .badYear("\(year)"))
      return nil
    }
    return year
  }

  private static func measure(_ reader: inout YAMLReader, _ node: Node, at path: String) -> PlanMeasure? {
    let values = reader.mapping(
      node, at: path, keys: ["number", "name", "text", "responsible", "indicator", "goal"])
    if values.isEmpty { return nil }
    let number = reader.line(values, "number", at: path)
    let name = reader.line(values, "name", at: path)
    if let name {
      let columns = ProgrammeFile.columns(of: name)
      if columns > nameColumns { reader.note("\(path).name", .tooWide(columns: columns, limit: nameColumns)) }
    }
    let text = reader.optionalText(values, "text", at: path)
    if text == nil { reader.note("\(path).text", .missingKey) }
    let responsible = reader.optionalText(values, "responsible", at: path)
    let indicator = indicator(&reader, values, at: path)
    let goal = goal(&reader, values, at: path)
    guard let number, let name, let text else { return nil }
    return PlanMeasure(
      number, name: name, text: text, responsible: responsible, indicator: indicator, goal: goal)
  }

  private static func indicator(_ reader: inout YAMLReader, _ values: [String: Node], at path: String) -> FigureID? {
    guard values["indicator"] != nil, let word = reader.line(values, "indicator", at: path) else { return nil }
    guard let id = FigureID(rawValue: word), PlanMeasure.indicators.contains(id) else {
      reader.note("\(path).indicator", .unknownIndicator(word))
      return nil
    }
    return id
  }

  /// Of what is a share: how large it is to be.
  private static func goal(_ reader: inout YAMLReader, _ values: [String: Node], at path: String) -> PlanMeasure.Goal? {
    guard values["goal"] != nil, let word = reader.line(values, "goal", at: path) else { return nil }
    if ["alle", "everyone"].contains(word.lowercased()) { return .everyone }
    let digits = word.filter { $0 != "%" && $0 != " " }
    guard let percent = Int(digits), (1...100).contains(percent) else {
      reader.note("\(path).goal", .badGoal(word))
      return nil
    }
    return .percent(percent)
  }
}
