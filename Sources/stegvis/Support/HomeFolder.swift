import Foundation

/// The user's home: what `HOME` says, as for every program of a shell, else what the system knows.
enum HomeFolder {
  static var path: String {
    Environment.value("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory()
  }
}
