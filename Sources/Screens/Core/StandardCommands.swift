import Domain
import Resources
import TerminalUI

/// What can be done on every screen. A screen that has a command of its own with the same id takes its place.
enum StandardCommands {
  static func table<S: Screen>(for screen: S.Type, bindings: KeyBindings) -> CommandTable<Scene<S>> {
    var commands = S.commands
    var own = Set(commands.map(\.id))
    commands += S.common.filter { !own.contains($0.id) }
    own.formUnion(commands.map(\.id))
    // The menu has the rooms as commands of its own, with their digits.
    commands += everywhere(S.self).filter { command in
      !own.contains(command.id) && !own.contains(command.id.replacingPrefix("go.", with: "menu."))
    }
    return CommandTable(commands, bindings: bindings)
  }

  /// The key that does what a message offers, as the footer names it; nil where that has none.
  static func key(for offer: Message.Offer, _ workspace: Workspace) -> [TextRun]? {
    let (id, key, title): (String, Key, CommonText) =
      switch offer {
      case .undo: ("undo", .character("u"), .undo)
      case .redo: ("redo", .character("U"), .redo)
      }
    let bound = workspace.bindings.keys(for: id).map(\.first) ?? key
    return bound.map { [TextRun(workspace.labels.label($0), .key), TextRun(" " + workspace.language(title))] }
  }

  private static func everywhere<S: Screen>(_ screen: S.Type) -> [Command<Scene<S>>] {
    [
      ExplainScreen.command(footer: .hidden, for: S.self),
      Command(
        "undo", [.character("u")], CommonText.undo, ChromeText.undoHelp, group: ChromeText.groupEverywhere,
        footer: .hidden, needs: .undoOwn, enabled: mayStepBack,
        run: { Changes.undo(in: $0.workspace, tellingNames: $0.tellsNames) }),
      Command(
        "redo", [.character("U")], CommonText.redo, ChromeText.redoHelp, group: ChromeText.groupEverywhere,
        footer: .hidden, needs: .undoOwn, enabled: mayStepBack,
        run: { Changes.redo(in: $0.workspace, tellingNames: $0.tellsNames) }),
      palette(footer: .hidden),
      Command(
        "help", [.character("?"), .function(1)], CommonText.help, ChromeText.helpHelp,
        group: ChromeText.groupEverywhere, footer: .pinned,
        run: { .open(HelpScreen(entries(for: $0), in: $0.workspace)) }),
      Command(
        "blank", [.function(9), .control("b")], CommonText.blank, ChromeText.blankHelp,
        group: ChromeText.groupEverywhere, footer: .hidden, run: { _ in .open(BlankScreen()) }),
      Command(
        "lock", [.control("o")], LoginText.lock, LoginText.lockHelp, group: ChromeText.groupEverywhere,
        footer: .hidden, run: { _ in .lock }),
      switchUser(footer: .hidden),
      Command(
        "repaint", [.control("l")], CommonText.repaint, ChromeText.repaintHelp, group: ChromeText.groupEverywhere,
        footer: .hidden, run: { _ in .terminal(.repaint) }),
      Command(
        "mouse", [.function(8)], ChromeText.mouse, ChromeText.mouseHelp, group: ChromeText.groupEverywhere,
        footer: .hidden, run: { _ in .terminal(.toggleMouse) }),
      Command(
        "back", [.escape], CommonText.back, ChromeText.backHelp, group: ChromeText.groupEverywhere,
        footer: .trailing, run: { _ in .back }),
      Command(
        "drafts", [], DraftText.title, DraftText.help, group: ChromeText.groupGo, footer: .hidden,
        enabled: mayWrite, run: { .open(DraftsScreen(in: $0.workspace)) }),
    ]
      + Rooms.menu.compactMap { $0.command("go", keys: [], to: { $0.map { .go($0) } ?? .home }) }
  }

  static func palette<S: Screen>(footer: FooterPlace) -> Command<Scene<S>> {
    Command(
      "palette", [.character(":")], CommonText.command, ChromeText.paletteHelp, group: ChromeText.groupEverywhere,
      footer: footer, run: { .open(PaletteScreen(entries(for: $0), in: $0.workspace)) })
  }

  /// The demo's users all sit at one desk.
  static func switchUser<S: Screen>(footer: FooterPlace) -> Command<Scene<S>> {
    Command(
      "switchUser", [.character("B")], LoginText.switchUser, LoginText.switchUserHelp,
      group: ChromeText.groupEverywhere, footer: footer,
      enabled: { $0.workspace.settings.isDemo ? .available : $0.unavailable(LoginText.onlyDemo) },
      run: { _ in .nextUser })
  }

  /// Not under an open panel, which hides what would change.
  private static func mayStepBack<S: Screen>(_ scene: Scene<S>) -> Availability {
    let workspace = scene.workspace
    if scene.screen.presentation(in: workspace, size: workspace.bodySize) != .full {
      return scene.unavailable(ChromeText.closePanelFirst)
    }
    return mayWrite(scene)
  }

  private static func mayWrite<S: Screen>(_ scene: Scene<S>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private static func entries<S: Screen>(for scene: Scene<S>) -> [CommandEntry] {
    table(for: S.self, bindings: scene.workspace.bindings).entries(for: scene).filter {
      scene.workspace.settings.isDemo || $0.id != "switchUser"
    }
  }
}
