import Domain

/// What the boards of steps are made of, of every programme: the enrolments that stand somewhere on one on the roster's day,
/// and what moved in them lately. People who were erased are among them: they are counted, and nobody.
struct StepsLines: Sendable {
  struct Line: Sendable {
    /// Its rank is the person's place in the roster; −1: of nobody who has one.
    var standing: StepsStanding
    /// 0: none.
    var unit: Int64
    /// A place in ``RosterTable/programmes``.
    var programme: Int16
  }

  struct Move: Sendable {
    var move: StepsMove
    var unit: Int64
    var programme: Int16
  }

  private(set) var lines: [Line] = []
  /// In the order of people.
  private(set) var moves: [Move] = []

  mutating func reserve(_ count: Int) { lines.reserveCapacity(count) }

  mutating func add(_ standing: StepsStanding, _ moved: [StepsMove], unit: UnitKey?, programme: Int16) {
    let unit = unit?.value ?? 0
    // Who has left the steps, and is not to be named, must not be named among those who moved.
    if standing.place != nil || standing.isHidden && !moved.isEmpty {
      lines.append(Line(standing: standing, unit: unit, programme: programme))
    }
    for move in moved { moves.append(Move(move: move, unit: unit, programme: programme)) }
  }

  /// Takes out what there is of some people.
  mutating func remove(_ people: Set<Int64>) {
    guard let first = people.min(), let last = people.max() else { return }
    func isGone(_ person: ParticipantKey) -> Bool {
      first <= person.value && person.value <= last && people.contains(person.value)
    }
    lines.removeAll { isGone($0.standing.participant) }
    moves.removeAll { isGone($0.move.participant) }
  }

  /// Adds what others there are, leaving nothing of them.
  /// - Parameters:
  ///   - people: how many places come before theirs.
  ///   - programmes: where their programmes are.
  mutating func take(_ other: inout StepsLines, people: Int32, programmes: [Int]) {
    RosterTable.makeRoom(for: other.lines.count, behind: &lines)
    for var line in other.lines {
      if line.standing.rank >= 0 { line.standing.rank += people }
      line.programme = Int16(programmes[Int(line.programme)])
      lines.append(line)
    }
    for var move in other.moves {
      move.programme = Int16(programmes[Int(move.programme)])
      moves.insert(move, at: position(of: move.move.participant))
    }
    other = StepsLines()
  }

  /// Behind all that is there of the person, and of those before.
  private func position(of person: ParticipantKey) -> Int {
    if moves.last.map({ $0.move.participant <= person }) ?? true { return moves.count }
    var (low, high) = (0, moves.count)
    while low < high {
      let middle = (low + high) / 2
      if moves[middle].move.participant <= person { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Roster {
  /// Who stands where in a programme's steps.
  func stepsBoard(_ programme: String, unit: UnitKey?) -> StepsBoard {
    guard let index = table.programmes.firstIndex(of: programme) else {
      return StepsBoard(programme: programme, today: today, standings: [], moves: [])
    }
    func isMeant(_ line: Int16, _ other: Int64) -> Bool { Int(line) == index && (unit == nil || unit?.value == other) }
    var ranks = [Int32](repeating: 0, count: table.people.count)
    for (rank, place) in numberOrder.enumerated() { ranks[Int(place)] = Int32(truncatingIfNeeded: rank + 1) }
    return StepsBoard(
      programme: programme, today: today,
      standings: table.boards.lines.lazy.filter { isMeant($0.programme, $0.unit) }.map {
        var standing = $0.standing
        standing.rank = standing.rank < 0 ? 0 : ranks[Int(standing.rank)]
        return standing
      },
      moves: table.boards.moves.lazy.filter { isMeant($0.programme, $0.unit) }.map(\.move))
  }
}

extension FiguresRoom {
  /// Who stands where in a programme's steps, on the roster's day.
  /// - Parameter roster: everyone this user may see, as ``PeopleRoom/roster(workers:isCancelled:)`` gives them.
  public func stepsBoard(programme: String, unit: UnitKey? = nil, from roster: Roster) throws(StoreError) -> StepsBoard
  {
    try session.require(.seeSteps)
    var board = roster.stepsBoard(programme, unit: unit)
    if AccessTable.sees(.outcome, session.role) { board.tell(try outcomes(of: board)) }
    // Names wait for a log to stand in; counts do not.
    return board.shown(to: session.role, names: session.isLogged)
  }

  /// More endings than this are told as a number.
  private static let mostOutcomes = 200

  /// What those went to who ended lately: it lies on the other side than the board.
  private func outcomes(of board: StepsBoard) throws(StoreError) -> [ParticipantKey: Outcome] {
    let ended = board.columns.flatMap(\.ended)
    guard !ended.isEmpty, ended.count <= FiguresRoom.mostOutcomes else { return [:] }
    let time = StepsBoard.window(to: board.today)
    return try session.reading { coder in
      var found: [ParticipantKey: Outcome] = [:]
      for person in ended {
        found[person] = try EnrolmentFact.all(coder, where: "f.person = ? ORDER BY f.end_day", person.value)
          .map(\.fact.enrolment).last { enrolment in
            enrolment.programme == board.programme && enrolment.end.map(time.contains) ?? false
          }?.outcome
      }
      return found
    }
  }
}
