import Domain
import Resources
import TerminalUI

/// The screens that menu, palette and `show` know by name. `participant` and `lights` are of one person and are opened
/// from a list, or by `--number`.
public enum Destination: String, CaseIterable, Hashable, Sendable {
  case today, participants, steps, attendance, intake, mapping, board, operations, units, log, review, retention,
    erasures, users, settings, scope, passphrase

  /// What a role must be allowed for it to be open.
  public var action: Action {
    switch self {
    case .today: TodayScreen.action
    case .participants: ParticipantsScreen.action
    case .steps: StepsScreen.action
    case .attendance: AttendanceScreen.action
    case .intake: IntakeScreen.action
    case .mapping: MappingScreen.action
    case .board: BoardScreen.action
    case .operations: OperationsScreen.action
    case .units: UnitsScreen.action
    case .log: LogScreen.action
    case .review: ReviewScreen.action
    case .retention: RetentionScreen.action
    case .erasures: ErasuresScreen.action
    case .users: UsersScreen.action
    case .settings: SettingsForm.action
    case .scope: ScopeScreen.action
    case .passphrase: OwnPassphraseForm.action
    }
  }

  /// The digit in the menu. A digit is a habit of the hand: each room keeps its own when others move in.
  public var digit: Character? {
    switch self {
    case .today: "1"
    case .participants: "2"
    case .steps: "3"
    case .attendance: "4"
    case .intake: "5"
    case .mapping: "6"
    case .board: "7"
    case .operations: "0"
    case .units, .log, .review, .retention, .erasures, .users, .settings, .scope, .passphrase: nil
    }
  }

  /// A room with a digit keeps its place in the menu for everybody, greyed where it does not open; the others stand only
  /// where they do.
  func isShown(in workspace: Workspace) -> Bool { digit != nil || workspace.session.access.may(action) }

  public var title: MenuText {
    switch self {
    case .today: .today
    case .participants: .participants
    case .steps: .steps
    case .attendance: .attendance
    case .intake: .intake
    case .mapping: .mapping
    case .board: .board
    case .operations: .operations
    case .units: .units
    case .log: .log
    case .review: .review
    case .retention: .retention
    case .erasures: .erasures
    case .users: .users
    case .settings: .settings
    case .scope: .scope
    case .passphrase: .passphrase
    }
  }

  public var help: MenuText {
    switch self {
    case .today: .todayHelp
    case .participants: .participantsHelp
    case .steps: .stepsHelp
    case .attendance: .attendanceHelp
    case .intake: .intakeHelp
    case .mapping: .mappingHelp
    case .board: .boardHelp
    case .operations: .operationsHelp
    case .units: .unitsHelp
    case .log: .logHelp
    case .review: .reviewHelp
    case .retention: .retentionHelp
    case .erasures: .erasuresHelp
    case .users: .usersHelp
    case .settings: .settingsHelp
    case .scope: .scopeHelp
    case .passphrase: .passphraseHelp
    }
  }

  /// The screen as it opens; nil when the register cannot be read, and then a message says why.
  func screen(in workspace: Workspace) -> (any Screen)? {
    switch self {
    case .today: TodayScreen(in: workspace)
    case .participants: ParticipantsScreen(in: workspace)
    case .steps: StepsScreen(in: workspace)
    case .attendance: AttendanceScreen(in: workspace)
    case .intake: IntakeScreen(in: workspace)
    case .mapping: MappingScreen(in: workspace)
    case .board: BoardScreen(in: workspace)
    case .operations: OperationsScreen(in: workspace)
    case .units: UnitsScreen(in: workspace)
    case .log: LogScreen(in: workspace)
    case .review: ReviewScreen(in: workspace)
    case .retention: RetentionScreen(in: workspace)
    case .erasures: ErasuresScreen(in: workspace)
    case .users: UsersScreen(in: workspace)
    case .settings: SettingsForm(in: workspace)
    case .scope: ScopeScreen(in: workspace)
    case .passphrase: OwnPassphraseForm(in: workspace)
    }
  }
}
