import Domain
import Resources

/// A row of the board: a number of the period, or a unit's places.
enum BoardRow: Hashable, Sendable {
  case figure(FigureID)
  case unit(UnitKey)
}

/// The board's rows under their headings.
struct BoardGroup: Sendable {
  let heading: BoardText
  let rows: [BoardRow]

  /// The five groups, in the order they are read.
  static func all(units: [UnitOccupancy]) -> [BoardGroup] {
    [
      BoardGroup(.inAndOut, [.inProgramme, .entered, .retained]),
      BoardGroup(
        .howItEnded,
        [
          .droppedOut, .endedCompleted, .endedClarified, .endedIll, .endedOtherSupport, .endedDied, .endedUnknown,
        ]),
      BoardGroup(.whatCameOfIt, [.inOrdinaryWork, .inAdaptedWork, .inWorkPractice, .inEducation]),
      BoardGroup(.whereFrom, [.homeDistricts]),
      BoardGroup(heading: .places, rows: units.map { .unit($0.key) }),
    ]
  }

  private init(_ heading: BoardText, _ figures: [FigureID]) {
    self.init(heading: heading, rows: figures.map(BoardRow.figure))
  }

  private init(heading: BoardText, rows: [BoardRow]) {
    self.heading = heading
    self.rows = rows
  }

  /// How many of the groups stand in the left of two columns.
  static let left = 2
}

extension FigureID {
  /// How it ended, for a number of those who ended in one way.
  var ending: PeriodBoard.Ending? {
    switch self {
    case .endedCompleted: .completed
    case .endedClarified: .clarified
    case .endedIll: .ill
    case .endedOtherSupport: .otherSupport
    case .endedDied: .died
    case .endedUnknown: .unknown
    default: nil
    }
  }

  /// A share of those who were in the programme says something.
  var hasShareOfInProgramme: Bool {
    switch self {
    case .inProgramme, .homeDistricts: false
    default: true
    }
  }
}
