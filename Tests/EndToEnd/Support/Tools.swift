import Foundation

/// The system's own programs that some scenarios need; without one they are skipped.
enum Tool: String {
  case tmux, setpriv, sqlite3, unshare, stty, bash

  var path: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(rawValue)" }.first { access($0, X_OK) == 0 }
  }

  var isInstalled: Bool { path != nil }

  /// A terminal that can be typed on, with a shell in it.
  static var hasTerminal: Bool { [Tool.tmux, .bash, .stty].allSatisfy(\.isInstalled) }

  /// Only root may become somebody else.
  static var mayChangeUser: Bool { geteuid() == 0 && Tool.setpriv.isInstalled }
}
