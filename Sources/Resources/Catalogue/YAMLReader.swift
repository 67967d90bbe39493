import Domain
import Yams

/// Reads one YAML file key by key and gathers everything that is wrong with it, each with its path.
///
/// Every method answers nil (or nothing) for what it could not read, and has then noted why.
struct YAMLReader {
  let file: String
  private(set) var problems: [ResourceProblem] = []

  init(file: String) { self.file = file }

  mutating func note(_ path: String, _ kind: ResourceProblem.Kind) {
    problems.append(ResourceProblem(file: file, path: path, kind: kind))
  }

  /// The document's top mapping.
  mutating func root(of yaml: String, keys: [String]) -> [String: Node] {
    do {
      guard let node = try Yams.compose(yaml: yaml) else {
        note("", .unreadable("empty"))
        return [:]
      }
      return mapping(node, at: "", keys: keys)
    } catch YamlError.duplicatedKeysInMapping(let duplicates, _) {
      note(duplicates.joined(separator: ", "), .repeatedKey)
    } catch let error as YamlError {
      note("", .unreadable(YAMLReader.reason(error)))
    } catch {
      note("", .unreadable("\(error)"))
    }
    return [:]
  }

  /// The values of a mapping by key; a key that is not among `keys` is noted and left out.
  mutating func mapping(_ node: Node, at path: String, keys: [String]) -> [String: Node] {
    guard let mapping = node.mapping else {
      note(path, .wrongKind(.keys))
      return [:]
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.string ?? "?"
      guard keys.contains(name) else {
        note(YAMLReader.path(path, name), .unknownKey(accepted: keys))
        continue
      }
      values[name] = value
    }
    return values
  }

  /// A mapping that must be there.
  mutating func mapping(_ parent: [String: Node], _ key: String, at path: String, keys: [String]) -> [String: Node]? {
    let here = YAMLReader.path(path, key)
    guard let node = parent[key] else {
      note(here, .missingKey)
      return nil
    }
    return mapping(node, at: here, keys: keys)
  }

  /// A list that must be there, each item with its path.
  mutating func list(_ parent: [String: Node], _ key: String, at path: String) -> [(node: Node, path: String)]? {
    let here = YAMLReader.path(path, key)
    guard let node = parent[key] else {
      note(here, .missingKey)
      return nil
    }
    guard let sequence = node.sequence else {
      note(here, .wrongKind(.list))
      return nil
    }
    return sequence.enumerated().map { ($1, "\(here)[\($0 + 1)]") }
  }

  /// A text of one line that must be there.
  mutating func line(_ parent: [String: Node], _ key: String, at path: String) -> String? {
    guard let node = parent[key], node.null == nil else {
      note(YAMLReader.path(path, key), .missingKey)
      return nil
    }
    return line(node, at: YAMLReader.path(path, key))
  }

  /// A text of one line: not empty, and nothing in it that would move a terminal's cursor.
  mutating func line(_ node: Node, at path: String) -> String? {
    guard let text = node.scalar?.string, !text.isEmpty, NameRule.isOneLine(text)
    else {
      note(path, .wrongKind(.oneLine))
      return nil
    }
    return text
  }

  /// A text that may be missing; line breaks in it become spaces.
  mutating func optionalText(_ parent: [String: Node], _ key: String, at path: String) -> String? {
    guard let node = parent[key], node.null == nil else { return nil }
    guard let text = node.scalar?.string else {
      note(YAMLReader.path(path, key), .wrongKind(.text))
      return nil
    }
    let words = text.split { $0.isWhitespace || !NameRule.isOneLine(String($0)) }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// A whole number that must be there.
  mutating func number(_ parent: [String: Node], _ key: String, at path: String) -> Int? {
    guard let text = line(parent, key, at: path) else { return nil }
    guard let number = Int(text) else {
      note(YAMLReader.path(path, key), .wrongKind(.number))
      return nil
    }
    return number
  }

  /// A text in nb and en, and in nn if there is one.
  mutating func localized(_ parent: [String: Node], _ key: String, at path: String) -> LocalizedText? {
    guard let values = mapping(parent, key, at: path, keys: ["nb", "nn", "en"]) else { return nil }
    let here = YAMLReader.path(path, key)
    let nynorsk = optionalText(values, "nn", at: here)
    guard let nb = line(values, "nb", at: here), let en = line(values, "en", at: here) else { return nil }
    return LocalizedText(nb: nb, nn: nynorsk, en: en)
  }

  static func path(_ parent: String, _ key: String) -> String { parent.isEmpty ? key : "\(parent).\(key)" }

  private static func reason(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "\(problem) (\(mark.line):\(mark.column))"
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem), .representer(let problem):
      problem
    default: "\(error)"
    }
  }
}
