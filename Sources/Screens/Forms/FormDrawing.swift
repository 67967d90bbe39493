import TerminalUI

/// A form with what stands above and below its fields, which give way to them in a low window.
struct FormDrawing {
  let heading: [[TextRun]]
  let form: Form
  let remark: TextRun?

  /// Rows between what is told and the fields: a name needs none.
  static func gap(_ heading: Int) -> Int { heading > 1 ? 1 : 0 }

  func draw(on canvas: inout Canvas) {
    let width = max(0, canvas.width - 4)
    let lines = heading.prefix(max(0, canvas.height - form.fields.count))
    for (y, line) in lines.enumerated() { canvas.put(line, x: 3, y: y, width: width) }
    let gap = canvas.height > lines.count + form.rows ? FormDrawing.gap(lines.count) : 0
    let top = lines.count + gap
    canvas.within(canvas.bounds.inset(top: top)) { form.draw(on: &$0) }
    let below = top + form.rows
    if let remark, below < canvas.height { canvas.put([remark], x: 3, y: below, width: width) }
  }
}
