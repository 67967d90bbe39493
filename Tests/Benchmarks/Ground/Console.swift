import Foundation

/// Figures go to standard output, line by line as they come; everything else goes to standard error.
enum Console {
  static func show(_ text: String) { write(text, to: .standardOutput) }
  static func remark(_ text: String) { write(text, to: .standardError) }

  private static func write(_ text: String, to file: FileHandle) {
    try? file.write(contentsOf: Data((text + "\n").utf8))
  }
}
