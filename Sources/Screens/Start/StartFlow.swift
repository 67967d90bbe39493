import Domain
import Resources
import Store
import TerminalUI

/// The first run, when there is no register yet: make one, look at the demo, or say where one lies.
public final class StartFlow: DoorProgram {
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
  public override var isOver: Bool { isDone }

  private enum Page { case choosing, making, opening }

  private let path: String
  private var page: Page
  // What was typed before Esc is there still.
  private var making: NewRegisterForm
  private var opening: DoorForm<String>
  private var list = ListState<Option>(selected: .make)
  private var isDone = false

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
    self.path = path
    page = startsWithForm ? .making : .choosing
    making = NewRegisterForm(language, programmes, founder, asksPassphrase: asksPassphrase)
    opening = DoorForm(
      "", "start", language,
      [.text("path", \.self, limit: 1000, missing: Phrase(ErrorText.nameMissing)).called(StartText.path)])
    super.init(language, glyphs)
  }

  // MARK: Keys

  override var isTyped: Bool { making.door.isTyped || opening.isTyped }

  override func take(_ event: InputEvent) {
    switch page {
    case .choosing: if case .key(let key) = event { choose(key) }
    case .making: answer(type(event, in: &making.door.form))
    case .opening: answer(type(event, in: &opening.form))
    }
  }

  private func choose(_ key: Key) {
    let rows = ListRows(Option.allCases)
    switch key {
    case .enter: take(list.selected ?? .make)
    case .character("1"): take(.make)
    case .character("2"): take(.demo)
    case .character("3"): take(.open)
    case .character("q"): isDone = true
    default: _ = list.handle(key, rows: rows, height: rows.count)
    }
  }

  private func take(_ option: Option) {
    switch option {
    case .make: page = .making
    case .demo: finish(.demo)
    case .open: page = .opening
    case .quit: isDone = true
    }
  }

  private func answer(_ result: Form.Result) {
    switch (result, page) {
    case (.left, _):
      page = .choosing
      note = nil
    case (.submitted, .making): making.read().map { finish(.make($0)) }
    case (.submitted, .opening): opening.read().map { finish(.open(path: $0)) }
    default: break
    }
  }

  private func finish(_ choice: Choice) {
    self.choice = choice
    isDone = true
  }

  // MARK: Drawing

  public override func frame(_ size: Size) -> Frame {
    drawn(size, title: language(StartText.title), message: message, footer: footer) { canvas in
      if page == .choosing { return drawChoices(on: &canvas) }
      canvas.within(canvas.bounds.inset(left: 1)) { form.draw(on: &$0) }
    }
  }

  private var form: Form { page == .making ? making.door.form : opening.form }

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

  private var message: TextRun {
    // The register is being made, and making a passphrase hard to guess takes a moment.
    if case .make = choice { return TextRun(language(LoginText.making), .message) }
    if let note { return note }
    return page == .choosing
      ? TextRun(language(words(list.selected ?? .make).2), .muted) : form.message(language)
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
        Footer.Item(keys: labels.label(.control("s")), title: language(CommonText.save)), blankKey,
        Footer.Item(keys: labels.label(.escape), title: "", place: .trailing),
      ]
    }
  }
}
