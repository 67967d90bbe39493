import Domain
import Store

// Numbers of what is chosen to be shown, today.

extension Workspace {
  /// A count, with what it was limited to before that.
  func figure(
    _ id: FigureID, _ count: Int, of n: Int? = nil, _ more: [FigureFilter] = [], people: [ParticipantKey]? = nil
  ) -> Figure {
    Figure(
      id, count: count, filter: scope.filter(in: self) + more, of: n, asOf: today,
      people: people.map { .list($0) } ?? .none)
  }

  /// Somebody's days; nil where they are not known.
  func figure(_ id: FigureID, days: Int?, of person: ParticipantKey?, _ more: [FigureFilter] = []) -> Figure? {
    guard let days else { return nil }
    let whose = person.map { [FigureFilter.participant($0)] } ?? []
    return Figure(id, .days(days), filter: whose + more, asOf: today, people: person.map { .list([$0]) } ?? .none)
  }

  /// A count of where enrolments stand, with those behind it as the boards of steps have them: nobody where they have not been
  /// read, or some may not be named.
  func standing(_ id: FigureID, _ count: Int, step: StepNumber? = nil) -> Figure {
    let meant = programmes.filter { scope.programme == nil || $0.id == scope.programme }
    let people = meant.flatMap { programme -> [ParticipantKey] in
      guard let roster = readyRoster,
        let board = ask({ (session) throws(StoreError) in
          try session.figures.stepsBoard(programme: programme.id, unit: scope.unit, from: roster)
        }), case .list(let people) = board.figure(id, step: step).people
      else { return [] }
      return people
    }
    return figure(
      id, count, step.map { [.step($0)] } ?? [], people: people.count == count ? people : nil)
  }

  /// A unit's places, as a day has them.
  func figures(of unit: UnitOccupancy, on day: Day? = nil) -> [Figure] {
    let filter: [FigureFilter] = [.programme(unit.unit.programme), .unit(unit.unit.name)]
    func figure(_ id: FigureID, _ number: Int?, of n: Int?) -> Figure {
      Figure(id, number.map { .count($0) } ?? .unknown, filter: filter, n: n ?? 0, asOf: day ?? today)
    }
    return [
      figure(.placesFree, unit.free, of: unit.unit.places), figure(.placesTaken, unit.taken, of: unit.unit.places),
      figure(.placesOccupied, unit.occupied, of: unit.unit.places),
      figure(.places, unit.unit.places, of: unit.unit.places),
    ]
  }
}

extension Scope {
  /// What figures in this scope are limited to.
  func filter(in workspace: Workspace) -> [FigureFilter] {
    var filter: [FigureFilter] = []
    if let programme { filter.append(.programme(programme)) }
    if let unit = unit.flatMap(workspace.unit) { filter.append(.unit(unit.unit.name)) }
    return filter
  }
}
