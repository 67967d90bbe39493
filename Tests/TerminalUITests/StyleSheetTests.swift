import Testing

@testable import TerminalUI

@Suite("A style can be told from plain text on every terminal")
struct StyleSheetTests {
  /// Styles that place, glyph or word tell apart.
  private let maySeemPlain: Set<Style> = [.plain, .message, .bar, .lightGreen]

  @Test("Without colour, and with any", arguments: ColorDepth.allCases, Background.allCases)
  func distinguishable(depth: ColorDepth, background: Background) {
    let sheet = StyleSheet(depth: depth, background: background)
    for style in Style.allCases where !maySeemPlain.contains(style) {
      #expect(sheet.attributes(for: style) != .plain, "\(style)")
    }
    #expect(sheet.attributes(for: .plain) == .plain)
    #expect(sheet.attributes(for: .selected).reverse)
    let lights = [Style.lightGreen, .lightYellow, .lightRed].map(sheet.attributes)
    #expect(Set(lights).count == 3)
    #expect(sheet.attributes(for: .focus) != sheet.attributes(for: .input))
    #expect(sheet.attributes(for: .error) != sheet.attributes(for: .warning))
  }

  @Test("Without colour no colour is asked for; otherwise none the terminal lacks")
  func depths() {
    for (depth, count) in [(ColorDepth.none, 0), (.eight, 8), (.sixteen, 16), (.twoFiftySix, 256)] {
      for background in Background.allCases {
        for style in Style.allCases {
          let attributes = StyleSheet(depth: depth, background: background).attributes(for: style)
          for color in [attributes.foreground, attributes.background].compactMap(\.self) {
            #expect((0..<count).contains(color))
          }
        }
      }
    }
  }

  @Test("Colours can be read on the background they are for", arguments: Background.allCases)
  func contrast(background: Background) {
    let sheet = StyleSheet(depth: .twoFiftySix, background: background)
    for style in Style.allCases {
      guard let color = sheet.attributes(for: style).foreground else { continue }
      let light = luminance(color)
      if background != .light { #expect((light + 0.05) / 0.05 >= 3, "\(style) on black") }
      if background != .dark { #expect(1.05 / (light + 0.05) >= 3, "\(style) on white") }
    }
  }

  @Test("Each style has a letter of its own in recorded frames")
  func letters() {
    #expect(Set(Style.allCases.map(\.letter)).count == Style.allCases.count)
  }

  /// Relative luminance (WCAG) of a colour of the 6×6×6 cube.
  private func luminance(_ color: Int) -> Double {
    let steps = [0.0, 95, 135, 175, 215, 255]
    let index = color - 16
    let parts = [index / 36, index / 6 % 6, index % 6].map { step -> Double in
      let value = steps[step] / 255
      return value <= 0.03928 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// x^2.4 near enough: x² · x^0.4, the root by Newton.
  private func power(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    var root = x
    for _ in 0..<60 { root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root) }
    return x * x * root
  }
}
