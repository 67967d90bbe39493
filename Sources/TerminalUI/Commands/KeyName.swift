/// Keys as they are written in the rebinding file: `ctrl-s`, `f9`, `enter`, `page-up`, `a`, `>`.
///
/// Names are the same in every language, so that a file can be shared; what the screen calls a key is ``KeyLabels``.
public enum KeyName {
  /// The key of the name, nil when there is none. Names know no case; single letters do (`g` is not `G`).
  public static func key(_ name: String) -> Key? {
    if name.count == 1, let character = name.first {
      // A blank or a control character is written by name.
      return TextWidth.of(name) > 0 && character != " " && name.cleaned() == name ? .character(character) : nil
    }
    let lower = name.lowercased()
    if let key = named[lower] { return key }
    if let synonym = synonyms[lower] { return synonym }
    if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...63).contains(number) {
      return .function(number)
    }
    if lower.hasPrefix("ctrl-"), lower.count == 6, let letter = lower.last, ("a"..."z").contains(letter) {
      return control(letter)
    }
    return nil
  }

  /// The name of the key; ``key(_:)`` of it is the key again.
  public static func name(_ key: Key) -> String {
    switch key {
    case .character("#"): "hash"
    case .character(" "): "space"
    case .character(let character): String(character)
    case .control(let letter): "ctrl-\(letter)"
    case .function(let number): "f\(number)"
    case .enter: "enter"
    case .escape: "esc"
    case .tab: "tab"
    case .backTab: "shift-tab"
    case .backspace: "backspace"
    case .delete: "delete"
    case .insert: "insert"
    case .up: "up"
    case .down: "down"
    case .left: "left"
    case .right: "right"
    case .home: "home"
    case .end: "end"
    case .pageUp: "page-up"
    case .pageDown: "page-down"
    }
  }

  /// Terminals send the same byte for these, so they are the same key.
  private static func control(_ letter: Character) -> Key {
    switch letter {
    case "i": .tab
    case "m", "j": .enter
    case "h": .backspace
    default: .control(letter)
    }
  }

  private static let named: [String: Key] = {
    let keys: [Key] = [
      .character("#"), .character(" "), .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down,
      .left, .right, .home, .end, .pageUp, .pageDown,
    ]
    return Dictionary(keys.map { (name($0), $0) }) { first, _ in first }
  }()

  private static let synonyms: [String: Key] = [
    "return": .enter, "escape": .escape, "pgup": .pageUp, "pgdn": .pageDown, "pageup": .pageUp,
    "pagedown": .pageDown, "del": .delete, "ins": .insert, "backtab": .backTab,
  ]
}
