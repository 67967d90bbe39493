import Resources
import Store
import TerminalUI

/// Shows the recovery key of a new register, the one time it can be shown, and goes on when its last group has been
/// typed: whoever types it has at least looked. Esc is no way past.
public final class RecoveryFlow: Program {
  public private(set) var isOver = false

  private let language: Language
  private let glyphs: GlyphSet
  private let groups: [String]
  private var form: Form
  private var problem: String?
  private var isBlank = false

  private static let field = "group"

  public init(language: Language, glyphs: GlyphSet, key: RecoveryKey) {
    self.language = language
    self.glyphs = glyphs
    groups = key.text.split(separator: "-").map(String.init)
    form = Form([
      .text(
        RecoveryFlow.field, language(LoginText.lastGroup), help: language(LoginText.lastGroupHelp), maxLength: 12)
    ])
  }

  public func handle(_ event: InputEvent) {
    switch event {
    case .key where isBlank: isBlank = false
    case .key(.function(9)), .key(.control("b")): isBlank = true
    case .key(let key):
      problem = nil
      if form.handle(key) == .submitted { check() }
    case .paste, .resize, .resume: break
    }
  }

  private func check() {
    if RecoveryFlow.plain(form[RecoveryFlow.field]) == groups.last {
      isOver = true
    } else {
      problem = language(LoginText.lastGroupWrong)
    }
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

  public func frame(_ size: Size) -> Frame {
    let frame = PlainFrame(
      language: language, glyphs: glyphs, title: "Stegvis \(glyphs.separator) \(language(LoginText.recoveryTitle))",
      message: problem.map { TextRun($0, .error) } ?? form.message, footer: footer, isBlank: isBlank)
    return frame.drawn(size) { canvas in
      // Two rows on a narrow terminal; a group is never broken.
      let perRow = canvas.width >= 50 ? groups.count : (groups.count + 1) / 2
      let key = stride(from: 0, to: groups.count, by: perRow).map {
        groups[$0..<min($0 + perRow, groups.count)].joined(separator: "-")
      }
      let text = language(LoginText.recovery).wrapped(to: max(1, canvas.width - 8), glyphs: glyphs)
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
      canvas.within(canvas.bounds.inset(left: 1, top: isRoomy ? y + 1 : canvas.height - 1)) { form.draw(on: &$0) }
    }
  }

  private var footer: [Footer.Item] {
    let labels = KeyLabels.words(of: language)
    return [
      Footer.Item(keys: labels.label(.enter), title: language(LoginText.goOn), place: .pinned),
      Footer.Item(keys: labels.label(.function(9)), title: language(CommonText.blank)),
    ]
  }
}
