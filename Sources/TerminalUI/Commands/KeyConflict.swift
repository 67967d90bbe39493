/// A command as far as keys are concerned.
public struct BindableCommand: Hashable, Sendable {
  public let id: String
  public let keys: [Key]

  public init(id: String, keys: [Key]) {
    self.id = id
    self.keys = keys
  }

  /// What it does, wherever it is offered: `sort` in `list.sort`.
  public var action: String { id.split(separator: ".").last.map(String.init) ?? id }
}

/// One key, two commands that can be reached at the same time.
public struct KeyConflict: Hashable, Sendable {
  public let key: Key
  /// The command that comes first in the table, and keeps the key.
  public let first: String
  public let second: String

  public init(key: Key, first: String, second: String) {
    self.key = key
    self.first = first
    self.second = second
  }

  /// Every key that more than one command of a scope has.
  public static func find(in scope: [BindableCommand]) -> [KeyConflict] {
    var owner: [Key: String] = [:]
    var conflicts: [KeyConflict] = []
    for command in scope {
      for key in command.keys {
        if let first = owner[key] {
          if first != command.id { conflicts.append(KeyConflict(key: key, first: first, second: command.id)) }
        } else {
          owner[key] = command.id
        }
      }
    }
    return conflicts
  }

  /// Letters and signs that mean one action here and another there, over all scopes of the program: a letter is an
  /// action, and people learn it once.
  public static func differingMeanings(across scopes: [[BindableCommand]]) -> [KeyConflict] {
    var meaning: [Key: BindableCommand] = [:]
    var conflicts: [KeyConflict] = []
    for command in scopes.joined() {
      for case .character(let character) in command.keys {
        let key = Key.character(character)
        if let known = meaning[key] {
          let conflict = KeyConflict(key: key, first: known.id, second: command.id)
          if known.action != command.action, !conflicts.contains(conflict) { conflicts.append(conflict) }
        } else {
          meaning[key] = command
        }
      }
    }
    return conflicts
  }
}
