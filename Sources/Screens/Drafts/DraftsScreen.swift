import Domain
import Resources
import Store
import TerminalUI

/// What was typed and not saved: to go on with, or to throw away.
struct DraftsScreen: ListScreen {
  static let room = Room.place("drafts", DraftText.title, for: .openRegister)

  typealias Row = Draft

  var listing = Listing<Row>()

  init(in workspace: Workspace) { begin(in: workspace) }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    try workspace.drafts.waiting().map { .record($0) }
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(DraftText.none), .muted) }

  static let actionKeys: [Key] = []

  static let list = ListKind<Row>(
    "drafts",
    [
      .text("form", DraftText.form, .flexible(min: 16, max: 26, weight: 2), sees: nil) { draft, workspace in
        title(of: draft.form, in: workspace)
      },
      .text("about", DraftText.about, .flexible(min: 10, weight: 3), style: .muted, dropOrder: 2, sees: nil) {
        draft, workspace in Rooms.draft(draft.form).person.map { PersonNames(workspace).shown($0) }
      },
      // One that is not on disk yet has no time.
      .moment("written", DraftText.written, .fixed(18), dropOrder: 1) { $0.at == 0 ? nil : $0.at },
    ])

  // MARK: Commands

  static let commands: [Command<Scene<DraftsScreen>>] = [
    Command(
      "drafts.open", [.enter], CommonText.open, DraftText.openHelp, group: ChromeText.groupList,
      enabled: isChosen, run: { $0.screen.open(in: $0.workspace) }),
    Command(
      "drafts.throwAway", [.delete, .right], DraftText.throwAway, DraftText.throwAwayHelp,
      group: ChromeText.groupList, enabled: isChosen,
      run: { .open(ThrowAwayScreen($0.screen.listing.meant.map(\.form), in: $0.workspace)) }),
    // It is here already.
    Command(
      "drafts", [], DraftText.title, DraftText.help, group: ChromeText.groupGo, footer: .hidden, run: { _ in .stay }),
  ]

  private static func isChosen(_ scene: Scene<DraftsScreen>) -> Availability {
    scene.screen.chosen == nil ? scene.unavailable(DraftText.none) : .available
  }

  private func open(in workspace: Workspace) -> Turn {
    guard let chosen else { return .stay }
    guard let screen = Rooms.draft(chosen.form).open(workspace) else {
      if workspace.message == nil { workspace.message = .error(workspace.language(DraftText.cannotOpen)) }
      return .stay
    }
    // Esc leads to where one came from: the list has done its work.
    return .replace(screen)
  }

  // MARK: Words

  static func title(of form: String, in workspace: Workspace) -> String {
    workspace.language(Rooms.draft(form).title)
  }

  func hint(in workspace: Workspace) -> String? { workspace.language(DraftText.help) }
}

extension Draft: Identifiable {
  public var id: String { form }
}
