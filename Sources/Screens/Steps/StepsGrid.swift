import Domain
import TerminalUI

/// A column of the board: the intake, or one of the four steps.
enum StepsPlace: Hashable, Sendable {
  case intake
  case step(StepNumber)

  static let all: [StepsPlace] = [.intake] + StepNumber.all.map(StepsPlace.step)

  var step: StepNumber? {
    if case .step(let step) = self { step } else { nil }
  }
}

/// One thing on the board that keys act upon: a person, or a number that can explain itself.
enum StepsSpot: Hashable, Sendable {
  /// How many stand there: the head of the column.
  case count(StepsPlace)
  /// Somebody, by the enrolment that stands here: a person may have two.
  case person(EnrolmentKey)
  case median(StepsPlace)
  case moved(StepNumber, StepsMove.Kind)
}

/// The board as columns of spots, and how the arrows go between them.
struct StepsGrid: Sendable {
  struct Column: Sendable {
    let place: StepsPlace
    let people: [StepsBoard.Person]
    /// Of the people, the last so many take part without a step. They stand with the intake, where they came from.
    let withoutStep: Int
    /// The shortest and the longest stay; nil without any.
    let days: ClosedRange<Int>?
    let hasUnknownDays: Bool
    /// Whether anybody's contact person is missing.
    let hasMissing: Bool

    init(_ place: StepsPlace, _ people: [StepsBoard.Person], withoutStep: Int = 0) {
      self.place = place
      self.people = people
      self.withoutStep = withoutStep
      var (least, most, hasUnknown, hasMissing) = (Int.max, Int.min, false, false)
      for person in people {
        if let days = person.days { (least, most) = (min(least, days), max(most, days)) } else { hasUnknown = true }
        if person.contactMissing { hasMissing = true }
      }
      days = least <= most ? least...most : nil
      hasUnknownDays = hasUnknown
      self.hasMissing = hasMissing
    }

    /// The head, the people, the median, and in a step what moved.
    fileprivate var rows: Int { people.count + (place.step == nil ? 2 : 3) }

    /// What lies beside each other on a row: the movements on the last, one thing on every other.
    fileprivate func parts(_ row: Int) -> [StepsSpot] {
      if row == 0 { return [.count(place)] }
      if row <= people.count { return [.person(people[row - 1].enrolment)] }
      guard row > people.count + 1, let step = place.step else { return [.median(place)] }
      return StepsMove.Kind.of(step).map { .moved(step, $0) }
    }
  }

  /// Where a spot lies.
  struct Position: Hashable, Sendable {
    var column: Int
    /// 0 is the head.
    var row: Int
    var part = 0
  }

  let columns: [Column]

  init(_ board: StepsBoard) {
    columns = StepsPlace.all.map { place in
      guard let step = place.step else {
        return Column(place, board.intake + board.withoutStep, withoutStep: board.withoutStep.count)
      }
      return Column(place, board[step].people)
    }
  }

  subscript(_ place: StepsPlace) -> Column? { columns.first { $0.place == place } }

  /// Somebody on the board.
  struct Found {
    let person: StepsBoard.Person
    let place: StepsPlace
    /// Takes part, but stands with the intake because no step is registered.
    let lacksStep: Bool
  }

  /// Whoever stands there; nil where a number does.
  func person(at position: Position) -> Found? {
    let column = columns[position.column]
    let row = position.row - 1
    guard column.people.indices.contains(row) else { return nil }
    return Found(
      person: column.people[row], place: column.place, lacksStep: row >= column.people.count - column.withoutStep)
  }

  // MARK: Where a spot lies

  func spot(_ position: Position) -> StepsSpot { columns[position.column].parts(position.row)[position.part] }

  /// Nil when it is not on the board any more. Looks through everybody for a person.
  func find(_ spot: StepsSpot) -> Position? {
    for (index, column) in columns.enumerated() {
      switch spot {
      case .person(let enrolment):
        if let row = column.people.firstIndex(where: { $0.enrolment == enrolment }) {
          return Position(column: index, row: row + 1)
        }
      case .count, .median, .moved:
        for row in [0, column.people.count + 1, column.rows - 1] {
          if let part = column.parts(row).firstIndex(of: spot) { return Position(column: index, row: row, part: part) }
        }
      }
    }
    return nil
  }

  /// Where keys act when the board opens: the first person of the first step that has any.
  var start: Position {
    let filled = columns.indices.filter { !columns[$0].people.isEmpty }
    guard let column = filled.first(where: { columns[$0].place != .intake }) ?? filled.first else {
      return Position(column: 1, row: 0)
    }
    return Position(column: column, row: 1)
  }

  /// The same spot, or, when whoever it was has left the board, the nearest person in the column they stood in.
  /// - Parameter last: where it was.
  func settled(_ spot: StepsSpot, last: Position) -> Position {
    if let found = find(spot) { return found }
    return Position(column: last.column, row: min(max(1, last.row), columns[last.column].people.count))
  }

  // MARK: Arrows

  /// Up and down within the column; in a list on through the columns, which stand under each other there.
  func vertical(_ at: Position, by rows: Int, throughColumns: Bool) -> Position {
    var (column, target) = (at.column, at.row + rows)
    if throughColumns {
      while target < 0, column > 0 {
        column -= 1
        target += columns[column].rows
      }
      while target >= columns[column].rows, column + 1 < columns.count {
        target -= columns[column].rows
        column += 1
      }
    }
    let row = min(max(0, target), columns[column].rows - 1)
    let part = throughColumns ? min(at.part, columns[column].parts(row).count - 1) : 0
    return Position(column: column, row: row, part: part)
  }

  /// Left and right: to the same height in the next column, through the movements one by one.
  ///
  /// - Parameter offset: how far a column is scrolled, so that the eye moves straight.
  func horizontal(_ at: Position, by step: Int, offset: (StepsPlace) -> Int) -> Position {
    let here = columns[at.column]
    if here.parts(at.row).indices.contains(at.part + step) {
      return Position(column: at.column, row: at.row, part: at.part + step)
    }
    let column = at.column + step
    guard columns.indices.contains(column) else { return at }
    let there = columns[column]
    switch spot(at) {
    case .count: return Position(column: column, row: 0)
    case .median: return Position(column: column, row: there.people.count + 1)
    case .moved:
      let row = there.rows - 1
      return Position(column: column, row: row, part: step > 0 ? 0 : there.parts(row).count - 1)
    case .person:
      let row = at.row - 1 - offset(here.place) + offset(there.place)
      return Position(column: column, row: min(max(0, row) + 1, there.people.count))
    }
  }

  /// The first or last person of the column.
  func end(_ at: Position, last: Bool) -> Position {
    let count = columns[at.column].people.count
    return count == 0 ? at : Position(column: at.column, row: last ? count : 1)
  }
}
