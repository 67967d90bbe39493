import Domain
import Foundation
import GRDB
import Store

/// One change with its journal entry, beside what a durable commit costs on this disk without any of it.
enum WriteBenchmark: Benchmark {
  static let name = "write"

  static func run(on ground: Ground) throws -> [Section] {
    try ground.sizes.map { size in
      Section(
        title: "A write, \(size.title)",
        figures: try writes(size, count: ground.runs(200, quick: 50), ground))
    }
  }

  private static func writes(_ size: RegisterSize, count: Int, _ ground: Ground) throws -> [MeasuredFigure] {
    let path = ground.path("write.stegvis")
    SyntheticRegisters.remove(path)
    try FileManager.default.copyItem(atPath: try ground.registers.people(size.people), toPath: path)
    let session = try SyntheticRegisters.open(path)
    let moves = try moves(count, in: session)
    let bare = try BareDatabase(ground.path("bare.sqlite"))
    var move = MeasuredFigure("a step move with its journal entry")
    var commit = MeasuredFigure("a bare durable SQLite commit")
    var many = MeasuredFigure("a roll call of 40 with its journal entry")
    var card = MeasuredFigure("a card opened, logged first", bar: Bar(statistic: .median, limit: 10))
    let clock = ContinuousClock()
    // In a session of its own: a card that has been logged is not logged again for a while.
    let reader = try SyntheticRegisters.open(path)
    for planned in moves.prefix(count) {
      let start = clock.now
      _ = try reader.people.card(planned.person)
      card.add(clock.now - start)
    }
    let people = moves.prefix(40).map(\.person)
    let group = try group(of: people, in: session)
    for round in 0..<max(20, count / 10) {
      let day = session.today - round
      let marks = people.map { MarkChange(person: $0, attendance: Attendance(day: day, mark: .present)) }
      let start = clock.now
      _ = try session.attendance.mark(marks, in: group, on: day)
      many.add(clock.now - start)
      try bare.commit()
    }
    // By turns, so that a disk that is busy for a while is busy for both.
    for planned in moves {
      var start = clock.now
      _ = try session.enrolments.move(planned.enrolment, planned.move, present: planned.present)
      move.add(clock.now - start)
      start = clock.now
      try bare.commit()
      commit.add(clock.now - start)
    }
    if let bare = commit.samples[.median] { many.bar = Bar(statistic: .median, limit: 5 + 3 * bare) }
    return [move, commit, many, card]
  }

  /// A group that meets every day.
  private static func group(of people: [ParticipantKey], in session: Session) throws -> GroupKey {
    guard let unit = try session.catalogue.units().first?.fact.key else { throw Failure("no unit to meet in") }
    let meetings = (1...7).flatMap { Timetable.meetings(typed: "10-14", weekday: $0) ?? [] }
    let group = try session.attendance.addGroup(Group(unit: unit, name: "Alle", timetable: Timetable(meetings))).group
    _ = try session.attendance.changeMembers(of: group, adding: people, from: session.today - 400)
    return group
  }

  private struct PlannedMove {
    var person: ParticipantKey
    var enrolment: EnrolmentKey
    var move: StepMove
    var present: Recorded<StepPeriod>
  }

  /// Each of somebody else, as it is at a desk.
  private static func moves(_ count: Int, in session: Session) throws -> [PlannedMove] {
    let roster = try session.people.roster()
    var moves: [PlannedMove] = []
    for line in roster.select(RosterQuery()) where moves.count < count {
      guard let row = roster[line], let key = row.enrolment, let step = row.step, let next = step.next,
        let from = row.stepFrom, from < session.today,
        let enrolment = try session.people.card(row.person)?.enrolments.first(where: { $0.key == key }),
        let present = enrolment.step(on: session.today)
      else { continue }
      moves.append(
        PlannedMove(
          person: row.person, enrolment: key, move: StepMove(to: next, date: session.today, reason: nil),
          present: present))
    }
    guard moves.count == count else { throw Failure("only \(moves.count) people can move on") }
    return moves
  }
}

/// A database with nothing but a table: what SQLite and the disk ask of anyone.
private final class BareDatabase {
  private let queue: DatabaseQueue
  /// About as many bytes as a change writes into the journal and the tables of facts.
  private static let row = Data(repeating: 0x53, count: 400)

  init(_ path: String) throws {
    SyntheticRegisters.remove(path)
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "CREATE TABLE fact (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
    }
  }

  func commit() throws {
    try queue.inTransaction(.immediate) { database in
      try database.cachedStatement(sql: "INSERT INTO fact (bytes) VALUES (?)").execute(arguments: [Self.row])
      return .commit
    }
  }
}
