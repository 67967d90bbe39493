import Foundation
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

  @Test(
    "Colours can be read on the backgrounds that terminals have",
    arguments: [
      // Black, and what is sold as dark; white, and what is sold as light; and both for who does not say.
      (Background.dark, [0x000000, 0x1e1e1e, 0x282c34, 0x002b36, 0x300a24], 4.5),
      (.light, [0xffffff, 0xfdf6e3, 0xfafafa, 0xeeeeec], 4.5), (.unknown, [0x000000, 0xffffff], 3.8),
    ])
  func contrast(background: Background, papers: [Int], least: Double) {
    let sheet = StyleSheet(depth: .twoFiftySix, background: background)
    for style in Style.allCases {
      let look = sheet.attributes(for: style)
      guard let color = look.foreground else { continue }
      for paper in look.background.map({ [luminance($0)] }) ?? papers.map({ luminance(red: $0 >> 16, $0 >> 8, $0) }) {
        let (dark, light) = (min(luminance(color), paper), max(luminance(color), paper))
        #expect((light + 0.05) / (dark + 0.05) >= least, "\(style) on \(paper)")
      }
    }
  }

  @Test("The selected row is one bar in every palette", arguments: ColorDepth.allCases, Background.allCases)
  func bar(depth: ColorDepth, background: Background) {
    let sheet = StyleSheet(depth: depth, background: background)
    let bar = sheet.attributes(for: .selected)
    for style in [Style.selectedGreen, .selectedYellow, .selectedRed, .selectedCell] {
      let look = sheet.attributes(for: style)
      #expect(look.reverse == bar.reverse && look.background == bar.background, "\(style)")
    }
  }

  @Test("Each style has a letter of its own in recorded frames")
  func letters() {
    #expect(Set(Style.allCases.map(\.letter)).count == Style.allCases.count)
  }

  /// Relative luminance (WCAG) of a colour of the palette of 256: the 6×6×6 cube and the greys after it.
  private func luminance(_ color: Int) -> Double {
    if color >= 232 { return luminance(red: 8 + 10 * (color - 232), 8 + 10 * (color - 232), 8 + 10 * (color - 232)) }
    let (steps, index) = ([0, 95, 135, 175, 215, 255], color - 16)
    return luminance(red: steps[index / 36], steps[index / 6 % 6], steps[index % 6])
  }

  private func luminance(red: Int, _ green: Int, _ blue: Int) -> Double {
    let parts = [red, green, blue].map { part -> Double in
      let value = Double(part & 0xff) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
