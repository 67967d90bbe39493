import Domain
import Resources
import Store
import TerminalUI

/// One record after the other: a digit for each row. Nobody's name is here, and what is saved is seen only with others.
struct MappingEntryScreen: DraftingScreen {
  static let room = Room.place("mappingEntry", OwnMappingText.entry, for: .enterMapping)

  typealias Focus = MappingEntry.Focus

  let round: OwnRoundKey
  private(set) var standing: OwnRoundStanding?
  private(set) var entry = MappingEntry()
  private(set) var focus = Focus.area(.housing)

  init(_ round: OwnRoundKey, in workspace: Workspace) {
    self.round = round
    read(in: workspace)
    if let draft = kept(in: workspace), !draft.fields.isEmpty {
      entry = MappingEntry(draft: draft.fields)
      focus = Focus.all.first { $0.id == draft.cursor?.field } ?? focus
      workspace.message = Message(workspace.language(LightsText.kept), style: .muted)
    }
  }

  private mutating func read(in workspace: Workspace) {
    let rounds = workspace.ask { (session) throws(StoreError) in try session.mapping.ownRounds() }
    standing = rounds?.first { $0.key == round && $0.round.fact.isOpen }
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  // MARK: Draft

  static let draft = DraftForm<OwnRoundKey>("mappingEntry", room.title) { MappingEntryScreen($1, in: $0) }
  var draftKey: String { Self.draft.key(round) }

  var unsaved: DraftKeeper.Content? {
    guard entry.isTouched else { return nil }
    return DraftKeeper.Content(fields: entry.draft, cursor: Draft.Cursor(field: focus.id, position: 0))
  }

  private func keepDraft(in workspace: Workspace) {
    if entry.isTouched { workspace.drafts.note(draftKey, unsaved, fieldWasLeft: true) }
  }

  // MARK: Keys

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    switch key {
    case .up, .backTab, .character("k"): moveFocus(by: -1)
    case .down, .tab, .character("j"): moveFocus(by: 1)
    case .home, .character("g"), .pageUp: focus = Focus.all[0]
    case .end, .character("G"), .pageDown: focus = Focus.all[Focus.all.count - 1]
    case .left: shift(by: -1, in: workspace)
    case .right: shift(by: 1, in: workspace)
    default: return nil
    }
    return .stay
  }

  private mutating func moveFocus(by step: Int) {
    guard let place = Focus.all.firstIndex(of: focus) else { return }
    focus = Focus.all[min(max(0, place + step), Focus.all.count - 1)]
  }

  private mutating func shift(by step: Int, in workspace: Workspace) {
    entry.shift(focus, by: step)
    keepDraft(in: workspace)
  }

  // MARK: Commands

  static let commands: [Command<Scene<MappingEntryScreen>>] =
    (0...4).map { digit in
      Command(
        "mappingEntry.digit\(digit)", [.character(Character("\(digit)"))], titles[digit], OwnMappingText.digitHelp,
        group: OwnMappingText.entry, footer: .hidden,
        run: { $0.screen.set(digit, in: $0.workspace) })
    } + [
      Command(
        "mappingEntry.members", [.character("M")], OwnMappingText.ticks, OwnMappingText.ticksHelp,
        group: OwnMappingText.entry,
        run: { .open(MappingTicksScreen($0.screen.round, in: $0.workspace)) }),
      Command(
        "mappingEntry.save", [.control("s")], CommonText.save, OwnMappingText.saveHelp, group: OwnMappingText.entry,
        footer: .pinned, enabled: mayWrite, run: { $0.screen.save(in: $0.workspace) }),
      Command(
        "back", [.escape], CommonText.back, ChromeText.backHelp, group: ChromeText.groupEverywhere, footer: .trailing,
        run: { $0.screen.leaveKeeping(in: $0.workspace) }),
      Command(
        "mappingEntry.next", [.enter], CommonText.next, LightsText.nextHelp, group: OwnMappingText.entry,
        footer: .hidden,
        run: { scene in
          if scene.screen.focus == Focus.all.last { return scene.screen.save(in: scene.workspace) }
          scene.screen.moveFocus(by: 1)
          return .stay
        }),
    ]

  private static let titles: [OwnMappingText] = [.digit0, .digit1, .digit2, .digit3, .digit4]

