import Domain
import Resources
import Store
import TerminalUI

/// An enquiry: who, whom to call back, what it is about, and what has come of it. A digit writes down a call, and `u` takes it
/// back.
struct EnquiryScreen: Screen {
  static let room = Room.place("enquiry", IntakeText.enquiryOf, for: .seeIntake)

  private let enquiry: EnquiryKey
  private var opened: OpenedEnquiry?
  /// Why it does not open, where that is known.
  private var refused: String?
  private var list = ListState<EnquiryLine>(selected: .call(.reached))

  init(_ enquiry: EnquiryKey, in workspace: Workspace) {
    self.enquiry = enquiry
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    (opened, refused) = (nil, nil)
    do throws(StoreError) {
      opened = try workspace.session.intake.open(enquiry)
    } catch {
      refused = workspace.sentences.sentence(error)
    }
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }
  mutating func forget() { opened = nil }

  // MARK: Commands

  static let commands: [Command<Scene<EnquiryScreen>>] =
    [
      Command(
        "enquiry.choose", [.enter], CommonText.choose, IntakeText.callHelp, group: IntakeText.title,
        enabled: { scene in
          switch scene.screen.list.selected {
          case .call?: mayWrite(scene)
          case .who?: scene.screen.card(scene) == nil ? scene.unavailable(IntakeText.notInRegister) : .available
          case .text?, nil: scene.unavailable(IntakeText.noEnquiryChosen)
          }
        },
        run: { scene in
          if case .call(let outcome)? = scene.screen.list.selected {
            return scene.screen.call(outcome, in: scene.workspace)
          }
          return scene.screen.openCard(scene)
        })
    ]
    + EnquiryCall.Outcome.allCases.enumerated().map { index, outcome in
      Command(
        "enquiry.\(outcome.rawValue)", [.character(Character("\(index + 1)"))], outcome.textKey, IntakeText.callHelp,
        group: IntakeText.title, needs: .enterEnquiry, enabled: mayWrite,
        run: { $0.screen.call(outcome, in: $0.workspace) })
    } + [
      Command(
        "enquiry.talk", [.character("c")], IntakeText.talk, IntakeText.talkHelp, group: IntakeText.title,
        needs: .enterFollowUpContact, enabled: mayWrite,
        run: { scene in TalkForm(about: scene.screen.enquiry, in: scene.workspace).map { .open($0) } ?? .stay }),
      Command(
        "enquiry.edit", [.character("E")], IntakeText.correct, IntakeText.correctHelp, group: IntakeText.title,
        needs: .enterEnquiry,
        enabled: { scene in
          guard let opened = scene.screen.opened else { return scene.unavailable(IntakeText.noEnquiryChosen) }
          return opened.mayBeCorrected ? mayWrite(scene) : scene.unavailable(IntakeText.problemNotOwnEnquiry)
        },
        run: { .open(EnquiryCorrectionForm($0.screen.enquiry, in: $0.workspace)) }),
      Command(
        "enquiry.card", [], IntakeText.card, IntakeText.cardHelp, group: ChromeText.groupPerson,
        footer: .hidden,
        enabled: { $0.screen.card($0) == nil ? $0.unavailable(IntakeText.notInRegister) : .available },
        run: { $0.screen.openCard($0) }),
    ]

