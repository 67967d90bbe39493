public import Domain

/// The board: its questions, and what came of a period.
public enum BoardText: String, TextKey {
  public static let prefix = "board"

  case inAndOut, howItEnded, whatCameOfIt, whereFrom, places, lastDays, shareHeading, occupied, taken, ofPlaces, free
  case allProgrammes, explainHelp, hintShare, hintAmong

  case periodHelp, toBeforeFrom, statusBeforeFrom, dateMissing
  case afterRelapse, afterTheEnd
  // The questions
  case askNeedsUs, askPlaces, askForward, askAttendance, askBetter, askAfterRelapse, askOutcome, askPromised
  case all, allHelp, before, beforeNone, beforeFew, nobody, noPlan, noFunder, unitPlaces, areaCounts, fewMonths
  case morePeople
}

extension BoardQuestion {
  public var textKey: BoardText {
    switch self {
    case .needsUs: .askNeedsUs
    case .places: .askPlaces
    case .forward: .askForward
    case .attendance: .askAttendance
    case .better: .askBetter
    case .afterRelapse: .askAfterRelapse
    case .outcome: .askOutcome
    case .promised: .askPromised
    }
  }
}

/// A number of the board in as few words as a line has room for.
public struct BoardStopText: TextKey, Hashable {
  public static let prefix = "boardStop"

  public let rawValue: String

  public init?(_ id: FigureID) { self.init(rawValue: id.rawValue) }

  public init?(rawValue: String) {
    guard BoardStopText.ids.contains(where: { $0.rawValue == rawValue }) else { return nil }
    self.rawValue = rawValue
  }

  private static let ids =
    BoardQuestion.allCases.flatMap(\.figures) + [.unreadOfAbsent, .attendanceShare, .measuresOnTrack]

  public static let allCases: [BoardStopText] = ids.compactMap { BoardStopText($0) }
}
