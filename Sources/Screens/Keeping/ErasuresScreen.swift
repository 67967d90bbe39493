import Domain
import Resources
import Store
import TerminalUI

/// Whose erasure waits for a second user.
struct ErasuresScreen: Screen {
  static let room = Room.menu("erasures", digit: nil, for: .confirmErasure, beside: nil) { ErasuresScreen(in: $0) }

  private var requests: [ErasureRequest] = []
  private var list = ListState<Int64>()

  init(in workspace: Workspace) { read(in: workspace) }

  private mutating func read(in workspace: Workspace) {
    do {
      requests = try workspace.session.erasure.erasureRequests()
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows, height: workspace.bodySize.height)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  private var rows: ListRows<Int64> { ListRows(requests.map(\.entry)) }
  private var chosen: ErasureRequest? { requests.first { $0.entry == list.selected } }

  static let commands: [Command<Scene<ErasuresScreen>>] = [
    Command(
      "erasures.confirm", [.enter], ErasureText.confirm, ErasureText.confirmHelp, group: ChromeText.groupList,
      enabled: mayConfirm,
      run: { scene in scene.screen.chosen.map { .open(ConfirmErasureScreen($0, in: scene.workspace)) } ?? .stay }),
    Command(
      "erasures.withdraw", [.delete], ErasureText.withdraw, ErasureText.withdrawHelp, group: ChromeText.groupList,
      enabled: mayChange, run: { $0.screen.withdraw(in: $0.workspace) }),
  ]

  private static func mayChange(_ scene: Scene<ErasuresScreen>) -> Availability {
    if scene.screen.chosen == nil { return scene.unavailable(ErasureText.none) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private static func mayConfirm(_ scene: Scene<ErasuresScreen>) -> Availability {
    let may = mayChange(scene)
    guard may.isAvailable, scene.screen.chosen?.user == scene.workspace.session.access.user else { return may }
    return scene.unavailable(ErrorText.notAllowedOwnRequest)
  }

  private func withdraw(in workspace: Workspace) -> Turn {
    guard let chosen else { return .stay }
    do {
      try workspace.session.erasure.withdraw(chosen)
      workspace.message = Message(
        workspace.language(ErasureText.withdrawn, ["name": PersonNames(workspace).shown(chosen.person)]))
    } catch {
      workspace.tell(error)
    }
    return .stay
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }

  func person(in workspace: Workspace) -> ParticipantKey? { chosen?.person }

  // MARK: Drawing

  private enum Column: Hashable { case name, number, who, when }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    guard !requests.isEmpty else {
      for (index, line) in language(ErasureText.none).wrapped(to: max(1, canvas.width - 6), glyphs: workspace.glyphs)
        .enumerated()
      {
        canvas.put(line, x: 3, y: 1 + index, style: .muted, width: canvas.width - 4)
      }
      return
    }
    let layout = TableLayout<Column>(
      [
        TableColumn(.name, language(KeepingText.name), width: .flexible(min: 12, weight: 4)),
        TableColumn(.number, language(ErasureText.caseNumber), width: .flexible(min: 10, max: 30, weight: 2)),
        TableColumn(.who, language(LogText.who), width: .flexible(min: 8, max: 20), dropOrder: 1),
        TableColumn(.when, language(LogText.when), width: .fixed(16), dropOrder: 2),
      ], width: canvas.width - ListState<Int64>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<Int64>.margin)) { layout.drawHeader(on: &$0) }
    let byEntry = Dictionary(requests.map { ($0.entry, $0) }, uniquingKeysWith: { first, _ in first })
    let dates = Dates(language)
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, entry, _ in
        guard let request = byEntry[entry] else { return }
        layout.drawRow(on: &canvas) { column in
          switch column {
          case .name: [TextRun(PersonNames(workspace).shown(request.person))]
          case .number: [TextRun(request.caseNumber)]
          case .who: [TextRun(request.actor, .muted)]
          case .when:
            [TextRun(dates.moment(request.at, today: workspace.today, time: workspace.settings.localTime), .muted)]
          }
        }
      }
    }
  }
}

/// Asks once more before somebody is erased: nothing takes it back.
struct ConfirmErasureScreen: ConfirmingScreen {
  static let room = Room.panel("confirmErasure", ErasureText.confirm, for: .confirmErasure)

  private let request: ErasureRequest
  var confirm: Confirm

  init(_ request: ErasureRequest, in workspace: Workspace) {
    self.request = request
    let language = workspace.language
    confirm = Confirm(
      language(
        ErasureText.question,
        ["name": PersonNames(workspace).shown(request.person), "reason": request.caseNumber, "who": request.actor]),
      leave: language(ErasureText.leave),
      act: language(ErasureText.erase))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { request.person }

  func confirmed(in workspace: Workspace) -> Turn {
    let language = workspace.language
    do {
      let erasure = try workspace.session.erasure.confirmErasure(request)
      // What was typed about them and not saved is about them too.
      workspace.drafts.forget(about: request.person)
      if erasure.unlisted != nil {
        workspace.message = .warning(language(ErasureText.doneUnlisted))
      } else if let unwiped = erasure.unwiped {
        workspace.message = .warning(
          language(ErasureText.doneUnwiped, ["reason": workspace.sentences.sentence(unwiped)]))
      } else {
        workspace.message = Message(language(erasure.isWiped ? ErasureText.done : .doneNotWiped))
      }
      return .back
    } catch {
      workspace.tell(error)
      return .stay
    }
  }
}
