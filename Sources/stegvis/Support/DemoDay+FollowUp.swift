import Domain
import Store

extension DemoDay {
  /// What a counsellor's list of calls is made of: somebody of each class, and one for whom a colleague stands in.
  func followUp() throws(StoreError) {
    try tell("P-0042", [.agreed(AgreedContact(from: day - 60, every: 7)), .contact(reached(day - 9))])
    for days in [8, 4] { try miss("P-0152", on: day - days, "Tor Lie") }
    try tell("P-0152", [.contact(inVain(day - 2)), .contact(inVain(day - 1))])
    try tell(
      "P-0160",
      [
        .contact(reached(day - 8)),
        .question(MeetingQuestion(day: day - 1, question: "Trenger kveldstilbud; hvem spør?")),
      ])
    try tell("P-0124", [.concern(Concern(day: day - 1, toldBy: .staff))])
    try standIn("P-0203", "Tor Lie", to: day + 12)
  }

  private func reached(_ day: Day) -> FollowUpContact { FollowUpContact(day: day, form: .phone, reachedOut: .service) }

  private func inVain(_ day: Day) -> FollowUpContact {
    FollowUpContact(day: day, form: .phone, reachedOut: .service, isAchieved: false)
  }

  private func tell(_ number: String, _ told: [FollowUp]) throws(StoreError) {
    guard let person = try key(number) else { return }
    _ = try session.followUp.enter(told, about: person)
  }

  private func standIn(_ number: String, _ colleague: String, to last: Day) throws(StoreError) {
    guard let person = try key(number), let enrolment = try session.people.card(person)?.enrolments.first?.key else {
      return
    }
    _ = try session.enrolments.assignContact(
      enrolment, ContactAssignment(name: colleague, role: .deputy, from: day - 2, to: last))
  }

  /// An appointment that was made then, and nobody came to.
  private func miss(_ number: String, on day: Day, _ with: String) throws(StoreError) {
    guard let person = try key(number), let from = TimeOfDay(minutes: 10 * 60) else { return }
    let then = session.at(today: day)
    _ = try then.desk.makeAppointment(Appointment(day: day, from: from, place: .outside, with: with), with: person)
    let row = try then.people.card(person)?.appointments.first { $0.fact.appointment.day == day }?.row
    if let row { _ = try then.desk.enterOutcome(.didNotCome, row: row) }
  }
}
