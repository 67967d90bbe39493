import Domain
import Resources
import Store
import TerminalUI

/// Whose erasure waits for a second user.
struct ErasuresScreen: ListScreen, ShownScreen {
  static let room = Room.menu("erasures", digit: nil, for: .confirmErasure, beside: nil) { ErasuresScreen(in: $0) }

  typealias Row = ErasureRequest

  var listing = Listing<Row>()

  init(in workspace: Workspace) { begin(in: workspace) }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard workspace.mayListNames(of: ErasuresScreen.room) else { return [] }
    return try workspace.session.erasure.erasureRequests().map { .record($0) }
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(ErasureText.none), .muted) }

  static let list = ListKind<Row>(
    "erasures",
    [
      .text(
        "name", KeepingText.name, .flexible(min: 12, weight: 4), sees: .shownName,
        value: ListValue("number", at: 0) { request, workspace in workspace.row(of: request.person)?.number.text }
      ) { request, workspace in
        PersonNames(workspace).shown(request.person)
      },
      .text(
        "number", ErasureText.caseNumber, .flexible(min: 10, max: 30, weight: 2), sees: nil,
        value: ListValue("caseNumber", at: 1) { request, _ in request.caseNumber }
      ) { request, _ in
        request.caseNumber
      },
      .text(
        "who", LogText.who, .flexible(min: 8, max: 20), style: .muted, dropOrder: 1, sees: nil,
        value: ListValue("by", at: 2) { request, _ in request.actor }
      ) { request, _ in
        request.actor
      },
      .moment("when", LogText.when, .fixed(16), dropOrder: 2) { $0.at },
    ])

  static let commands: [Command<Scene<ErasuresScreen>>] = [
    Command(
      "erasures.confirm", [.enter], ErasureText.confirm, ErasureText.confirmHelp, group: ChromeText.groupList,
      enabled: mayConfirm,
      run: { scene in
        ConfirmErasureScreen(scene.screen.listing.meant, in: scene.workspace).map { .open($0) } ?? .stay
      }),
    Command(
      "erasures.withdraw", [.delete], ErasureText.withdraw, ErasureText.withdrawHelp, group: ChromeText.groupList,
      enabled: mayChange, run: { $0.screen.withdraw(in: $0.workspace) }
    ).ofOne(),
  ]

  private static func mayChange(_ scene: Scene<ErasuresScreen>) -> Availability {
    if scene.screen.chosen == nil { return scene.unavailable(ErasureText.none) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private static func mayConfirm(_ scene: Scene<ErasuresScreen>) -> Availability {
    let may = mayChange(scene)
    guard may.isAvailable,
      scene.screen.listing.meant.contains(where: { $0.user == scene.workspace.session.access.user })
    else { return may }
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

  static let output = Output.rows("requests", namesPeople: true, open: { ErasuresScreen(in: $1) }) { screen, _ in
    screen.listing.records
  }

  func person(in workspace: Workspace) -> ParticipantKey? { chosen?.person }
}

extension ErasureRequest: Identifiable {
  public var id: Int64 { entry }
}
