import Resources
import Store
import TerminalUI

/// Shows the recovery key of a new register, the one time it can be shown, and goes on when its last group has been
/// typed: whoever types it has at least looked. Esc is no way past.
public final class RecoveryFlow: DoorProgram {
  public override var isOver: Bool { isTypedOff }

  private var key: RecoveryKeyForm
  private var isTypedOff = false

  public init(language: Language, glyphs: GlyphSet, key: RecoveryKey) {
    self.key = RecoveryKeyForm(language, key)
    super.init(language, glyphs)
  }

  override func take(_ event: InputEvent) {
    if case .key(let pressed) = event { isTypedOff = key.handle(pressed) }
  }

  public override func frame(_ size: Size) -> Frame {
    let enter = KeyLabels.words(of: language).label(.enter)
    return drawn(
      size, title: "Stegvis \(glyphs.separator) \(language(LoginText.recoveryTitle))", message: key.message,
      footer: [Footer.Item(keys: enter, title: language(LoginText.goOn), place: .pinned), blankKey]
    ) { key.draw(on: &$0) }
  }
}
