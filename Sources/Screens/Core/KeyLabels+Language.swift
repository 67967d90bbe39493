import Resources
import TerminalUI

extension KeyLabels {
  /// What the keys are called in the user's language.
  static func words(of language: Language) -> KeyLabels {
    KeyLabels(
      names: [
        .enter: language(CommonText.keyEnter), .escape: language(CommonText.keyEscape),
        .tab: language(CommonText.keyTab), .backTab: language(CommonText.keyShiftTab),
        .character(" "): language(CommonText.keySpace), .backspace: language(CommonText.keyBackspace),
        .insert: language(CommonText.keyInsert), .delete: language(CommonText.keyDelete),
        .home: language(CommonText.keyHome), .end: language(CommonText.keyEnd),
        .pageUp: language(CommonText.keyPageUp), .pageDown: language(CommonText.keyPageDown),
      ], control: language(CommonText.keyControl))
  }
}

extension String {
  /// With another beginning; itself when it does not begin so.
  func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }

  /// Without blanks at either end.
  func trimmingBlanks() -> String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
