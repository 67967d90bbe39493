import Domain
import Testing

@testable import Ledger
@testable import Store

/// A register with three who wait for the two places of Verkstedet: P-1 applied first, P-2 and P-3 on the same day.
struct IntakeTrial {
  let register: RegisterTrial
  let unit: UnitKey
  private(set) var people: [ParticipantKey] = []
  private(set) var enrolments: [EnrolmentKey] = []

  let today = RegisterTrial.today

  init() throws {
    register = try RegisterTrial()
    unit = try register.unit("Verkstedet")
    for (number, family, district, applied) in [
      ("P-1", "Dale", "Alna", "2026-11-01"), ("P-2", "Bø", "Bjerke", "2026-11-09"), ("P-3", "Å", "Alna", "2026-11-09"),
    ] {
      var person = try RegisterTrial.person(number, family, "Kai", phone: "900 00 00\(people.count + 1)")
      person.district = district
      let receipt = try lead.people.add(
        person,
        enrolment: EnrolmentDraft(
          enrolment: Enrolment(
            programme: RegisterTrial.pilot, unit: unit, status: .waitingList, applied: RegisterTrial.day(applied),
            funding: "NAV", referredFrom: "Borgestad")))
      people.append(try #require(receipt.about))
      enrolments.append(try #require(receipt.enrolment))
    }
  }

  var lead: Session { register.session("eva") }

  /// Somebody at the desk, in a process of their own with the keys of the desk only.
  func desk(_ login: String = "resepsjon") throws -> Session {
    if try !lead.users.all().contains(where: { $0.login == login }) {
      _ = try lead.users.add(RegisterTrial.user(login, "Siv Ås \(login)", .frontDesk))
    }
    return try register.reopened(by: login).session(today: today, todayIsGiven: false)
  }

  func counsellor() throws -> Session {
    if try !lead.users.all().contains(where: { $0.login == "jon" }) {
      _ = try lead.users.add(RegisterTrial.user("jon", "Jon Dahl", .counsellor))
    }
    return try register.reopened(by: "jon").session(today: today, todayIsGiven: false)
  }

  func listing(_ session: Session? = nil) throws -> WaitingListing {
    let lists = try (session ?? lead).intake.overview().lists
    return try #require(lists.first { $0.unit == unit || $0.programme == nil })
  }

  /// Numbers of those who wait, in order.
  func order(_ session: Session? = nil) throws -> [Int] {
    try listing(session).list.places.compactMap { place in
      people.firstIndex(of: place.waiting.person).map { $0 + 1 }
    }
  }

  func enrolment(_ index: Int) throws -> Enrolment {
    try register.card(people[index]).enrolments[0].enrolment.fact
  }

  func offer(_ index: Int, start: Int = 9) throws {
    _ = try lead.intake.makeOffer(to: enrolments[index], start: today + start)
  }

  func answer(_ answer: OfferAnswer.Answer, _ index: Int = 0, calls: Int = 0, by session: Session) throws {
    _ = try session.intake.answerOffer(
      of: enrolments[index], offered: today, OfferAnswer(day: today, answer: answer), calls: calls)
  }
}
