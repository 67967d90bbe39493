import Domain
import Resources
import TerminalUI

/// How a light is drawn: the one place that knows its glyph, its style and its word.
///
/// A light is glyph and colour and, where there is room, word; never colour alone.
enum LightCells {
  static func glyph(_ light: Light?, glyphs: GlyphSet) -> Character {
    switch light {
    case .green: glyphs.lightGreen
    case .yellow: glyphs.lightYellow
    case .red: glyphs.lightRed
    case nil: glyphs.lightNone
    }
  }

  static func style(_ light: Light?) -> Style {
    switch light {
    case .green: .lightGreen
    case .yellow: .lightYellow
    case .red: .lightRed
    case nil: .lightNone
    }
  }

  /// One cell: `▲`.
  static func run(_ light: Light?, glyphs: GlyphSet) -> TextRun {
    TextRun(glyph(light, glyphs: glyphs), style(light))
  }

  /// Eight cells in catalogue order, `●●▲▲▲▲●▲`; without an assessment eight that say so.
  static func runs(_ lights: Lights?, glyphs: GlyphSet) -> [TextRun] {
    LifeDomain.allCases.map { run(lights?[$0], glyphs: glyphs) }
  }

  static func word(_ light: Light?, in language: Language) -> String { language(light.textKey) }

  /// Glyph and word: `▲ gult lys`.
  static func named(_ light: Light?, glyphs: GlyphSet, in language: Language) -> [TextRun] {
    [run(light, glyphs: glyphs), TextRun(" " + word(light, in: language), light == nil ? .muted : .plain)]
  }

  /// The eight letters over the eight cells, `BFØSNRAP`: one column each, in ASCII too.
  static func letters(in workspace: Workspace) -> String {
    LifeDomain.allCases.map { workspace.glyphs.presentable(workspace.language($0.letterKey)).prefix(1) }.joined()
  }
}
