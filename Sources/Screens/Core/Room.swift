import Domain
import Resources
import TerminalUI

/// What is said of a screen once, beside the screen itself. Menu, palette, the manual, the check of one's own keys and the lists of
/// the log are made from it by ``Rooms``.
public struct Room: Identifiable, Sendable {
  /// What programs and the log call it, and what the ids of its commands begin with: English, and the same for ever.
  public let id: String
  let title: Phrase
  /// What a role must be allowed to come here.
  let action: Action
  let way: Way

  /// How one comes here.
  enum Way: Sendable {
    /// By menu and palette.
    case menu(MenuRow)
    /// From another screen, about something there.
    case place
    /// The same, as a question, a form or a list to choose from, for which the manual has no chapter.
    case panel
  }

  struct MenuRow: Sendable {
    /// A digit is a habit of the hand: each room keeps its own when others move in.
    let digit: Character?
    /// What the row says beside the name; nil when that is nothing.
    let beside: (@Sendable (MenuLines) -> String)?
    /// The screen as it opens; nil when the register cannot be read, and then a message says why.
    let open: @Sendable (Workspace) -> (any Screen)?
  }

  /// A room of the menu. Its name and its help are the texts `menu.<id>` and `menu.<id>Help`.
  static func menu(
    _ id: String, digit: Character?, for action: Action, beside: (@Sendable (MenuLines) -> String)?,
    open: @escaping @Sendable (Workspace) -> (any Screen)?
  ) -> Room {
    Room(
      id: id, title: Phrase(named: "menu.\(id)"), action: action,
      way: .menu(MenuRow(digit: digit, beside: beside, open: open)))
  }

  static func place(_ id: String, _ title: some TextKey, for action: Action) -> Room {
    Room(id: id, title: Phrase(title), action: action, way: .place)
  }

  static func panel(_ id: String, _ title: some TextKey, for action: Action) -> Room {
    Room(id: id, title: Phrase(title), action: action, way: .panel)
  }

  // MARK: In the menu

  var menuRow: MenuRow? {
    if case .menu(let row) = way { row } else { nil }
  }

  /// What a room of the menu is for.
  var help: Phrase { Phrase(named: "menu.\(id)Help") }

  /// A room with a digit keeps its place in the menu for everybody, greyed where it does not open; the others stand only
  /// where they do.
  func isShown(in workspace: Workspace) -> Bool { menuRow?.digit != nil || workspace.session.access.may(action) }

  /// Nil where it is opened from another screen only, or the register cannot be read.
  func screen(in workspace: Workspace) -> (any Screen)? { menuRow?.open(workspace) }

  /// The command that leads here; nil where none does.
  func command<S: Screen>(
    _ place: String, keys: [Key], to turn: @escaping @Sendable ((any Screen)?) -> Turn
  ) -> Command<Scene<S>>? {
    menuRow.map { row in
      Command(
        "\(place).\(id)", keys, title, help, group: Phrase(ChromeText.groupGo), footer: .hidden, needs: action,
        run: { turn(row.open($0.workspace)) })
    }
  }
}
