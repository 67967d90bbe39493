/// The user's own keys, read from a file of lines `command.id = key key2`; `#` begins a comment.
///
/// ```
/// # The desk is used to F2.
/// list.find = / f2
/// card.note = hash
/// ```
public struct KeyBindings: Hashable, Sendable {
  private let rebound: [String: [Key]]

  /// Nothing rebound.
  public static let standard = KeyBindings(rebound: [:])

  private init(rebound: [String: [Key]]) {
    self.rebound = rebound
  }

  /// The keys the user gave the command; nil when they gave none.
  public func keys(for id: String) -> [Key]? { rebound[id] }

  public var isStandard: Bool { rebound.isEmpty }

  /// Reads the file's text.
  ///
  /// - Parameter scopes: the commands that can be reached at the same time, one array a scope: a screen's table with
  ///   the commands that work everywhere. A command may stand in several; rebinding it does so in all.
  /// - Throws: ``BindingProblems`` with every line that can't be followed. Nothing is rebound then.
  public static func parse(_ text: String, scopes: [[BindableCommand]]) throws(BindingProblems) -> KeyBindings {
    let known = Set(scopes.joined().map(\.id))
    var reader = Reader(known: known)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      reader.read(line, number: index + 1)
    }
    reader.findConflicts(in: scopes)
    guard reader.problems.isEmpty else {
      throw BindingProblems(all: reader.problems.sorted { $0.line < $1.line })
    }
    return KeyBindings(rebound: reader.rebound)
  }

  private struct Reader {
    let known: Set<String>
    var rebound: [String: [Key]] = [:]
    var lines: [String: Int] = [:]
    var problems: [BindingProblem] = []

    mutating func read(_ line: Substring, number: Int) {
      let text = Self.withoutComment(line)
      guard text.contains(where: { !$0.isWhitespace }) else { return }
      func report(_ kind: BindingProblem.Kind) { problems.append(BindingProblem(line: number, kind: kind)) }
      // Only the first sign parts the line: `list.same = =` is a binding too.
      let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let names = sides[0].split(whereSeparator: \.isWhitespace)
      guard sides.count == 2, names.count == 1, let id = names.first.map(String.init) else {
        return report(.notABinding)
      }
      guard known.contains(id) else { return report(.unknownCommand(id)) }
      if let first = lines[id] { return report(.repeatedCommand(id, firstLine: first)) }
      lines[id] = number
      var keys: [Key] = []
      for name in sides[1].split(whereSeparator: \.isWhitespace).map(String.init) {
        guard let key = KeyName.key(name) else { return report(.unknownKey(name)) }
        guard !KeyBindings.reserved.contains(key) else { return report(.reservedKey(key)) }
        if !keys.contains(key) { keys.append(key) }
      }
      guard !keys.isEmpty else { return report(.noKey(id)) }
      rebound[id] = keys
    }

    mutating func findConflicts(in scopes: [[BindableCommand]]) {
      var found: Set<KeyConflict> = []
      for scope in scopes {
        let inForce = scope.map { BindableCommand(id: $0.id, keys: rebound[$0.id] ?? $0.keys) }
        for conflict in KeyConflict.find(in: inForce) where found.insert(conflict).inserted {
          // The line to look at is the later one of the two; commands that nobody rebound are not the file's fault.
          guard let line = [lines[conflict.first], lines[conflict.second]].compactMap(\.self).max() else { continue }
          let mine = lines[conflict.second] == line ? conflict.second : conflict.first
          let other = mine == conflict.first ? conflict.second : conflict.first
          problems.append(BindingProblem(line: line, kind: .conflict(key: conflict.key, command: mine, other: other)))
        }
      }
    }

    /// A comment begins at a `#` that begins the line or follows a blank; the key `#` is written `hash`.
    static func withoutComment(_ line: Substring) -> Substring {
      var previous: Character = " "
      for index in line.indices {
        if line[index] == "#", previous.isWhitespace { return line[..<index] }
        previous = line[index]
      }
      return line
    }
  }

  /// The terminal takes these itself.
  private static let reserved: Set<Key> = [.control("c"), .control("z")]
}

/// Every line of a rebinding file that can't be followed, in order.
public struct BindingProblems: Error, Hashable, Sendable {
  public let all: [BindingProblem]
}

/// A line of a rebinding file that can't be followed; the sentence is made by whoever shows it.
public struct BindingProblem: Hashable, Sendable {
  /// What is wrong with the line.
  public enum Kind: Hashable, Sendable {
    /// Not `command.id = key`.
    case notABinding
    case unknownCommand(String)
    case unknownKey(String)
    /// The command stands on the left, but no key on the right.
    case noKey(String)
    /// The terminal keeps the key for itself.
    case reservedKey(Key)
    case repeatedCommand(String, firstLine: Int)
    /// Another command that can be reached at the same time has the key.
    case conflict(key: Key, command: String, other: String)
  }

  /// Counted from 1.
  public let line: Int
  public let kind: Kind

  public init(line: Int, kind: Kind) {
    self.line = line
    self.kind = kind
  }
}
