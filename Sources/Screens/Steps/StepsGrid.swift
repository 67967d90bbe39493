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

/// What moved in a step in the last 30 days.
enum StepsMovement: Hashable, Sendable {
  case forward, back, ended

  /// Nobody goes forward from the last step or back from the first.
  static func of(_ step: StepNumber) -> [StepsMovement] {
    (step.next == nil ? [] : [.forward]) + (step.previous == nil ? [] : [.back]) + [.ended]
  }
}

/// One thing on the board that keys act upon: a person, or a number that can explain itself.
enum StepsSpot: Hashable, Sendable {
  /// How many stand there: the head of the column.
  case count(StepsPlace)
  /// Somebody, by the enrolment that stands here: a person may have two.
  case person(EnrolmentKey)
  case median(StepsPlace)
  case moved(StepNumber, StepsMovement)
}

/// The board as columns of spots, and how the arrows go between them.
struct StepsGrid: Sendable {
  struct Column: Sendable {
    let place: StepsPlace
    let people: [StepsBoard.Person]
    /// Of the people, the last so many take part without a step. They stand with the intake, where they came from.
    let withoutStep: Int
  }

  let columns: [Column]

  init(_ board: StepsBoard) {
    columns = StepsPlace.all.map { place in
      guard let step = place.step else {
        return Column(
          place: place, people: board.intake + board.withoutStep, withoutStep: board.withoutStep.count)
      }
      return Column(place: place, people: board[step].people, withoutStep: 0)
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

  func find(_ enrolment: EnrolmentKey) -> Found? {
    for column in columns {
      guard let row = column.people.firstIndex(where: { $0.enrolment == enrolment }) else { continue }
      return Found(
        person: column.people[row], place: column.place,
        lacksStep: row >= column.people.count - column.withoutStep)
    }
    return nil
  }

  // MARK: Where a spot lies

  /// The rows of a column from top to bottom; the movements lie beside each other on the last.
  private func rows(_ column: Column) -> [[StepsSpot]] {
    var rows: [[StepsSpot]] = [[.count(column.place)]]
    rows += column.people.map { [.person($0.enrolment)] }
    rows.append([.median(column.place)])
    if let step = column.place.step { rows.append(StepsMovement.of(step).map { .moved(step, $0) }) }
    return rows
  }

  private func find(_ spot: StepsSpot) -> (column: Int, row: Int, part: Int)? {
    for (index, column) in columns.enumerated() {
      for (row, parts) in rows(column).enumerated() {
        if let part = parts.firstIndex(of: spot) { return (index, row, part) }
      }
    }
    return nil
  }

  /// The column a spot lies in; nil when it is not on the board any more.
  func place(of spot: StepsSpot) -> StepsPlace? { find(spot).map { columns[$0.column].place } }

  /// Where keys act when the board opens: the first person of the first step that has any.
  var start: StepsSpot {
    let filled = columns.filter { !$0.people.isEmpty }
    guard let column = filled.first(where: { $0.place != .intake }) ?? filled.first else {
      return .count(.step(.first))
    }
    return column.people.first.map { .person($0.enrolment) } ?? .count(column.place)
  }

  /// The same spot, or, when whoever it was has left the board, the nearest person in the column they stood in.
  func settled(_ spot: StepsSpot, lastPlace: StepsPlace, lastRow: Int) -> StepsSpot {
    if find(spot) != nil { return spot }
    guard let column = self[lastPlace], !column.people.isEmpty else { return .count(lastPlace) }
    return .person(column.people[min(max(0, lastRow), column.people.count - 1)].enrolment)
  }

  /// The row of a person among the people of the column.
  func row(of spot: StepsSpot) -> Int? {
    guard let found = find(spot), case .person = spot else { return nil }
    return found.row - 1
  }

  // MARK: Arrows

  /// Up and down within the column; in a list on through the columns, which stand under each other there.
  func vertical(_ spot: StepsSpot, by rows: Int, throughColumns: Bool) -> StepsSpot {
    guard let at = find(spot) else { return start }
    if throughColumns {
      let all = columns.flatMap { self.rows($0) }
      let before = columns[..<at.column].reduce(0) { $0 + self.rows($1).count }
      let target = min(max(0, before + at.row + rows), all.count - 1)
      return all[target][min(at.part, all[target].count - 1)]
    }
    let own = self.rows(columns[at.column])
    let target = min(max(0, at.row + rows), own.count - 1)
    return own[target][0]
  }

  /// Left and right: to the same height in the next column, through the movements one by one.
  ///
  /// - Parameter offset: how far a column is scrolled, so that the eye moves straight.
  func horizontal(_ spot: StepsSpot, by step: Int, offset: (StepsPlace) -> Int) -> StepsSpot {
    guard let at = find(spot) else { return start }
    let own = rows(columns[at.column])[at.row]
    if own.indices.contains(at.part + step) { return own[at.part + step] }
    guard columns.indices.contains(at.column + step) else { return spot }
    let here = columns[at.column]
    let there = columns[at.column + step]
    switch spot {
    case .count: return .count(there.place)
    case .median: return .median(there.place)
    case .moved:
      let parts = rows(there).last ?? []
      return (step > 0 ? parts.first : parts.last) ?? .median(there.place)
    case .person:
      guard !there.people.isEmpty else { return .count(there.place) }
      let row = at.row - 1 - offset(here.place) + offset(there.place)
      return .person(there.people[min(max(0, row), there.people.count - 1)].enrolment)
    }
  }

  /// The first or last person of the column.
  func end(_ spot: StepsSpot, last: Bool) -> StepsSpot {
    guard let at = find(spot) else { return start }
    let people = columns[at.column].people
    return (last ? people.last : people.first).map { .person($0.enrolment) } ?? spot
  }
}
