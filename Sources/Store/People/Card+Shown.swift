import Domain
import Ledger

extension ParticipantCard {
  /// The card as a role may see it: what may not be seen looks as what is not there.
  func shown(to access: Access, _ decision: CardDecision, on today: Day) -> ParticipantCard {
    let (role, user) = (access.role, access.user)
    func shows(_ information: Information) -> Bool { decision.shows(information, to: role) }
    var card = self
    card.identity.fact = identity.fact.shown(shows)
    if !shows(.lar) { card.background = nil }
    if !shows(.lights) { card.lights = [] }
    card.followUp = followUp.filter { shows($0.fact.information) }
    // Behind a protected address consents name next of kin too, and a doctor's office or a group's members tell where to look.
    let showsPlaces = !decision.hides(.nextOfKin)
    card.surroundings = surroundings.filter { recorded in
      if case .informed = recorded.fact { return shows(.consentTexts) }
      return showsPlaces && shows(recorded.fact.information)
    }
    if !shows(.whoMayBeTold) { card.mayBeTold = [] }
    if !shows(.followUpPlan) { card.plan = CardPlan() }
    if !shows(.overdosePrevention) { card.plan.safety = nil }
    if !shows(.appointmentTimeAndPlace) { card.appointments = [] }
    if !shows(.appointmentTopic) {
      for index in card.appointments.indices {
        card.appointments[index].fact.appointment = card.appointments[index].fact.appointment.withoutTopic
      }
    }
    if !shows(.notes) { card.notes = shows(.ownNotes) ? card.notes.filter { $0.fact.note.author == user } : [] }
    if !shows(.loans) { card.loans = [] }
    if !shows(.attendance) { card.absences = [] }
    card.elsewhere = elsewhere.filter { shows($0.information) }
    card.enrolments = enrolments.compactMap { $0.shown(shows, on: today) }
    return card
  }
}

extension EnrolmentCard {
  /// Nil when nothing of it may be seen: of somebody who takes part the desk sees the step and the contact persons.
  fileprivate func shown(_ shows: (Information) -> Bool, on today: Day) -> EnrolmentCard? {
    var card = self
    if !shows(.stepReasons) { for index in card.steps.indices { card.steps[index].fact.reason = nil } }
    if !shows(.contactPerson) { card.contacts = [] }
    if shows(.status) { return card }
    guard enrolment.fact.participates(on: today) else { return nil }
    card.enrolment.fact = Enrolment(programme: enrolment.fact.programme, status: .participating)
    card.steps = step(on: today).map { [$0] } ?? []
    card.contacts = card.contacts.filter { $0.fact.isInForce(on: today) }
    return card
  }
}
