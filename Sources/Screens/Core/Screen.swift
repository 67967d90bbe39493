import Domain
import TerminalUI

/// A room of the program, as a value: its state is a struct, its keys are a table, its picture is a function.
///
/// To add a screen: write one file with a struct that conforms, and one line in ``Rooms``; its words stand in the language
/// files. Something typed in it: ``DraftingScreen``. For programs too: ``ShownScreen``.
public protocol Screen: SendableMetatype {
  /// What the program is told of it. No default: whoever adds a screen says what it is called and whom it is for.
  static var room: Room { get }
  /// What can be done here. Footer, help, palette and manual are made from it; the commands that every screen has
  /// are added by ``StandardCommands``.
  static var commands: [Command<Scene<Self>>] { get }
  /// What can be done on every screen of its kind, besides.
  static var common: [Command<Scene<Self>>] { get }

  /// Its name in the trail `Meny › Deltakere`: the room's, unless it is about something that has a name. Empty for the menu itself.
  func title(in workspace: Workspace) -> String
  /// What stands at the right of the trail: counts, dates.
  func status(in workspace: Workspace) -> [TextRun]
  /// Full, or a panel over the screen beneath.
  func presentation(in workspace: Workspace, size: Size) -> Presentation

  /// Draws the body: what lies between the head and the three last rows. Places the cursor on the focused row.
  func draw(on canvas: inout Canvas, in workspace: Workspace)
  /// What concerns the selected row, for the message row.
  func hint(in workspace: Workspace) -> String?
  /// What stands in the last row instead of the commands; nil: they do.
  func footer(in workspace: Workspace) -> Footer?
  /// The number under the cursor, for `F`.
  func figure(in workspace: Workspace) -> Figure?
  /// Every number that shows, those of the chosen row first: what `F` gives to choose from where the cursor is on none.
  func figures(in workspace: Workspace) -> [Figure]
  /// The person under the cursor or on the screen.
  func person(in workspace: Workspace) -> ParticipantKey?

  /// Takes a key as typed text; comes before the commands. False when nothing is being typed or the key is no text.
  mutating func type(_ key: Key, in workspace: Workspace) -> Typed
  /// Takes a key that is no command: movement. Nil when it means nothing here.
  mutating func move(_ key: Key, in workspace: Workspace) -> Turn?
  /// Somebody has clicked within what the screen draws, at a point of its canvas.
  mutating func click(_ point: Point, on size: Size, in workspace: Workspace)
  /// Text pasted in one piece; a screen that takes no text ignores it.
  mutating func paste(_ text: String, in workspace: Workspace)
  /// The register changed, here or in another process: read again, and keep the selection with its record.
  mutating func refresh(in workspace: Workspace)
  /// The screen is locked: lets go of what it has read of people, which ``refresh(in:)`` reads again when the same user
  /// is back. What was typed and chosen stays.
  mutating func forget()

  /// Rows marked for something to be done with all of them.
  var markedCount: Int { get }

  /// What it waited for has come: it goes by itself, and the screen beneath is back. Looked at after ``refresh(in:)``.
  var isFinished: Bool { get }
}

/// How a screen lies on the one beneath.
public enum Presentation: Hashable, Sendable {
  case full
  /// The lowest rows of the body under a rule; the screen beneath stays in sight above it.
  case panel(rows: Int)
}

/// What became of a key offered as typed text.
public enum Typed {
  /// Not for a text field.
  case no
  case taken
  case turn(Turn)
}

/// Where a key leads.
public enum Turn {
  case stay
  /// Another screen on top of this one.
  case open(any Screen)
  /// Another screen in place of this one.
  case replace(any Screen)
  /// The screen beneath.
  case back
  /// The menu.
  case home
  /// The menu, and this on it.
  case go(any Screen)
  /// The screen beneath, and there the command of this id: a choice in help or palette.
  case run(String)
  /// The passphrase is asked for before anything else is shown.
  case lock
  /// The demo's next user sits here.
  case nextUser
  /// Something only the terminal can do.
  case terminal(TerminalRequest)
  case quit
}

extension Screen {
  static var action: Action { room.action }

  public func title(in workspace: Workspace) -> String { workspace.language(Self.room.title) }
  public static var common: [Command<Scene<Self>>] { [] }
  public func status(in workspace: Workspace) -> [TextRun] { [] }
  public func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }
  public func hint(in workspace: Workspace) -> String? { nil }
  public func footer(in workspace: Workspace) -> Footer? { nil }
  public func figure(in workspace: Workspace) -> Figure? { nil }
  public func figures(in workspace: Workspace) -> [Figure] { figure(in: workspace).map { [$0] } ?? [] }
  public func person(in workspace: Workspace) -> ParticipantKey? { nil }
  public mutating func type(_ key: Key, in workspace: Workspace) -> Typed { .no }
  public mutating func move(_ key: Key, in workspace: Workspace) -> Turn? { nil }
  public mutating func click(_ point: Point, on size: Size, in workspace: Workspace) {}
  public mutating func paste(_ text: String, in workspace: Workspace) {}
  public mutating func refresh(in workspace: Workspace) {}
  public mutating func forget() {}
  public var markedCount: Int { 0 }
  public var isFinished: Bool { false }
}
