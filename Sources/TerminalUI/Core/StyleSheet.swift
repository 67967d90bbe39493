/// How many colours the terminal can show.
public enum ColorDepth: Hashable, Sendable, CaseIterable {
  /// Bold, dim, underline and reverse only.
  case none
  case eight, sixteen, twoFiftySix
}

/// What the terminal's own background is; unknown unless it says so.
public enum Background: Hashable, Sendable, CaseIterable {
  case dark, light
  /// Only colours that can be read on both are used.
  case unknown
}

/// How a cell looks: colours as numbers of the terminal's palette, and the attributes every terminal has.
public struct Attributes: Hashable, Sendable {
  /// A number of the palette of the ``ColorDepth`` asked for; nil is the terminal's own.
  public var foreground: Int?
  public var background: Int?
  public var bold: Bool
  public var dim: Bool
  public var underline: Bool
  public var reverse: Bool

  public init(
    foreground: Int? = nil, background: Int? = nil, bold: Bool = false, dim: Bool = false, underline: Bool = false,
    reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
  }

  public static let plain = Attributes()
}

/// What each ``Style`` looks like on the terminal at hand.
///
/// The terminal's own foreground and background are the base, so a user's theme stays theirs. Each style keeps its
/// monochrome form and colour comes on top: nothing is lost where colour is not seen.
public struct StyleSheet: Hashable, Sendable {
  public let depth: ColorDepth
  public let background: Background

  public init(depth: ColorDepth, background: Background = .unknown) {
    self.depth = depth
    self.background = background
  }

  /// How cells of the style look.
  public func attributes(for style: Style) -> Attributes {
    var attributes = Self.monochrome(style)
    if attributes.reverse { return bar(attributes, Self.hue(of: style)) }
    guard depth != .none, let hue = Self.hue(of: style) else { return attributes }
    let color = hue.color(depth, background)
    attributes.foreground = color.foreground
    attributes.background = color.background
    if style == .lightRed || style == .lightGreen || style == .lightYellow {
      // The colour says it now; lines under every block would shout.
      attributes = Attributes(foreground: color.foreground, background: color.background, bold: style != .lightGreen)
    }
    return attributes
  }

  /// The form without colour. Where it is plain, place, glyph or word says what the style means.
  static func monochrome(_ style: Style) -> Attributes {
    switch style {
    case .plain, .bar, .message, .lightGreen: .plain
    case .heading, .header, .key, .warning, .lightYellow: Attributes(bold: true)
    case .muted, .rule, .lightNone, .disabled: Attributes(dim: true)
    case .selected, .selectedGreen: Attributes(reverse: true)
    case .selectedCell: Attributes(bold: true, underline: true, reverse: true)
    case .selectedYellow, .selectedRed: Attributes(bold: true, reverse: true)
    case .lightRed, .error: Attributes(bold: true, underline: true)
    case .input, .match: Attributes(underline: true)
    case .focus: Attributes(bold: true, underline: true)
    }
  }

  /// The selected row's own two colours, where the background is known. The terminal's two, reversed, are all that is
  /// known to differ elsewhere: a light there is its glyph.
  private func bar(_ monochrome: Attributes, _ hue: Hue?) -> Attributes {
    guard depth == .twoFiftySix, background != .unknown else { return monochrome }
    let (paper, ink, other): (Int, Int, Background) = background == .dark ? (255, 16, .light) : (235, 255, .dark)
    return Attributes(
      foreground: hue?.color(depth, other).foreground ?? ink, background: paper, bold: monochrome.bold,
      underline: monochrome.underline)
  }

  private static func hue(of style: Style) -> Hue? {
    switch style {
    case .lightGreen, .selectedGreen: .green
    case .lightYellow, .warning, .selectedYellow: .yellow
    case .lightRed, .error, .selectedRed: .red
    case .bar, .match: .blue
    default: nil
    }
  }
}

/// A colour by name, and the palette number that can be read on the background.
private enum Hue {
  case green, yellow, red, blue

  func color(_ depth: ColorDepth, _ background: Background) -> (foreground: Int?, background: Int?) {
    switch depth {
    case .none: (nil, nil)
    case .twoFiftySix: (extended(background), nil)
    case .sixteen: basic(background, bright: background == .dark ? 8 : 0)
    case .eight: basic(background, bright: 0)
    }
  }

  /// From the 6×6×6 cube, which themes seldom change. Unknown: what can best be read on black as well as on white.
  private func extended(_ background: Background) -> Int {
    switch (self, background) {
    case (.green, .dark): 77
    case (.green, .light): 22
    case (.green, .unknown): 29
    case (.yellow, .dark): 220
    case (.yellow, .light): 94
    case (.yellow, .unknown): 130
    case (.red, .dark): 203
    case (.red, .light): 160
    case (.red, .unknown): 196
    case (.blue, .dark): 75
    case (.blue, .light): 25
    case (.blue, .unknown): 32
    }
  }

  /// The first eight (or sixteen) colours. Yellow can't be read on white and blue not on black, whatever the theme;
  /// there glyph, word and boldness have to do.
  private func basic(_ background: Background, bright: Int) -> (foreground: Int?, background: Int?) {
    switch self {
    case .green: (2 + bright, nil)
    case .yellow: background == .dark ? (3 + bright, nil) : (nil, nil)
    case .red: (1 + bright, nil)
    case .blue: background == .light ? (4, nil) : (6 + bright, nil)
    }
  }
}
