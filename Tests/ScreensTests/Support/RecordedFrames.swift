import Foundation
import TerminalUI
import Testing

/// Frames kept as text files, so that a change of a picture is seen in review: the picture, the place of the cursor,
/// and below a layer of the same size that names each cell's style.
///
/// `STEGVIS_RECORD=1 swift test --filter ScreensTests` writes them anew.
enum RecordedFrames {
  static var isRecording: Bool { ProcessInfo.processInfo.environment["STEGVIS_RECORD"] == "1" }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Frames")

  static func text(_ frame: Frame) -> String {
    let cursor = "\(frame.cursor.x),\(frame.cursor.y)\(frame.cursorVisible ? " visible" : "")"
    // The code of a journal is another in every register.
    let picture = frame.plainText.replacing(/\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/, with: "XXXX-XXXX-XXXX-XXXX")
    return "\(picture)\n--- cursor \(cursor)\n\(frame.styleLayer)\n"
  }

  static func expect(_ frame: Frame, _ name: String, at location: SourceLocation) {
    let file = folder.appending(path: "\(name)-\(frame.size.width)x\(frame.size.height).txt")
    let drawn = text(frame)
    if isRecording {
      do {
        try Data(drawn.utf8).write(to: file)
      } catch {
        Issue.record("\(file.lastPathComponent) can't be written: \(error)", sourceLocation: location)
      }
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("\(file.lastPathComponent) has not been recorded:\n\(drawn)", sourceLocation: location)
      return
    }
    let recorded = String(decoding: data, as: UTF8.self)
    guard recorded != drawn else { return }
    Issue.record(
      "\(file.lastPathComponent) differs:\n\(difference(recorded, drawn))\nNow:\n\(frame.plainText)",
      sourceLocation: location)
  }

  private static func difference(_ recorded: String, _ drawn: String) -> String {
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = drawn.split(separator: "\n", omittingEmptySubsequences: false)
    return (0..<max(old.count, new.count)).compactMap { row in
      let before = row < old.count ? String(old[row]) : "(no row)"
      let after = row < new.count ? String(new[row]) : "(no row)"
      return before == after ? nil : "row \(row)\n- \(before)\n+ \(after)"
    }.joined(separator: "\n")
  }
}

extension Stage {
  /// Holds the frame against the recorded one.
  func expectFrame(
    _ name: String, _ sizes: Size..., at location: SourceLocation = #_sourceLocation
  ) {
    for size in sizes.isEmpty ? [.standard, .wide] : sizes {
      RecordedFrames.expect(frame(size), name, at: location)
    }
  }
}