  private static func mayWrite(_ scene: Scene<MappingEntryScreen>) -> Availability {
    if scene.screen.standing == nil { return scene.unavailable(OwnMappingText.closedAlready) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  /// Sets the row and goes to the next: a key for each.
  private mutating func set(_ digit: Int, in workspace: Workspace) -> Turn {
    guard entry.set(focus, to: digit) else {
      workspace.message = .warning(workspace.language(OwnMappingText.noSuchChoice))
      return .stay
    }
    focus = entry.next(after: focus)
    keepDraft(in: workspace)
    return .stay
  }

  private mutating func save(in workspace: Workspace) -> Turn {
    let record = entry.record
    let saved = workspace.drafts.saving(draftKey) {
      Changes.done(in: workspace, saying: workspace.language(OwnMappingText.saved, ["n": MappingDesk.batch - 1])) {
        (session) throws(StoreError) in try session.mapping.enter(record, in: round)
      }
    }
    if saved {
      entry = MappingEntry()
      focus = Focus.all[0]
    }
    read(in: workspace)
    return .stay
  }
}

// MARK: - Drawing

extension MappingEntryScreen {
  func title(in workspace: Workspace) -> String {
    standing.map { OwnMappingWords(workspace).name($0.round.fact) } ?? workspace.language(Self.room.title)
  }

  func status(in workspace: Workspace) -> [TextRun] {
    guard let standing else { return [] }
    return [
      TextRun(
        workspace.language(OwnMappingText.leftOf, ["left": standing.left, "ticked": standing.ticked]),
        standing.left == 0 ? .warning : .muted)
    ]
  }

  func hint(in workspace: Workspace) -> String? {
    guard let standing else { return workspace.language(OwnMappingText.closedAlready) }
    if standing.left == 0 { return workspace.language(OwnMappingText.problemNoTickLeft) }
    switch focus {
    case .area: return workspace.language(OwnMappingText.keysLights)
    case .about(let about):
      let words = Self.options(about, workspace.language).enumerated().map { "\($0.offset + 1) \($0.element)" }
      return (words + ["0 \(workspace.language(DomainText.unknown))"]).joined(
        separator: " \(workspace.glyphs.separator) ")
    }
  }

  fileprivate static func options(_ about: MappingEntry.About, _ language: Language) -> [String] {
    about.isAnswer ? [language(CommonText.yes), language(CommonText.no)] : about.options.map { language($0) }
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard standing != nil else {
      Sentence.draw(workspace.language(OwnMappingText.closedAlready), on: &canvas)
      return
    }
    let rows = Focus.all
    let help = canvas.height >= rows.count + Light.allCases.count ? Light.allCases.count : 0
    let gap = canvas.height >= rows.count + help + 1 ? 1 : 0
    let names = rows.map { Self.name($0, workspace.language) }
    let width = min(names.map { TextWidth.of(canvas.glyphs.presentable($0)) }.max() ?? 0, max(4, canvas.width - 12))
    let marked = rows.firstIndex(of: focus) ?? 0
    // Rows, and the blank line between lights and the rest where there is room.
    if help == 0 || gap == 0 {
      var window = ScrollWindow()
      let height = canvas.height - help
      window.show(marked, height: height, count: rows.count)
      for (y, index) in window.visible(height: height, count: rows.count).enumerated() {
        drawRow(rows[index], names[index], width, y: y, on: &canvas, in: workspace)
      }
    } else {
      for (index, row) in rows.enumerated() {
        let y = index + (index >= LifeDomain.allCases.count ? gap : 0)
        drawRow(row, names[index], width, y: y, on: &canvas, in: workspace)
      }
    }
    if help > 0 { drawHelp(y: canvas.height - help, on: &canvas, in: workspace) }
  }

  private static func name(_ focus: Focus, _ language: Language) -> String {
    switch focus {
    case .area(let area): language(area.textKey)
    case .about(let about): language(about.textKey)
    }
  }

  private func drawRow(
    _ row: Focus, _ name: String, _ width: Int, y: Int, on canvas: inout Canvas, in workspace: Workspace
  ) {
    let x = 3 + width + 2
    canvas.put(name, x: 3, y: y, width: width)
    let room = max(0, canvas.width - x - 1)
    if !entry.isSet(row) {
      canvas.put("–", x: x, y: y, style: .muted, width: room)
    } else {
      switch row {
      case .area(let area):
        canvas.put(
          LightCells.named(entry.lights[area], glyphs: canvas.glyphs, in: workspace.language), x: x, y: y, width: room)
      case .about(let about):
        let place = entry.chosen[about] ?? 0
        let options = Self.options(about, workspace.language)
        canvas.put(
          place == 0 ? workspace.language(DomainText.unknown) : options[place - 1], x: x, y: y,
          style: place == 0 ? .muted : .plain, width: room)
      }
    }
    guard row == focus else { return }
    canvas.put(canvas.glyphs.selection, x: 1, y: y)
    canvas.select(x: 1, y: y)
    canvas.placeCursor(x: 1, y: y)
  }

  /// What the three lights mean in the area that is set; beside the rest what must not be written.
  private func drawHelp(y: Int, on canvas: inout Canvas, in workspace: Workspace) {
    let (language, width) = (workspace.language, canvas.width - 4)
    guard case .area(let area) = focus, case .success(let catalogue) = Catalogue.shared else {
      for (line, text) in language(OwnMappingText.noName).wrapped(to: max(1, width), glyphs: canvas.glyphs).prefix(3)
        .enumerated()
      {
        canvas.put(text, x: 3, y: y + line, style: .muted, width: width)
      }
      return
    }
    for (line, light) in Light.allCases.enumerated() {
      let text = "\(LightCells.word(light, in: language)): \(catalogue.lightHelp[area, light][language.code])"
      canvas.put(
        [LightCells.run(light, glyphs: canvas.glyphs), TextRun(" " + text, .muted)], x: 3, y: y + line, width: width)
    }
  }
}

extension MappingEntry.About {
  var textKey: OwnMappingText {
    switch self {
    case .ageGroup: .aboutAge
    case .gender: .aboutGender
    case .group: .aboutGroup
    case .children: .aboutChildren
    case .livesWith: .aboutLivesWith
    case .plan: .aboutPlan
    case .team: .aboutTeam
    }
  }
}
