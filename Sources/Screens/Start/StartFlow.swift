import Domain
import Resources
import Store
import TerminalUI

/// The first run, when there is no register yet: make one, look at the demo, or say where one lies.
public final class StartFlow: Program {
  /// What the user chose.
  public enum Choice: Sendable {
    case make(NewRegister)
    case demo
    case open(path: String)
  }

  /// What a new register is made with.
  public struct NewRegister: Sendable {
    public var organisation: String
    public var programme: Programme
    public var units: [(name: String, places: Int?)]
    public var founder: Founder
  }

  /// Who makes a register: its first team lead.
  public struct Founder: Sendable {
    public var login: String
    public var name: String
    /// Nil when it comes from elsewhere and was not asked for.
    public var passphrase: SecretBytes?

    public init(login: String, name: String = "", passphrase: SecretBytes? = nil) {
      self.login = login
      self.name = name
      self.passphrase = passphrase
    }
  }

  public private(set) var choice: Choice?
  public private(set) var isOver = false

  private enum Page {
    case choosing
    case making(Form)
    case opening(Form)
  }

  private let language: Language
  private let glyphs: GlyphSet
  private let path: String
  private let programmes: [Programme]
  private let founder: Founder
  private let asksPassphrase: Bool
  private var page = Page.choosing
  /// What was typed before Esc; it comes back with its form.
  private var leftMaking: Form?
  private var leftOpening: Form?
  private var list = ListState<Option>(selected: .make)
  private var problem: String?

  private enum Option: CaseIterable, Hashable { case make, demo, open, quit }

  /// - Parameters:
  ///   - path: where a new register would be made.
  ///   - programmes: what it may begin with.
  ///   - founder: who is suggested as the first team lead.
  ///   - asksPassphrase: false when a file gives it.
  ///   - startsWithForm: `stegvis init` asks at once.
  public init(
    language: Language, glyphs: GlyphSet, path: String, programmes: [Programme], founder: Founder,
    asksPassphrase: Bool = true, startsWithForm: Bool = false
  ) {
    self.language = language
    self.glyphs = glyphs
    self.path = path
    self.programmes = programmes
    self.founder = founder
    self.asksPassphrase = asksPassphrase
    if startsWithForm { page = .making(makeForm()) }
  }

  // MARK: Keys

  public func handle(_ event: InputEvent) {
    switch (event, page) {
    case (.key(let key), .choosing): choose(key)
    case (.key(let key), .making(var form)):
      problem = nil
      let result = form.handle(key)
      page = .making(form)
      answer(result)
    case (.key(let key), .opening(var form)):
      problem = nil
      let result = form.handle(key)
      page = .opening(form)
      answer(result)
    case (.paste(let text), .making(var form)):
      _ = form.paste(text)
      page = .making(form)
    case (.paste(let text), .opening(var form)):
      _ = form.paste(text)
      page = .opening(form)
    case (.paste, .choosing), (.resize, _), (.resume, _): break
    }
  }

  private func choose(_ key: Key) {
    let rows = ListRows(Option.allCases)
    switch key {
    case .enter: take(list.selected ?? .make)
    case .character("1"): take(.make)
    case .character("2"): take(.demo)
    case .character("3"): take(.open)
    case .character("q"): isOver = true
    default: _ = list.handle(key, rows: rows, height: rows.count)
    }
  }

  private func take(_ option: Option) {
    switch option {
    case .make: page = .making(leftMaking ?? makeForm())
    case .demo: finish(.demo)
    case .open:
      page = .opening(
        leftOpening
          ?? Form([.text("path", language(StartText.path), help: language(StartText.pathHelp), maxLength: 1000)]))
    case .quit: isOver = true
    }
  }

  private func answer(_ result: Form.Result) {
    switch (result, page) {
    case (.left, .making(let form)):
      leftMaking = form
      page = .choosing
    case (.left, .opening(let form)):
      leftOpening = form
      page = .choosing
    case (.submitted, .opening(let form)):
      let path = form["path"].trimmingBlanks()
      if path.isEmpty { problem = language(ErrorText.nameMissing) } else { finish(.open(path: path)) }
    case (.submitted, .making(let form)): make(form)
    default: break
    }
  }

  // MARK: A new register

  private func makeForm() -> Form {
    NewRegisterForm(language, programmes, founder, asksPassphrase: asksPassphrase).form
  }

  private func make(_ form: Form) {
    var form = form
    switch NewRegisterForm.read(&form, language, programmes) {
    case .some(let new): finish(.make(new))
    case nil: page = .making(form)
    }
  }

  private func finish(_ choice: Choice) {
    self.choice = choice
    isOver = true
  }

  // MARK: Drawing

  public func frame(_ size: Size) -> Frame {
    let frame = PlainFrame(
      language: language, glyphs: glyphs, title: language(StartText.title), message: note, footer: footer)
    return frame.drawn(size) { canvas in
      switch page {
      case .choosing: drawChoices(on: &canvas)
      case .making(let form), .opening(let form): canvas.within(canvas.bounds.inset(left: 1)) { form.draw(on: &$0) }
      }
    }
  }

  private func drawChoices(on canvas: inout Canvas) {
    let intro = language(StartText.intro, ["file": path]).wrapped(to: max(1, canvas.width - 6), glyphs: glyphs)
    let rows = ListRows(Option.allCases)
    let introRows = min(intro.count, max(0, canvas.height - rows.count - 1))
    for (y, line) in intro.prefix(introRows).enumerated() { canvas.put(line, x: 3, y: y) }
    canvas.within(canvas.bounds.inset(top: introRows == 0 ? 0 : introRows + 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, option, _ in
        let (digit, title, help) = words(option)
        canvas.put(digit, x: 0, y: 0, style: .key)
        canvas.put(language(title), x: 3, y: 0, width: min(24, max(0, canvas.width - 3)))
        canvas.put(language(help), x: 28, y: 0, style: .muted, width: max(0, canvas.width - 29))
      }
    }
  }

  private func words(_ option: Option) -> (String, StartText, StartText) {
    switch option {
    case .make: ("1", .make, .makeHelp)
    case .demo: ("2", .demo, .demoHelp)
    case .open: ("3", .open, .openHelp)
    case .quit: ("q", .quit, .quitHelp)
    }
  }

  private var note: TextRun {
    if let problem { return TextRun(problem, .error) }
    // The register is being made, and making a passphrase hard to guess takes a moment.
    if case .make = choice { return TextRun(language(LoginText.making), .message) }
    switch page {
    case .choosing: return TextRun(language(words(list.selected ?? .make).2), .muted)
    case .making(let form), .opening(let form): return form.message(language)
    }
  }

  private var footer: [Footer.Item] {
    let labels = KeyLabels.words(of: language)
    switch page {
    case .choosing:
      return [
        Footer.Item(keys: labels.label([.up, .down]), title: language(CommonText.choose)),
        Footer.Item(keys: labels.label(.enter), title: language(CommonText.open)),
        Footer.Item(keys: "q", title: language(CommonText.quit), place: .trailing),
      ]
    case .making, .opening:
      return [
        Footer.Item(keys: labels.label(.tab), title: language(CommonText.next)),
        Footer.Item(keys: labels.label(.control("s")), title: language(CommonText.save)),
        Footer.Item(keys: labels.label(.escape), title: "", place: .trailing),
      ]
    }
  }
}
