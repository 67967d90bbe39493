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

  /// A group a question of the table, in the order they are read, and the units. What the others of a group are a part of stands
  /// first; what is not known yet does not stand there.
  static func all(_ figures: [FigureID: Figure], units: [UnitOccupancy]) -> [BoardGroup] {
    // As long as nobody's day after the end has come, there is nothing to be read of it.
    let isAfterAnEnd = figures[.afterEnd].map { $0.value != .count(0) } ?? false
    let known = Indicator.ofPeriod.filter { row in
      guard let value = figures[row.id]?.value, value != .unknown else { return false }
      switch row.id {
      // Beside the people only where somebody has had several.
      case .relapses: return value != figures[.relapsed]?.value
      case .reEngagedUnconfirmed: return value != .count(0)
      default: break
      }
      // Nobody has come so far yet.
      if case .share(_, of: 0) = value, case .ratio = row.measure { return false }
      return row.question != .afterTheEnd || isAfterAnEnd
    }
    let groups = Indicator.Question.allCases.compactMap { question -> BoardGroup? in
      let rows = known.filter { $0.question == question }
      guard !rows.isEmpty, let heading = BoardText(rawValue: question.rawValue) else { return nil }
      return BoardGroup(
        heading: heading,
        rows: (rows.filter { $0.among == nil } + rows.filter { $0.among != nil }).map { .figure($0.id) })
    }
    return groups + [BoardGroup(heading: .places, rows: units.map { .unit($0.key) })]
  }

  /// How many of the groups stand in the left of two columns.
  static let left = 3
}

extension FigureID {
  /// How it ended, for a number of those who ended in one way.
  var ending: PersonView.Ending? {
    PersonView.Ending.allCases.first {
      rawValue == "ended\($0.rawValue.prefix(1).uppercased())\($0.rawValue.dropFirst())"
    }
  }

  /// A share of those it is counted among says something.
  var hasShare: Bool {
    if case .people = indicator.measure { indicator.among != nil } else { false }
  }
}
