import Resources
import TerminalUI

/// The frame of what comes before there is a workspace: a title, a body, the message row, the keys.
struct PlainFrame {
  let language: Language
  let glyphs: GlyphSet
  let title: String
  let message: TextRun
  let footer: [Footer.Item]
  /// Hidden at once: somebody comes up to the desk.
  var isBlank = false

  func drawn(_ size: Size, body draw: (inout Canvas) -> Void) -> Frame {
    var canvas = Canvas(size: size, glyphs: glyphs)
    guard size.width >= App.smallest.width, size.height >= App.smallest.height else {
      Chrome.drawTooSmall(on: &canvas, language: language)
      return canvas.frame()
    }
    if isBlank {
      BlankScreen.draw(on: &canvas, language)
      return canvas.frame()
    }
    let layout = ScreenLayout(size, headerRows: 1)
    canvas.put(title, x: 1, y: 0, style: .header, width: size.width - 2)
    canvas.within(layout.body.inset(top: layout.body.height > 10 ? 1 : 0)) { draw(&$0) }
    layout.drawRules(on: &canvas)
    Chrome.put(message, on: &canvas, y: layout.message.y, width: size.width - 2)
    Footer(items: footer).draw(on: &canvas, y: layout.footer.y)
    return canvas.frame()
  }
}
