/// What the screen calls the keys, in the user's language.
public struct KeyLabels: Hashable, Sendable {
  /// Labels of the keys that have a name rather than a sign; the others are named by ``label(_:)`` itself.
  public var names: [Key: String]
  /// The word before a letter: `Ctrl` in `Ctrl-S`.
  public var control: String

  public init(names: [Key: String] = [:], control: String = "Ctrl") {
    self.names = names
    self.control = control
  }

  /// The label of the key, as footer and help show it: `Enter`, `F9`, `Ctrl-S`, `↑`, `a`.
  public func label(_ key: Key) -> String {
    if let name = names[key] { return name }
    return switch key {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "\(control)-\(letter.uppercased())"
    case .function(let number): "F\(number)"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    }
  }

  /// Several keys for one thing: arrows stand together, others are set apart (`PgUp PgDn`).
  public func label(_ keys: [Key]) -> String {
    let labels = keys.map(label)
    let areSigns = labels.count > 1 && labels.allSatisfy { $0.count == 1 && !($0.first?.isASCII ?? true) }
    return labels.joined(separator: areSigns ? "" : " ")
  }
}
