import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct EnquiryTests {
  private let trial: IntakeTrial

  init() throws { trial = try IntakeTrial() }

  private func enquiry(_ who: Enquiry.Who = .own, daysAgo: Int = 0, name: String? = nil) -> Enquiry {
    Enquiry(
      day: trial.today - daysAgo, who: who, name: name, phone: "900 00 009", door: .phone, text: "Hjelp nå",
      author: UserKey(99))
  }

  @Test func whoAsksForThemselfBecomesAParticipantWithoutAnEnrolment() throws {
    let desk = try trial.desk()
    let new = try RegisterTrial.person("P-7", "Ny", "Nils", phone: "900 00 009")
    let receipt = try desk.intake.enterEnquiry(enquiry(name: "Nils Ny"), new: new)
    let card = try trial.register.card(receipt.about)
    #expect(card.identity.fact == new && card.enrolments.isEmpty)
    let listed = try #require(try trial.lead.intake.newEnquiries().last)
    // The name stands with the person, and the author is whoever took it.
    #expect(listed.person == receipt.about && listed.enquiry.name == nil && listed.enquiry.phone == nil)
    #expect(listed.enquiry.author == desk.access.user && listed.enquiry.text == "Hjelp nå")
    try trial.register.expectWhole()
    _ = try desk.journal.undo()
    #expect(try trial.lead.intake.newEnquiries().isEmpty)
    let gone = try #require(receipt.about)
    #expect(try trial.lead.people.card(gone) == nil)
  }

  @Test func aPaarorendeIsNeverAParticipant() throws {
    let desk = try trial.desk()
    let people = try trial.register.count("SELECT count(*) FROM person")
    _ = try desk.intake.enterEnquiry(enquiry(.nextOfKin, name: "Ragnhild Strand"))
    #expect(try trial.register.count("SELECT count(*) FROM person") == people)
    let listed = try #require(try desk.intake.newEnquiries().first)
    #expect(listed.person == nil && listed.enquiry.name == "Ragnhild Strand" && listed.enquiry.phone == "900 00 009")
    let new = try RegisterTrial.person("P-7", "Strand", "Ragnhild")
    for session in [desk, trial.lead] {
      #expect(
        failure { _ = try session.intake.enterEnquiry(enquiry(.nextOfKin), new: new) }
          == .rule(.intake(.nextOfKinIsNoParticipant)))
      #expect(
        failure { _ = try session.intake.enterEnquiry(enquiry(.nextOfKin), of: trial.people[0]) }
          == .rule(.intake(.nextOfKinIsNoParticipant)))
    }
    #expect(try trial.register.count("SELECT count(*) FROM person") == people)
  }

  @Test func whoOlderEnquiriesAreFromIsTakenOutOfTheDesksSide() throws {
    func held() throws -> [Int] {
      try [">= 0", "< \(trial.today.number - 6)"].map { days in
        try trial.register.count(
          "SELECT count(*) FROM enquiry WHERE length(sealed) > 33 AND day \(days.hasPrefix("<") ? days : "> 0")")
      }
    }
    for days in [0, 6, 7, 40] {
      _ = try trial.lead.intake.enterEnquiry(enquiry(.nextOfKin, daysAgo: days, name: "\(days)"))
    }
    let before = try held()
    try trial.lead.intake.emptyOldEnquiries()
    #expect(try held() == [before[0] - before[1], 0])
    let entry = try trial.register.register.newestEntry()
    // Once is enough, and nobody has to come back for it.
    try trial.lead.intake.emptyOldEnquiries()
    #expect(try trial.register.register.newestEntry() == entry)
    try trial.register.expectWhole()
    #expect(try trial.lead.intake.newEnquiries().map(\.enquiry.name) == ["40", "7", "6", "0"])
    // One that is emptied by hand is told from those.
    try trial.register.tamper(
      "UPDATE enquiry SET sealed = (SELECT sealed FROM enquiry WHERE length(sealed) = 33 LIMIT 1) WHERE length(sealed) > 33"
    )
    #expect(try trial.register.register.check().contains { $0.problem == .sealBroken && $0.table == "enquiry" })
  }

  @Test func theDeskSeesTheLastSevenDaysOnly() throws {
    let desk = try trial.desk()
    for days in [0, 6, 7, 40, 200] {
      _ = try trial.lead.intake.enterEnquiry(enquiry(.nextOfKin, daysAgo: days, name: "\(days)"))
    }
    #expect(try desk.intake.newEnquiries().map(\.enquiry.name) == ["6", "0"])
    // Whoever has waited for a talk for so long is not forgotten.
    #expect(try trial.lead.intake.newEnquiries().map(\.enquiry.name) == ["200", "40", "7", "6", "0"])
    // What others were told is not for the desk.
    #expect(try desk.intake.newEnquiries().allSatisfy { $0.enquiry.text == nil && $0.enquiry.door == nil })
    let tomorrow = failure { _ = try desk.intake.enterEnquiry(enquiry(.nextOfKin, daysAgo: -1)) }
    #expect(tomorrow == .rule(.intake(.inTheFuture)))
  }

  @Test func aTalkEndsTheEnquiryAndIsHeldOnce() throws {
    _ = try trial.lead.intake.enterEnquiry(enquiry(.nextOfKin, daysAgo: 10, name: "Ragnhild"))
    let key = try #require(try trial.lead.intake.newEnquiries().first).key
    let counsellor = try trial.counsellor()
    _ = try counsellor.intake.enterTalk(FollowUpTalk(event: .offered, day: trial.today - 8, by: "Tor Lie"), about: key)
    #expect(try trial.lead.intake.newEnquiries().first?.talks.map(\.event) == [.offered])
    #expect(try trial.desk().intake.newEnquiries().isEmpty)
    let held = FollowUpTalk(event: .held, day: trial.today - 7, by: "Jon Dahl")
    let first = try counsellor.intake.enterTalk(held, about: key)
    #expect(try trial.lead.intake.newEnquiries().isEmpty)
    #expect(conflict { _ = try trial.lead.intake.enterTalk(held, about: key) }?.entry == first.entry)
    #expect(
      conflict { _ = try trial.lead.intake.enterTalk(FollowUpTalk(event: .declined, day: trial.today), about: key) }?
        .entry
        == first.entry)
    let overview = try trial.lead.intake.overview()
    #expect(overview.medianDaysToTalk?.text(decimalMark: ",") == "3" && overview.talksHeld == 1)
    #expect(try trial.desk().intake.overview().medianDaysToTalk == nil)
    _ = try counsellor.journal.undo()
    #expect(try trial.lead.intake.newEnquiries().count == 1)
    try trial.register.expectWhole()
  }

  @Test func aTalkBeforeTheEnquiryCannotBe() throws {
    _ = try trial.lead.intake.enterEnquiry(enquiry(.nextOfKin, daysAgo: 2))
    let key = try #require(try trial.lead.intake.newEnquiries().first).key
    func enter(_ day: Day) -> StoreError? {
      failure { _ = try trial.lead.intake.enterTalk(FollowUpTalk(event: .held, day: day), about: key) }
    }
    #expect(enter(trial.today - 3) == .rule(.intake(.talkBeforeEnquiry(trial.today - 2))))
    #expect(enter(trial.today + 1) == .rule(.intake(.inTheFuture)))
    #expect(
      failure { _ = try trial.desk().intake.enterTalk(FollowUpTalk(event: .held, day: trial.today), about: key) } != nil
    )
  }

  @Test func theLimitSaysWhoIsOverIt() throws {
    _ = try trial.lead.intake.enterEnquiry(enquiry(.nextOfKin, daysAgo: 4))
    #expect(try trial.lead.intake.newEnquiries().first?.isOverLimit == nil)
    _ = try trial.lead.settings.change([
      .talkLimitDays: "3", .talkLimitCounting: "calendar", .talkLimitSetBy: "Bydelsutvalget",
    ])
    #expect(try trial.lead.intake.newEnquiries().first?.isOverLimit == true)
    #expect(
      try trial.lead.intake.overview().talkLimit == TalkLimit(days: 3, counting: .calendar, setBy: "Bydelsutvalget"))
    // Tuesday to Saturday is three working days.
    _ = try trial.lead.settings.change([.talkLimitCounting: "working"])
    #expect(try trial.lead.intake.newEnquiries().first?.isOverLimit == false)
  }

  @Test func whoIsErasedOrOutOfReachAsksNoMore() throws {
    _ = try trial.lead.intake.enterEnquiry(enquiry(), of: trial.people[0])
    let other = Session(
      register: trial.register.register,
      access: Access(
        user: UserKey(2), name: "Tor Lie", role: .counsellor, units: [try trial.register.unit("Rådhusgaten")]),
      actor: "tor", today: trial.today, todayIsGiven: false)
    #expect(try other.intake.newEnquiries().isEmpty)
    #expect(failure { _ = try other.intake.enterEnquiry(enquiry(), of: trial.people[1]) } == .notAllowed(.outOfScope))
    let tor = trial.register.session("tor", in: try trial.register.reopened())
    _ = try trial.lead.erasure.askErasure(of: trial.people[0], caseNumber: "2026/1")
    _ = try tor.erasure.confirmErasure(try #require(try tor.erasure.erasureRequests().first))
    #expect(try trial.lead.intake.newEnquiries().isEmpty)
  }
}
