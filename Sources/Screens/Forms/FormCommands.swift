import Resources
import TerminalUI

/// The commands of a form.
enum FormCommands {
  static func table<S: FormScreen>(_ place: String = S.room.id, for screen: S.Type) -> [Command<Scene<S>>] {
    [
      Command(
        "\(place).save", [.control("s")], CommonText.save, FormText.saveHelp, group: FormText.group,
        enabled: mayWrite, run: { $0.screen.submit(in: $0.workspace) }),
      Command(
        "\(place).nextField", [.tab], FormText.nextField, FormText.nextFieldHelp, group: FormText.group
      ) { scene in
        _ = scene.screen.form.handle(.tab)
        return .stay
      },
      // `?` is text here.
      Command(
        "help", [.function(1)], CommonText.help, ChromeText.helpHelp, group: ChromeText.groupEverywhere,
        footer: .pinned
      ) { scene in
        let table = StandardCommands.table(for: S.self, bindings: scene.workspace.bindings)
        return .open(HelpScreen(table.entries(for: scene), in: scene.workspace))
      },
      Command(
        "back", [.escape], Phrase(FormText.leave),
        S.keepsDraft ? Phrase(FormText.leaveHelp) : Phrase(ChromeText.backHelp), group: Phrase(FormText.group),
        footer: .trailing, needs: nil
      ) { $0.screen.leave(in: $0.workspace) },
    ]
  }

  private static func mayWrite<S: FormScreen>(_ scene: Scene<S>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }
}
