/// What a piece of text *means*; never how it looks.
///
/// Screens name a role, ``StyleSheet`` knows its colours and its monochrome form. A role that would look like plain
/// text without colour is a defect: what colour says, glyph or word must say too.
public enum Style: UInt8, CaseIterable, Sendable {
  /// Ordinary text.
  case plain
  /// The name of the place, of a column, of a section.
  case heading
  /// The user's own key words in the header: organisation, user, date.
  case header
  /// Secondary text: units, dates, hints.
  case muted
  /// Thin lines.
  case rule
  /// The row that keys act upon (reverse, and a `>` in front).
  case selected
  /// Lights and warnings on that row, which is one bar.
  case selectedGreen, selectedYellow, selectedRed
  /// What is picked out of that row.
  case selectedCell
  /// A key in the footer or in help.
  case key
  /// What just happened.
  case message
  /// Something to look at: missing, over the limit.
  case warning
  /// Something that is wrong.
  case error
  /// Text being typed.
  case input
  /// A field that has the cursor.
  case focus
  /// What matched a filter.
  case match
  /// BrukerPlan's lights.
  case lightGreen, lightYellow, lightRed, lightNone
  /// Bars of a chart that are not lights.
  case bar
  /// A command that cannot be used now.
  case disabled

  /// What it is on the row that keys act upon.
  var whenSelected: Style {
    switch self {
    case .lightGreen: .selectedGreen
    case .lightYellow, .warning: .selectedYellow
    case .lightRed, .error: .selectedRed
    case .focus, .match: .selectedCell
    default: .selected
    }
  }
}
