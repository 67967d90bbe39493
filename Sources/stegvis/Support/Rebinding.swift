import Foundation
import Resources
import Screens
import TerminalUI

/// The user's own keys: `$XDG_CONFIG_HOME/stegvis/keys`, one line a command, `list.sort = s`.
enum Rebinding {
  static var path: String {
    let folder = Environment.value("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (folder ?? "\(HomeFolder.path)/.config") + "/stegvis/keys"
  }

  /// The keys in force; the standard ones when there is no file.
  static func read() throws -> KeyBindings {
    guard let data = try contents() else { return .standard }
    do throws(BindingProblems) {
      return try KeyBindings.parse(String(decoding: data, as: UTF8.self), scopes: Rooms.scopes)
    } catch {
      let lines = error.all.map { "\(path):\($0.line): \(sentence($0.kind))" }
      throw Failure(.badData, Speech.language(ErrorText.keysFile, ["file": path]), lines: lines)
    }
  }

  /// Nil when there is no file. A pipe would be waited for behind a screen on which no key helps.
  private static func contents() throws -> Data? {
    var status = stat()
    guard stat(path, &status) == 0 || errno != ENOENT && errno != ENOTDIR else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG, let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.noInput, Speech.language(ErrorText.inputUnreadable, ["file": path]))
    }
    return data
  }

  private static func sentence(_ kind: BindingProblem.Kind) -> String {
    let language = Speech.language
    switch kind {
    case .notABinding: return language(ErrorText.keysNotABinding)
    case .unknownCommand(let id): return language(ErrorText.keysUnknownCommand, ["command": id])
    case .unknownKey(let key): return language(ErrorText.keysUnknownKey, ["key": key])
    case .noKey(let id): return language(ErrorText.keysNoKey, ["command": id])
    case .reservedKey(let key): return language(ErrorText.keysReserved, ["key": KeyName.name(key)])
    case .repeatedCommand(let id, let line):
      return language(ErrorText.keysRepeated, ["command": id, "line": line])
    case .conflict(let key, let command, let other):
      return language(
        ErrorText.keysConflict, ["key": KeyName.name(key), "command": command, "other": other])
    }
  }
}