  private static func mayWrite(_ scene: Scene<EnquiryScreen>) -> Availability {
    if scene.screen.opened == nil { return scene.unavailable(IntakeText.noEnquiryChosen) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private func card(_ scene: Scene<EnquiryScreen>) -> ParticipantKey? { opened?.listing.person }

  private func openCard(_ scene: Scene<EnquiryScreen>) -> Turn {
    card(scene).map { .open(ParticipantScreen(key: $0, in: scene.workspace)) } ?? .stay
  }

  private mutating func call(_ outcome: EnquiryCall.Outcome, in workspace: Workspace) -> Turn {
    guard let opened else { return .stay }
    // When, has to be said; the others are one key.
    if outcome == .agreed { return .open(AgreedCallForm(about: opened, in: workspace)) }
    let language = workspace.language
    let first = { (conflict: Conflict) in
      language(IntakeText.calledFirst, ["who": conflict.actor, "when": workspace.sentences.when(conflict.at)])
    }
    let said = language(outcome.saidKey, ["name": EnquiryWords(workspace).name(opened)])
    _ = Changes.make(in: workspace, saying: said, conflict: first) { (session) throws(StoreError) in
      try session.intake.enterCall(
        outcome, at: workspace.wallClock, about: enquiry, calls: opened.listing.calls.count)
    }
    read(in: workspace)
    return .stay
  }

  // MARK: Drawing

  private func lines(width: Int, in workspace: Workspace) -> [(line: EnquiryLine, runs: [TextRun])] {
    opened.map { EnquiryWords(workspace).lines($0, width: width) } ?? []
  }

  private func rows(in workspace: Workspace) -> ListRows<EnquiryLine> {
    ListRows(lines(width: workspace.bodySize.width, in: workspace).map(\.line))
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows(in: workspace), height: workspace.bodySize.height) ? .stay : nil
  }

  func title(in workspace: Workspace) -> String {
    opened.map { workspace.language(IntakeText.enquiryFrom, ["name": EnquiryWords(workspace).name($0)]) }
      ?? workspace.language(IntakeText.enquiryOf)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { opened?.listing.person }

  func figures(in workspace: Workspace) -> [Figure] {
    guard let listing = opened?.listing else { return [] }
    return workspace.figure(.daysSinceAsked, days: listing.days(on: workspace.today), of: listing.person).map { [$0] }
      ?? []
  }

  func hint(in workspace: Workspace) -> String? {
    opened.map { EnquiryWords(workspace).hint($0, at: list.selected) }
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard opened != nil else {
      let gone = workspace.language(IntakeText.enquiryGone, ["n": Enquiry.deskDays])
      return PeopleNotice.draw(refused ?? gone, on: &canvas)
    }
    let lines = lines(width: canvas.width, in: workspace)
    list.draw(on: &canvas, rows: ListRows(lines.map(\.line))) { canvas, line, _ in
      let runs = lines.first { $0.line == line }?.runs ?? []
      canvas.put(runs, x: 0, y: 0, width: canvas.width)
    }
  }
}

/// A line of an enquiry as it is opened.
enum EnquiryLine: Hashable, Sendable {
  case who
  case call(EnquiryCall.Outcome)
  case text(Int)
}

/// An enquiry in words.
struct EnquiryWords {
  private let workspace: Workspace
  private var language: Language { workspace.language }

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// A participant's name, else what the caller goes by, else their number.
  func name(_ opened: OpenedEnquiry) -> String {
    let (person, enquiry) = (opened.listing.person, opened.listing.enquiry)
    return person.map { PersonNames(workspace).shown($0) } ?? enquiry.name ?? enquiry.phone
      ?? language(IntakeText.callerUnknown)
  }

  func lines(_ opened: OpenedEnquiry, width: Int) -> [(line: EnquiryLine, runs: [TextRun])] {
    let phone = opened.phone.map { language(IntakeText.phone, ["phone": $0]) } ?? language(IntakeText.phoneUnknown)
    var lines: [(EnquiryLine, [TextRun])] = [(.who, [TextRun(name(opened), .heading), TextRun("  " + phone)])]
    func add(_ runs: [TextRun]) { lines.append((.text(lines.count), runs)) }
    func wrap(_ text: String, _ style: Style = .plain) {
      text.wrapped(to: max(1, width - 4), glyphs: workspace.glyphs).forEach { add([TextRun($0, style)]) }
    }
    wrap(origin(opened), .muted)
    for (index, outcome) in EnquiryCall.Outcome.allCases.enumerated() {
      let help = language(outcome.helpKey, ["n": opened.listing.calls.count + 1])
      let label = language(outcome.textKey).padded(to: 13, glyphs: workspace.glyphs)
      lines.append((.call(outcome), [TextRun("\(index + 1)  ", .key), TextRun(label), TextRun(help, .muted)]))
    }
    add([])
    wrap(text(opened), opened.listing.enquiry.text == nil ? .muted : .plain)
    add([])
    let history = history(opened)
    add([TextRun(language(history.isEmpty ? IntakeText.historyNone : .history), history.isEmpty ? .muted : .heading)])
    history.forEach { add([TextRun($0)]) }
    return lines
  }

  private func text(_ opened: OpenedEnquiry) -> String {
    if let text = opened.listing.enquiry.text { return text }
    return language(opened.mayBeCorrected ? IntakeText.textNone : .textHidden)
  }

  /// `For seg selv · fengsel · ons 18.11.2026 14:20 · ført av Kari Holm`.
  private func origin(_ opened: OpenedEnquiry) -> String {
    let enquiry = opened.listing.enquiry
    let when = [Dates(language).weekdayAndDate(enquiry.day), enquiry.time?.text].compactMap(\.self)
    return [
      language(enquiry.who.textKey), enquiry.door.map { language($0.textKey) }, when.joined(separator: " "),
      language(IntakeText.takenBy, ["who": opened.author]),
    ].compactMap(\.self).joined(separator: " \(workspace.glyphs.separator) ")
  }

  /// Calls and talks, the newest first.
  private func history(_ opened: OpenedEnquiry) -> [String] {
    let dates = Dates(language)
    func line(_ day: Day, _ time: TimeOfDay?, _ what: String, _ who: String?) -> String {
      let when = [dates.near(day, today: workspace.today), time?.text].compactMap(\.self).joined(separator: " ")
      return [when.padded(to: 14, glyphs: workspace.glyphs), what.padded(to: 24, glyphs: workspace.glyphs), who ?? ""]
        .joined(separator: " ")
    }
    let calls = opened.listing.calls.map {
      ($0.day, line($0.day, $0.time, what($0), $0.by))
    }
    let talks = opened.listing.talks.map { talk in
      (
        talk.day,
        line(talk.day, nil, "\(language(IntakeText.talk)): \(language(talk.event.textKey).lowercased())", talk.by)
      )
    }
    // Of one day what was entered last stands first.
    return (talks + calls).enumerated().sorted { ($1.element.0, $1.offset) < ($0.element.0, $0.offset) }
      .map(\.element.1)
  }

  private func what(_ call: EnquiryCall) -> String {
    guard let agreed = call.agreed else { return language(call.outcome.textKey) }
    return language(IntakeText.callAgreedOn, ["date": "\(Dates(language).weekday(agreed)) \(agreed.short)"])
  }

  func hint(_ opened: OpenedEnquiry, at line: EnquiryLine?) -> String {
    if case .who? = line, opened.listing.person != nil { return language(IntakeText.cardHelp) }
    if case .call? = line { return language(IntakeText.callHelp) }
    return origin(opened)
  }
}
