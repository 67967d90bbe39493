public import Domain
import Yams

/// A programme written as YAML: the program's own, and those a service writes for itself in the same form.
///
/// ```yaml
/// id: piloten-blakors          # a–z, 0–9 and -, a letter first, at most 40
/// name: Steg for steg (Piloten)
/// organisation: Blå Kors Kristiansand
/// ending: running              # or course, with a common end
/// months: 36                   # 1 to 120; may be left out
/// source: where it is told     # may be left out
/// ground: assignment           # why it keeps a record: law, assignment or consent; may be left out
/// steps:                       # exactly four, in order
///   - name: Småjobbsentralen
///     shortName: Småjobb       # at most 12 columns
///     content: [arbeidstrening]
///     note: our own reading    # may be left out
///     limit: aft               # or work_training, or a number of months; may be left out
///     checklist: [plan, CV skrevet]  # before the next step: known words, else to be ticked off; may be left out
/// ```
public enum ProgrammeFile {
  /// How wide a step's short name may be, in terminal columns: the board has room for no more.
  public static let shortNameColumns = 12
  /// How long a programme may last.
  public static let monthsAccepted = 1...120
  /// The longest id.
  public static let idLength = 40

  private static let keys = ["id", "name", "organisation", "ending", "months", "source", "ground", "steps"]
  private static let stepKeys = ["name", "shortName", "content", "note", "limit", "checklist"]

  /// Reads and checks a programme; on failure everything that is wrong with it.
  ///
  /// - Parameter file: what to call the file in problems.
  public static func parse(yaml: String, file: String = "programme.yaml") -> Result<Programme, ResourceProblems> {
    var reader = YAMLReader(file: file)
    let root = reader.root(of: yaml, keys: keys)
    // With no mapping at all there is one problem, and not one for each key besides.
    if root.isEmpty && !reader.problems.isEmpty { return .failure(ResourceProblems(reader.problems)) }
    let id = id(&reader, root)
    let name = reader.line(root, "name", at: "")
    let organisation = reader.line(root, "organisation", at: "")
    let ending = ending(&reader, root)
    let months = months(&reader, root)
    let source = reader.optionalText(root, "source", at: "")
    let ground = ground(&reader, root)
    let model = steps(&reader, root)
    guard reader.problems.isEmpty, let id, let name, let organisation, let ending, let model else {
      return .failure(ResourceProblems(reader.problems))
    }
    return .success(
      Programme(
        id: id, name: name, organisation: organisation, steps: model, ending: ending, months: months, source: source,
        ground: ground))
  }

  private static func ground(_ reader: inout YAMLReader, _ root: [String: Node]) -> RecordGround? {
    guard root["ground"] != nil, let word = reader.line(root, "ground", at: "") else { return nil }
    guard let ground = RecordGround(rawValue: word) else {
      reader.note("ground", .unknownGround(word))
      return nil
    }
    return ground
  }

  static func id(_ reader: inout YAMLReader, _ root: [String: Node]) -> String? {
    guard let id = reader.line(root, "id", at: "") else { return nil }
    let bytes = id.utf8
    let isLetter = { (byte: UInt8) in (97...122).contains(byte) }
    guard bytes.count <= idLength, bytes.first.map(isLetter) == true,
      bytes.allSatisfy({ isLetter($0) || (48...57).contains($0) || $0 == 45 })
    else {
      reader.note("id", .badID(id))
      return nil
    }
    return id
  }

  private static func ending(_ reader: inout YAMLReader, _ root: [String: Node]) -> Programme.Ending? {
    guard let word = reader.line(root, "ending", at: "") else { return nil }
    guard let ending = Programme.Ending(rawValue: word) else {
      reader.note("ending", .unknownEnding(word))
      return nil
    }
    return ending
  }

  private static func months(_ reader: inout YAMLReader, _ root: [String: Node]) -> Int? {
    guard root["months"] != nil, let text = reader.line(root, "months", at: "") else { return nil }
    guard let months = Int(text), monthsAccepted.contains(months) else {
      reader.note("months", .badMonths(text))
      return nil
    }
    return months
  }

  private static func steps(_ reader: inout YAMLReader, _ root: [String: Node]) -> StepModel? {
    guard let items = reader.list(root, "steps", at: "") else { return nil }
    let steps = items.compactMap { step(&reader, $0.node, at: $0.path) }
    guard items.count == StepModel.count else {
      reader.note("steps", .stepCount(items.count))
      return nil
    }
    return StepModel(steps: steps)
  }

  private static func step(_ reader: inout YAMLReader, _ node: Node, at path: String) -> Step? {
    let before = reader.problems.count
    let values = reader.mapping(node, at: path, keys: stepKeys)
    if values.isEmpty && reader.problems.count > before { return nil }
    let name = reader.line(values, "name", at: path)
    let shortName = reader.line(values, "shortName", at: path)
    if let shortName {
      let columns = columns(of: shortName)
      if columns > shortNameColumns {
        reader.note("\(path).shortName", .tooWide(columns: columns, limit: shortNameColumns))
      }
    }
    var content: [String] = []
    if values["content"] != nil, let items = reader.list(values, "content", at: path) {
      content = items.compactMap { reader.line($0.node, at: $0.path) }
    }
    let note = reader.optionalText(values, "note", at: path)
    let limit = limit(&reader, values, at: path)
    let checklist = checklist(&reader, values, at: path)
    guard let name, let shortName else { return nil }
    return Step(
      name: name, shortName: shortName, content: content, note: note, limit: limit, checklist: checklist ?? .standard)
  }

  private static func checklist(
    _ reader: inout YAMLReader, _ values: [String: Node], at path: String
  ) -> Checklist? {
    guard values["checklist"] != nil, let items = reader.list(values, "checklist", at: path) else { return nil }
    let lines = items.compactMap { reader.line($0.node, at: $0.path) }
    for (line, item) in zip(lines, items) where line.count > Checklist.tickLength {
      reader.note(item.path, .tickTooLong(limit: Checklist.tickLength))
    }
    return Checklist(rawValue: lines.joined(separator: "\n"))
  }

  private static func limit(_ reader: inout YAMLReader, _ values: [String: Node], at path: String) -> StepLimit? {
    guard values["limit"] != nil, let word = reader.line(values, "limit", at: path) else { return nil }
    guard let limit = StepLimit(rawValue: word) else {
      reader.note("\(path).limit", .unknownLimit(word))
      return nil
    }
    return limit
  }

  /// At most so many terminal columns: marks take none, Latin, Greek, Cyrillic and punctuation one, and all that lies
  /// above two. Too careful with a few narrow scripts; never too generous, which would break the board.
  static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(into: 0) { columns, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: break
      default: columns += scalar.value < 0x1100 || (0x2010...0x2027).contains(scalar.value) ? 1 : 2
      }
    }
  }
}
