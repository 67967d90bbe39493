import Domain
import Foundation
import Store
import TerminalUI

/// "Min dag", from its key at the menu to the painted frame: a full day in a register of very many.
enum TodayBenchmark: Benchmark {
  static let name = "today"

  private static let groups = 40
  private static let members = 20
  private static let appointments = 30
  private static let tasks = 2000

  static func run(on ground: Ground) throws -> [Section] {
    var sections: [Section] = []
    for size in ground.sizes {
      let path = ground.path("today-\(size.people).stegvis")
      try FileManager.default.copyItem(atPath: try ground.registers.people(size.people), toPath: path)
      try fill(path)
      let seat = try Seat(try SyntheticRegisters.open(path), columns: 160, rows: 50)
      try seat.workspace.loadRosterNow()
      var opened = MeasuredFigure("opened", bar: Bar(statistic: .median, limit: 50))
      var names = MeasuredFigure("names shown")
      for round in 0..<ground.runs(40, quick: 10) {
        let effort = try seat.type("1")
        if round > 0 { opened.add(effort) }
        names.add(try seat.type("v"))
        seat.press(.escape)
      }
      sections.append(Section(title: "Min dag, 160×50, \(size.title)", figures: [opened, names]))
    }
    return sections
  }

  /// Groups that meet, appointments, and tasks of which nearly all are done.
  private static func fill(_ path: String) throws {
    let session = try SyntheticRegisters.open(path)
    defer { try? session.register.close() }
    let people = try session.roster().select(RosterQuery()).prefix(groups * members)
    let roster = try session.roster()
    let keys = people.compactMap { roster[$0]?.person }
    guard let unit = try session.units().first?.fact.key, let ten = TimeOfDay(minutes: 600),
      let noon = TimeOfDay(minutes: 720), !keys.isEmpty,
      let meeting = Timetable.Meeting(weekday: session.today.weekday, from: ten, to: noon)
    else { throw Failure("nobody to fill a day with") }
    let (today, author) = (session.today, session.access.user)
    _ = try session.register.write(by: session, kind: .groupChanged) { change throws(StoreError) in
      for group in 0..<groups {
        let key: GroupKey = try change.newKey()
        try change.enter(
          GroupFact(key: key, group: Group(unit: unit, name: "Gruppe \(group)", timetable: Timetable([meeting]))))
        for place in 0..<members {
          let person = keys[(group * members + place) % keys.count]
          try change.enter(MembershipFact(group: key, person: person, membership: Membership(from: today - 60)))
        }
      }
      for index in 0..<appointments {
        try change.enter(
          AppointmentFact(
            key: try change.newKey(), person: keys[index % keys.count],
            appointment: Appointment(day: today, from: ten, with: "Tor Lie")))
      }
      for index in 0..<tasks {
        let key: TaskKey = try change.newKey()
        try change.enter(
          TaskFact(
            key: key, person: keys[index % keys.count],
            task: DeskTask(kind: .call, due: today - index % 300, assignee: nil, author: author)))
        if index % 50 != 0 { try change.enter(TaskDoneFact(task: key, day: today - index % 300)) }
      }
    }
  }
}
