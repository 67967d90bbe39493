import Domain
import Resources
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
  public struct NewRegister: Hashable, Sendable {
    public var organisation: String
    public var programme: Programme
    public var units: [(name: String, places: Int?)]

    public static func == (left: NewRegister, right: NewRegister) -> Bool {
      left.organisation == right.organisation && left.programme == right.programme
        && left.units.map(\.name) == right.units.map(\.name)
        && left.units.map(\.places) == right.units.map(\.places)
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(organisation)
      hasher.combine(programme)
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
  ///   - startsWithForm: `stegvis init` asks at once.
  public init(
    language: Language, glyphs: GlyphSet, path: String, programmes: [Programme], startsWithForm: Bool = false
  ) {
    self.language = language
    self.glyphs = glyphs
    self.path = path
    self.programmes = programmes
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

  private func finish(_ choice: Choice) {
    self.choice = choice
    isOver = true
  }

  // MARK: The form of a new register

  private func makeForm() -> Form {
    Form([
      .text(
        "organisation", language(StartText.organisation), help: language(StartText.organisationHelp), maxLength: 80),
      .choice(
        "programme", language(StartText.programme), help: language(StartText.programmeHelp),
        options: programmes.map { ChoiceField.Option(id: $0.id, label: "\($0.name) – \($0.organisation)") },
        value: programmes.first?.id),
      .text("unit", language(StartText.unit), help: language(StartText.unitHelp), maxLength: 80),
      .text("places", language(StartText.places), help: language(StartText.placesHelp), maxLength: 5),
    ])
  }

  private func make(_ form: Form) {
    guard let programme = programmes.first(where: { $0.id == form["programme"] }) else { return }
    var form = form
    var errors: [String: String] = [:]
    let organisation = form["organisation"].trimmingBlanks()
    let unit = form["unit"].trimmingBlanks()
    let places = form["places"].trimmingBlanks()
    if organisation.isEmpty { errors["organisation"] = language(ErrorText.nameMissing) }
    if !places.isEmpty && (Int(places).map { $0 < 0 } ?? true) {
      errors["places"] = language(ErrorText.placesNegative)
    } else if !places.isEmpty && unit.isEmpty {
      errors["unit"] = language(ErrorText.nameMissing)
    }
    guard errors.isEmpty else {
      form.setErrors(errors)
      page = .making(form)
      return
    }
    finish(
      .make(
        NewRegister(
          organisation: organisation, programme: programme,
          units: unit.isEmpty ? [] : [(name: unit, places: Int(places))])))
  }

  // MARK: Drawing

  public func frame(_ size: Size) -> Frame {
    var canvas = Canvas(size: size, glyphs: glyphs)
    guard size.width >= App.smallest.width, size.height >= App.smallest.height else {
      Chrome.drawTooSmall(on: &canvas, language: language)
      return canvas.frame()
    }
    let layout = ScreenLayout(size, headerRows: 1)
    canvas.put(language(StartText.title), x: 1, y: 0, style: .header, width: size.width - 2)
    canvas.within(layout.body.inset(top: layout.body.height > 10 ? 1 : 0)) { canvas in
      switch page {
      case .choosing: drawChoices(on: &canvas)
      case .making(let form), .opening(let form): canvas.within(canvas.bounds.inset(left: 1)) { form.draw(on: &$0) }
      }
    }
    layout.drawRules(on: &canvas)
    canvas.put(note, x: 1, y: layout.message.y, style: problem == nil ? .muted : .error, width: size.width - 2)
    footer.draw(on: &canvas, y: layout.footer.y)
    return canvas.frame()
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

  private var note: String {
    if let problem { return problem }
    switch page {
    case .choosing: return language(words(list.selected ?? .make).2)
    case .making(let form), .opening(let form): return form.message.text
    }
  }

  private var footer: Footer {
    let labels = KeyLabels.words(of: language)
    switch page {
    case .choosing:
      return Footer(items: [
        Footer.Item(keys: labels.label([.up, .down]), title: language(CommonText.choose)),
        Footer.Item(keys: labels.label(.enter), title: language(CommonText.open)),
        Footer.Item(keys: "q", title: language(CommonText.quit), place: .trailing),
      ])
    case .making, .opening:
      return Footer(items: [
        Footer.Item(keys: labels.label(.tab), title: language(CommonText.next)),
        Footer.Item(keys: labels.label(.control("s")), title: language(CommonText.save)),
        Footer.Item(keys: labels.label(.escape), title: "", place: .trailing),
      ])
    }
  }
}
