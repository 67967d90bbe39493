import Resources
import Store
import TerminalUI

/// Shows the recovery key of a new register, the one time it can be shown, and goes on when its last group has been
/// typed: whoever types it has at least looked. Esc is no way past.
public final class RecoveryFlow: Program {
  public private(set) var isOver = false

  private let language: Language
  private let glyphs: GlyphSet
  private var key: RecoveryKeyForm
  private var isBlank = false

  public init(language: Language, glyphs: GlyphSet, key: RecoveryKey) {
    self.language = language
    self.glyphs = glyphs
    self.key = RecoveryKeyForm(language, key)
  }

  public func handle(_ event: InputEvent) {
    switch event {
    case .key where isBlank: isBlank = false
    case .key(.function(9)), .key(.control("b")): isBlank = true
    case .key(let pressed): isOver = key.handle(pressed)
    case .paste, .resize, .resume: break
    }
  }

  public func frame(_ size: Size) -> Frame {
    PlainFrame(
      language: language, glyphs: glyphs, title: "Stegvis \(glyphs.separator) \(language(LoginText.recoveryTitle))",
      message: key.message, footer: footer, isBlank: isBlank
    ).drawn(size) { key.draw(on: &$0) }
  }

  private var footer: [Footer.Item] {
    let labels = KeyLabels.words(of: language)
    return [
      Footer.Item(keys: labels.label(.enter), title: language(LoginText.goOn), place: .pinned),
      Footer.Item(keys: labels.label(.function(9)), title: language(CommonText.blank)),
    ]
  }
}
