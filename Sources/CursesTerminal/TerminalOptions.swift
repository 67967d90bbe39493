import TerminalUI

/// How the terminal is to be used; the defaults suit a person at a screen.
public struct TerminalOptions: Sendable {
  public enum Color: Hashable, Sendable {
    /// As many colors as the terminal has; none when `NO_COLOR` is set to anything but nothing.
    case auto
    /// As many colors as the terminal has, whatever `NO_COLOR` says.
    case always
    case never
  }

  public enum Background: Hashable, Sendable {
    /// What the terminal answers when it is asked; until then what `COLORFGBG` says, and unknown without it.
    case auto
    case dark, light
  }

  public var color: Color
  /// True for ASCII glyphs, false for Unicode whatever the locale says, nil to let the locale decide.
  public var ascii: Bool?
  public var background: Background
  /// Whether wheel and clicks are reported from the start. They then cannot select text in the terminal.
  public var mouse: Bool
  /// The kind of terminal; nil is `TERM`.
  public var term: String?
  /// Said on standard error, after the terminal is restored, if the program crashes. One line; nil says nothing.
  public var crashMessage: String?
  /// The terminal's descriptors; they are duplicated and stay the caller's.
  public var input: Int32
  public var output: Int32

  public init(
    color: Color = .auto, ascii: Bool? = nil, background: Background = .auto, mouse: Bool = false,
    term: String? = nil, crashMessage: String? = nil, input: Int32 = 0, output: Int32 = 1
  ) {
    self.color = color
    self.ascii = ascii
    self.background = background
    self.mouse = mouse
    self.term = term
    self.crashMessage = crashMessage
    self.input = input
    self.output = output
  }
}

extension TerminalOptions.Color {
  /// What of the current terminal's colors is used; call after `start_color`.
  var depth: ColorDepth {
    switch self {
    case .never: .none
    case .auto where !(environmentValue("NO_COLOR") ?? "").isEmpty: .none
    case .auto, .always: .ofCurrentTerminal
    }
  }
}

extension TerminalOptions.Background {
  /// What the background is thought to be as long as the terminal has not told.
  var assumed: Background {
    switch self {
    case .dark: .dark
    case .light: .light
    case .auto: .declared(environmentValue("COLORFGBG"))
    }
  }
}
