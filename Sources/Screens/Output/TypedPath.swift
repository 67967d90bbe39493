import Foundation

/// A path as people type it: `~` is their own folder, and what does not begin with a `/` lies where the program was started.
struct TypedPath: Sendable {
  var home = NSHomeDirectory()
  var folder = FileManager.default.currentDirectoryPath
  var isFolder: @Sendable (String) -> Bool = { path in
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
  var exists: @Sendable (String) -> Bool = { FileManager.default.fileExists(atPath: $0) }

  /// - Parameter name: of the file, where only a folder was typed.
  func whole(_ typed: String, named name: String) -> String {
    let path = folder(typed)
    return isFolder(path) ? (path == "/" ? "/\(name)" : "\(path)/\(name)") : path
  }

  /// The path of a folder.
  func folder(_ typed: String) -> String {
    let text = typed.trimmingCharacters(in: .whitespaces)
    var path: String
    if text == "~" || text.hasPrefix("~/") {
      path = home + text.dropFirst()
    } else if text.hasPrefix("/") {
      path = text
    } else {
      path = text.isEmpty ? folder : "\(folder)/\(text)"
    }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// A name that is free in one's own folder: `~/dagsliste-2026-11-21.txt`, and `-2` where that is taken.
  func proposed(_ name: String) -> String {
    let free = (1...99).lazy.map { $0 == 1 ? "\(name).txt" : "\(name)-\($0).txt" }.first { !exists("\(home)/\($0)") }
    return "~/" + (free ?? "\(name).txt")
  }
}
