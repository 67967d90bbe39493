import Domain
import Resources
import Store
import TerminalUI

/// What an entry of the log is about, and can be opened: a card, or a room.
enum LogTarget {
  case card(ParticipantKey)
  case room(Room)

  /// Nil when there is nothing to open.
  init?(_ entry: JournalEntry) {
    if let about = entry.about {
      self = .card(about)
    } else if let room = LogTarget.room(of: entry) {
      self = .room(room)
    } else {
      return nil
    }
  }

  private static func room(of entry: JournalEntry) -> Room? {
    switch entry.kind {
    case .listRead: Rooms.menu.first { $0.id == entry.detail?.name }
    case .settingsChanged: SettingsForm.room
    case .programmeAdded, .programmeTermsChanged, .unitAdded, .unitChanged: UnitsScreen.room
    case .planFollowed, .measureTold: ActionPlanScreen.room
    case .importedMapping, .mappingOpened, .mappingLetOut, .mappingClosed: MappingScreen.room
    case .importedParticipants, .importedEnrolments, .importedSteps, .importedLights: ParticipantsScreen.room
    case .erasureAsked, .erasureWithdrawn: ErasuresScreen.room
    case .accessReviewed: ReviewScreen.room
    default: nil
    }
  }

  private var action: Action {
    switch self {
    case .card: ParticipantScreen.action
    case .room(let room): room.action
    }
  }

  /// Whether it opens for whoever sits here.
  static func availability<S: Screen>(_ entry: JournalEntry?, _ scene: Scene<S>) -> Availability {
    guard let target = entry.flatMap(LogTarget.init) else { return scene.unavailable(LogText.aboutNobody) }
    return scene.may(target.action).reason.map { .unavailable(reason: $0) } ?? .available
  }

  static func open(_ entry: JournalEntry?, in workspace: Workspace) -> Turn {
    switch entry.flatMap(LogTarget.init) {
    case .card(let person): .open(ParticipantScreen(key: person, in: workspace))
    case .room(let room): room.screen(in: workspace).map { .open($0) } ?? .stay
    case nil: .stay
    }
  }
}
