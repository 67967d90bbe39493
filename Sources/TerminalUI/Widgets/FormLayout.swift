/// Where label, value and note of a form's lines stand: labels as wide as the longest, the rest shared.
struct FormLayout {
  let labelX: Int
  let labelWidth: Int
  let valueX: Int
  let valueWidth: Int
  let noteX: Int
  let noteWidth: Int
  /// Columns from the value to the edge: value, gap and note.
  let room: Int

  init(labels: [String], width: Int, glyphs: GlyphSet) {
    let longest = labels.map { TextWidth.of(glyphs.presentable($0)) }.max() ?? 0
    labelX = width >= 20 ? 3 : 0
    labelWidth = min(longest, max(0, (width - labelX) * 2 / 5))
    valueX = labelX + labelWidth + (width > labelWidth + 4 ? 2 : 0)
    room = max(0, width - valueX - (width >= 20 ? 1 : 0))
    // The note gets what a value seldom needs; a narrow form has no room for notes, and the message row says them.
    valueWidth = room >= 44 ? max(24, room * 3 / 8) : room
    noteX = valueX + valueWidth + 2
    noteWidth = room >= 44 ? max(0, room - valueWidth - 2) : 0
  }

  /// Columns for what a field holds. Text may be long: it gives up the note's place only when there is a note.
  func width(of field: FormField) -> Int {
    switch field.content {
    case .text(let text):
      field.problem == nil ? room - (text.counter.map { self.counter($0) } ?? 0) : valueWidth
    // Its room is the same all the time, so that it is not broken anew at its last letters.
    case .lines(let text, _): field.problem == nil ? room - counter(text.fullCounter) : valueWidth
    case .secret: field.problem == nil ? room : valueWidth
    case .choice, .checked: valueWidth
    }
  }

  /// Columns for a counter beside a text and the gap before it: none where the text needs them itself.
  func counter(_ counter: String) -> Int { room >= 30 ? counter.count + 1 : 0 }
}
