import Domain
import Foundation
import Resources
import Store

/// What goes on in the demo's intake: an offer that has been phoned about once, and a few who have asked. All of it made up.
struct DemoIntake {
  private let session: Session
  private let day: Day

  init(_ session: Session, day: Day) {
    self.session = session.at(today: day)
    self.day = day
  }

  /// The limit, the districts and the rooms that the demo goes by.
  static func settings(on day: Day) -> [RegisterSetting: String] {
    [
      .talkLimitDays: "5", .talkLimitCounting: TalkLimit.Counting.working.rawValue,
      .talkLimitSetBy: DemoRegister.users[0].name,
      .agreementDistricts: AgreementDistricts([
        .init(from: day.addingMonths(-11), districts: ["Gamle Oslo", "Grünerløkka"])
      ]).text,
      .appointmentRooms: "Møterom 1, Møterom 2, Kafeen", .retentionYears: "10",
    ]
  }

  func fill() throws(StoreError) {
    try enquiries()
    guard
      let next = try session.at(today: day - 1).intake.overview(programme: "piloten-blakors").lists.lazy
        .compactMap(\.list.next).first
    else { return }
    let yesterday = session.at(today: day - 1)
    _ = try yesterday.intake.makeOffer(to: next.waiting.enrolment, start: day + 10)
    _ = try yesterday.intake.answerOffer(
      of: next.waiting.enrolment, offered: day - 1, OfferAnswer(day: day - 1, answer: .noAnswer), calls: 0)
  }

  private func enquiries() throws(StoreError) {
    let author = session.access.user
    _ = try session.intake.enterEnquiry(
      Enquiry(
        day: day - 12, who: .nextOfKin, name: "Ragnhild Strand", phone: "00 00 00 91", door: .phone,
        text: "Mor til en som har vært i behandling", author: author))
    if let talked = try session.intake.newEnquiries().last {
      _ = try session.intake.enterTalk(FollowUpTalk(event: .held, day: day - 8, by: "Tor Lie"), about: talked.key)
    }
    let number = ParticipantNumber(stored: "P-0207")
    if let person = try session.people.participantKey(number: number) {
      _ = try session.intake.enterEnquiry(
        Enquiry(day: day - 4, who: .own, door: .nav, text: "Vil begynne så snart som mulig", author: author),
        of: person)
      if let asked = try session.intake.newEnquiries().last {
        _ = try session.intake.enterTalk(FollowUpTalk(event: .offered, day: day - 3, by: "Tor Lie"), about: asked.key)
      }
    }
    _ = try session.intake.enterEnquiry(
      Enquiry(
        day: day - 1, time: TimeOfDay(minutes: 14 * 60 + 20), who: .nextOfKin, name: "Oddvar Lunde",
        phone: "00 00 00 92", door: .desk, text: "Lurer på om det finnes et tilbud for sønnen", author: author))
    if let asked = try session.intake.newEnquiries().last {
      _ = try session.at(today: day - 1).intake.enterCall(
        .noAnswer, at: TimeOfDay(minutes: 15 * 60 + 10), about: asked.key, calls: 0)
    }
  }
}
