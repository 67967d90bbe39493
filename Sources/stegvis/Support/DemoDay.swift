import Domain
import Store

/// What stands on the demo's day: appointments, messages and tasks about its made-up people.
struct DemoDay {
  let session: Session
  let day: Day

  init(_ session: Session, day: Day) {
    self.session = session
    self.day = day
  }

  func fill() throws(StoreError) {
    try meet("P-0042", at: 10 * 60 + 30, "Tor Lie", place: .room("Møterom 2"), topic: "Planen for våren")
    try meet("P-0107", at: 13 * 60, "Tor Lie", place: .room("Kafeen"))
    try meet("P-0011", at: 9 * 60, on: day + 2, "Eva Moe", place: .room("Møterom 1"), topic: "Praksisplassen")
    try meet("P-0203", at: 9 * 60, "Eva Moe", place: .room("Møterom 1"))
    try note("P-0203", came: .came)
    try meet("P-0016", at: 14 * 60, "Eva Moe", place: .outside)
    try move("P-0016", to: day + 1, at: 10 * 60)
    try meet("P-0099", at: 11 * 60, on: day + 3, "Tor Lie", place: .room("Møterom 2"))
    try note("P-0042", "Mor ringte; hun vil bli ringt opp før helga er over", sendingTo: "Tor Lie")
    try note("P-0107", "Ringte om buss til turen, har fått rutetidene", sendingTo: nil)
    try message("P-0099", "Broren ringte; han lurer på når hun er ferdig i dag")
    try task("P-0099", due: day - 2, for: "Eva Moe", "vil snakke om arbeidsdagene")
    try task("P-0016", due: day, for: nil, nil)
    try scores("P-0042", "life_0_10", [(-97, 2), (-66, 4), (-38, 5), (-9, 8)])
    try scores("P-0042", "who5", [(-97, 8), (-38, 11), (-9, 15)])
    try scores("P-0011", "who5", [(-180, 13), (-20, 14)])
    try event("P-0156", .overdose, daysAgo: 40, "Funnet utenfor huset, fikk nalokson av en ansatt")
    try event("P-0128", .threat, daysAgo: 2, "Ropte og slo i bordet under frokosten")
    try cameAt([
      "P-0091": ("08:55", "10:40"), "P-0019": ("09:02", nil), "P-0160": ("09:10", nil), "P-0111": ("09:20", "10:25"),
      "P-0168": ("09:45", nil),
    ])
    try followUp()
  }

  /// Days from the demo's, and the sums as they stood on the sheets.
  private func scores(_ number: String, _ instrument: String, _ sums: [(days: Int, raw: Int)]) throws(StoreError) {
    guard let person = try key(number) else { return }
    for sum in sums {
      _ = try session.followUp.enter(.score(Score(instrument, on: day + sum.days, raw: sum.raw)), about: person)
    }
  }

  private func event(_ number: String, _ kind: Incident.Kind, daysAgo: Int, _ text: String) throws(StoreError) {
    guard let person = try key(number) else { return }
    _ = try session.at(today: day - daysAgo).followUp.report(kind, on: day - daysAgo, text, about: person)
  }

  /// When they came to today's first group, and when they went, as the desk saw it.
  private func cameAt(_ times: [String: (arrived: String, left: String?)]) throws(StoreError) {
    for summary in try session.attendance.rollCalls(on: day) {
      guard let sheet = try session.attendance.rollCall(summary.group, on: day) else { continue }
      var changes: [MarkChange] = []
      for (number, time) in times {
        guard let person = try key(number), let mark = sheet.rows.first(where: { $0.person == person })?.mark else {
          continue
        }
        var attendance = mark.fact
        (attendance.arrived, attendance.left) = (TimeOfDay(time.arrived), time.left.flatMap { TimeOfDay($0) })
        changes.append(MarkChange(person: person, attendance: attendance, replaces: mark.row))
      }
      if !changes.isEmpty {
        _ = try session.attendance.mark(changes.sorted { $0.person < $1.person }, in: summary.group, on: day)
      }
    }
  }

  func key(_ number: String) throws(StoreError) -> ParticipantKey? {
    try session.people.participantKey(number: ParticipantNumber(stored: number))
  }

  private func meet(
    _ number: String, at minutes: Int, on day: Day? = nil, _ with: String, place: AppointmentPlace, topic: String? = nil
  ) throws(StoreError) {
    guard let person = try key(number), let from = TimeOfDay(minutes: minutes) else { return }
    _ = try session.desk.makeAppointment(
      Appointment(day: day ?? self.day, from: from, place: place, with: with, topic: topic), with: person)
  }

  private func appointment(_ number: String) throws(StoreError) -> Recorded<AppointmentFact>? {
    guard let person = try key(number) else { return nil }
    return try session.people.card(person)?.appointments.first
  }

  private func note(_ number: String, came outcome: Appointment.Outcome) throws(StoreError) {
    guard let row = try appointment(number)?.row else { return }
    _ = try session.desk.enterOutcome(outcome, row: row)
  }

  private func move(_ number: String, to day: Day, at minutes: Int) throws(StoreError) {
    guard let row = try appointment(number)?.row, let from = TimeOfDay(minutes: minutes) else { return }
    _ = try session.desk.moveAppointment(row: row, to: day, from)
  }

  private func note(_ number: String, _ text: String, sendingTo colleague: String?) throws(StoreError) {
    guard let person = try key(number) else { return }
    let task = colleague.map { TaskDraft(kind: .call, due: day, assignee: $0) }
    _ = try session.desk.writeNote(.phoneMessage, text, about: person, at: TimeOfDay(minutes: 9 * 60), sending: task)
  }

  /// Sent to whoever it goes to: the counsellors of the unit where nobody is the contact person.
  private func message(_ number: String, _ text: String) throws(StoreError) {
    guard let person = try key(number) else { return }
    let task = TaskDraft(kind: .call, due: day, to: try session.desk.route(about: person).to)
    _ = try session.desk.writeNote(
      .phoneMessage, text, about: person, at: TimeOfDay(minutes: 8 * 60 + 40), sending: task)
  }

  private func task(
    _ number: String, due: Day, for colleague: String?, _ text: String?
  ) throws(StoreError) {
    guard let person = try key(number) else { return }
    // A task is never due before the day it is entered.
    _ = try session.at(today: min(due, day)).desk.sendTask(
      TaskDraft(kind: .call, due: due, assignee: colleague, text: text), about: person)
  }
}
