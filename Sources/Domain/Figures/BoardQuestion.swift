/// The questions of the board, in the order they are read; each with the numbers that answer it.
public enum BoardQuestion: Int, CaseIterable, Hashable, Sendable {
  /// Hvem trenger oss nå?
  case needsUs = 1
  /// Plass og venteliste.
  case places
  /// Går det framover?
  case forward
  /// Kommer de?
  case attendance
  /// Får de det bedre?
  case better
  /// Etter tilbakefall.
  case afterRelapse
  /// Hva kom ut av det?
  case outcome
  /// Holder vi det vi lovet?
  case promised

  /// The rows that answer it, the most telling first: what attendance and promises are told by stands elsewhere.
  public var figures: [FigureID] {
    switch self {
    case .needsUs: [.afterTreatment, .withoutContact, .notSeen]
    case .places:
      [
        .takingPart, .waiting, .waitingLongestDays, .startingSoon, .endingSoon, .placeUse, .participantDays,
        .waitedMedianDays, .waitedLongestDays,
      ]
    case .forward: [.movedForward, .movedBack, .stepMedianDays]
    case .attendance: []
    case .better: [.lightsBetter, .lightsSame, .lightsWorse, .lifeBetter]
    case .afterRelapse: [.reEngaged, .medianDaysToReEngagement, .stillInDay90]
    case .outcome: [.inOrdinaryWork, .inEducation, .inAdaptedWork, .inWorkPractice, .droppedOut]
    case .promised: [.registerWhole]
    }
  }

  /// The one whose course stands in its line; nil where none is told by months.
  public var course: FigureID? {
    switch self {
    case .needsUs: .afterTreatment
    case .places: .participantDays
    case .forward: .movedForward
    case .attendance: .attendanceShare
    case .better: .lightsBetter
    case .afterRelapse: .relapsed
    case .outcome: .inOrdinaryWork
    case .promised: nil
    }
  }

  /// What several of its numbers are told among; nil where each tells its own.
  public var base: FigureID? {
    switch self {
    case .better: .lightsTwice
    case .afterRelapse: .relapsed
    default: nil
    }
  }

  /// Every row of the table that the board asks for.
  public static let indicators = reckoned(allCases.flatMap { $0.figures + [$0.course, $0.base].compactMap(\.self) })

  /// Those told month by month: what the register knows of today only has no months.
  static let monthly = reckoned(allCases.flatMap { $0.figures + [$0.course].compactMap(\.self) }).filter {
    !$0.isOfToday
  }

  private static func reckoned(_ ids: [FigureID]) -> [Indicator] {
    Set(ids).map(\.indicator).filter(\.isReckoned).sorted { $0.id.rawValue < $1.id.rawValue }
  }
}
