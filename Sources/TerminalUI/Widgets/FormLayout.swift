/// Where label, value and note of a form's lines stand: labels as wide as the longest, the rest shared.
struct FormLayout {
  let labelX: Int
  let labelWidth: Int
  let valueX: Int
  let valueWidth: Int
  /// A narrow form has no room for notes, and the message row says them.
  let hasNotes: Bool
  /// Columns from the value to the edge: value, gap and note.
  let room: Int

  init(labels: [String], width: Int, glyphs: GlyphSet) {
    let longest = labels.map { TextWidth.of(glyphs.presentable($0)) }.max() ?? 0
    labelX = width >= 20 ? 3 : 0
    labelWidth = min(longest, max(0, (width - labelX) * 2 / 5))
    valueX = labelX + labelWidth + (width > labelWidth + 4 ? 2 : 0)
    room = max(0, width - valueX - (width >= 20 ? 1 : 0))
    hasNotes = room >= 44
    // The note gets what a value seldom needs.
    valueWidth = hasNotes ? max(24, room * 3 / 8) : room
  }

  /// Columns for what a field holds, and with a note beside it as few as it takes for the note to be whole.
  func width(of field: FormField, beside note: Int? = nil) -> Int {
    switch field.content {
    // Its room is the same all the time, so that it is not broken anew at its last letters.
    case .lines(let text, _): field.problem == nil ? room - counter(text.fullCounter) : valueWidth
    case _ where hasNotes && note != nil:
      max(min(valueWidth, room - (note ?? 0) - 2), min(valueWidth, field.columns + 1))
    case .text(let text): room - (text.counter.map { self.counter($0) } ?? 0)
    case .secret: room
    case .choice(let choice): width(of: choice)
    // A date is short; a path is not.
    case .checked(let checked): checked.field.maxLength ?? 0 > 100 ? room : valueWidth
    }
  }

  /// The same of a choice, whose options it has room for.
  func width(of choice: ChoiceField) -> Int {
    let widest = choice.options.map { TextWidth.of($0.label) }.max() ?? 0
    return min(room, max(valueWidth, widest + 2))
  }

  /// Columns for a counter beside a text and the gap before it: none where the text needs them itself.
  func counter(_ counter: String) -> Int { room >= 30 ? counter.count + 1 : 0 }
}
