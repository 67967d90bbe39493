import Resources
import TerminalUI

/// What stands before a register is open: it can be hidden at once and painted anew, and before it ends with something typed it
/// asks once.
public class DoorProgram: Program {
  let language: Language
  let glyphs: GlyphSet
  private var isBlank = false
  private var requests: [TerminalRequest] = []
  private var isAskedToEnd = false
  /// What the message row says; nil when it helps with the field.
  var note: TextRun?

  init(_ language: Language, _ glyphs: GlyphSet) {
    self.language = language
    self.glyphs = glyphs
  }

  public var isOver: Bool { true }
  /// Something is typed that is lost with it.
  var isTyped: Bool { false }
  /// A key or a paste that is for what stands there.
  func take(_ event: InputEvent) {}
  public func frame(_ size: Size) -> Frame { Canvas(size: size, glyphs: glyphs).frame() }
  public func pass(to now: Int64) -> Bool { false }
  public func work() -> Bool { false }

  public func handle(_ event: InputEvent) {
    isAskedToEnd = false
    switch event {
    case .key where isBlank: isBlank = false
    case .key(.function(9)), .key(.control("b")): isBlank = true
    case .key(.control("l")): requests.append(.repaint)
    case .key, .paste: if !isBlank { take(event) }
    case .resize, .resume: break
    }
  }

  /// What it does in a form, and what is said of that.
  func type(_ event: InputEvent, in form: inout Form) -> Form.Result {
    switch event {
    case .key(let key):
      let result = form.handle(key)
      let warning = form.warning(after: key, language).map { TextRun($0, .warning) }
      if result == .changed || warning != nil { note = warning }
      return result
    case .paste(let text):
      note = nil
      return form.paste(text)
    case .resize, .resume: return .ignored
    }
  }

  public func takeRequests() -> [TerminalRequest] {
    defer { requests.removeAll() }
    return requests
  }

  public func interrupt() -> Bool {
    guard isTyped, !isAskedToEnd else { return true }
    isAskedToEnd = true
    note = TextRun(language(FormText.endLosing), .warning)
    return false
  }

  /// A title, a body, the message row, the keys.
  func drawn(
    _ size: Size, title: String, message: TextRun, footer: [Footer.Item], body draw: (inout Canvas) -> Void
  ) -> Frame {
    var canvas = Canvas(size: size, glyphs: glyphs)
    if size.width < App.smallest.width || size.height < App.smallest.height {
      Chrome.drawTooSmall(on: &canvas, language: language)
    } else if isBlank {
      BlankScreen.draw(on: &canvas, language)
    } else {
      let layout = ScreenLayout(size, headerRows: 1)
      canvas.put(title, x: 1, y: 0, style: .header, width: size.width - 2)
      canvas.within(layout.body.inset(top: layout.body.height > 10 ? 1 : 0), draw)
      layout.drawRules(on: &canvas)
      Chrome.put(message, on: &canvas, y: layout.message.y, width: size.width - 2)
      Footer(items: footer).draw(on: &canvas, y: layout.footer.y)
    }
    return canvas.frame()
  }

  /// `F9 Skjul skjermen`, at every door.
  var blankKey: Footer.Item {
    Footer.Item(keys: KeyLabels.words(of: language).label(.function(9)), title: language(CommonText.blank))
  }
}

/// A form before a register is open.
struct DoorForm<Value> {
  private var entry: DoorEntry<Value>
  private let language: Language

  init(_ start: Value, _ texts: String, _ language: Language, _ fields: [DoorField<Value>]) {
    self.language = language
    entry = DoorEntry(start)
    entry.put(fields, texts, in: language)
  }

  var form: Form {
    get { entry.form }
    set { entry.form = newValue }
  }

  var isTyped: Bool { form.keptValues != entry.untouched }

  /// What stands in it; nil when something is wrong, which is then told beside its field.
  mutating func read(_ problems: (Value, Form) -> [String: String] = { _, _ in [:] }) -> Value? {
    let (value, unread) = entry.read(in: language)
    let errors = unread.merging(problems(value, form)) { first, _ in first }
    form.setErrors(errors)
    return errors.isEmpty ? value : nil
  }
}
