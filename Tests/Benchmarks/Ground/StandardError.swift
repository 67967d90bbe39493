import Foundation

/// Where progress is told: standard output holds the figures only.
enum StandardError {
  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
