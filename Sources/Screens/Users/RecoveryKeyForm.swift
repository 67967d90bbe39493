import Resources
import Store
import TerminalUI

/// A recovery key, the one time it can be shown. Whoever has typed its last group has at least looked.
struct RecoveryKeyForm {
  private let language: Language
  private let groups: [String]
  private var group: DoorForm<String>

  init(_ language: Language, _ key: RecoveryKey) {
    self.language = language
    groups = key.text.split(separator: "-").map(String.init)
    group = DoorForm("", "login", language, [.text("group", \.self, limit: 12).called(LoginText.lastGroup)])
  }

  /// What stands in the message row.
  var message: TextRun { group.form.message(language) }

  /// True when the last group has been typed.
  mutating func handle(_ key: Key) -> Bool {
    guard group.form.handle(key) == .submitted else { return false }
    return group.read { typed, _ in
      RecoveryKeyForm.plain(typed) == groups.last ? [:] : ["group": language(LoginText.lastGroupWrong)]
    } != nil
  }

  /// Small letters and letters that look like digits are taken as they are meant, as when the whole key is typed.
  private static func plain(_ typed: String) -> String {
    String(
      typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }.map { character in
        switch character {
        case "O": "0"
        case "I", "L": "1"
        default: character
        }
      })
  }

  func draw(on canvas: inout Canvas) {
    // Two rows on a narrow terminal; a group is never broken.
    let perRow = canvas.width >= 50 ? groups.count : (groups.count + 1) / 2
    let key = stride(from: 0, to: groups.count, by: perRow).map {
      groups[$0..<min($0 + perRow, groups.count)].joined(separator: "-")
    }
    let text = language(LoginText.recovery).wrapped(to: max(1, canvas.width - 8), glyphs: canvas.glyphs)
    // Without room for it the message row says what matters.
    let isRoomy = canvas.height >= key.count + text.count + 3
    var y = 0
    if isRoomy {
      for (row, line) in text.enumerated() { canvas.put(line, x: 4, y: row) }
      y = text.count + 1
    }
    for line in key {
      canvas.put(line, x: 4, y: y, style: .heading)
      y += 1
    }
    canvas.within(canvas.bounds.inset(left: 1, top: isRoomy ? y + 1 : canvas.height - 1)) { group.form.draw(on: &$0) }
  }
}
