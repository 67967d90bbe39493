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

  // MARK: Calling back

  private func asked(_ name: String? = "Ragnhild Strand", daysAgo: Int = 0) throws -> EnquiryKey {
    _ = try trial.desk().intake.enterEnquiry(enquiry(.nextOfKin, daysAgo: daysAgo, name: name))
    return try #require(try trial.lead.intake.newEnquiries().last).key
  }

  @Test func whoeverAsksIsCalledBackFromTheDesk() throws {
    let (desk, key) = (try trial.desk(), try asked())
    _ = try desk.intake.enterCall(.noAnswer, at: TimeOfDay("10:05"), about: key, calls: 0)
    _ = try trial.counsellor().intake.enterCall(.agreed, on: trial.today + 2, about: key, calls: 1)
    for session in [desk, trial.lead] {
      let opened = try #require(try session.intake.open(key))
      #expect(opened.listing.calls.map(\.outcome) == [.noAnswer, .agreed])
      #expect(opened.listing.calls.map(\.by) == [desk.access.name, try trial.counsellor().access.name])
      #expect(opened.phone == "900 00 009" && opened.author == desk.access.name)
    }
    // It goes on waiting for the talk, and says what has been tried.
    #expect(try trial.lead.intake.newEnquiries().last?.calls.count == 2)
    _ = try trial.counsellor().journal.undo()
    #expect(try desk.intake.open(key)?.listing.calls.map(\.outcome) == [.noAnswer])
    try trial.register.expectWhole()
  }

  @Test func whatIsAgreedOnHasADayAndNothingElseHas() throws {
    let (desk, key) = (try trial.desk(), try asked())
    func refused(_ outcome: EnquiryCall.Outcome, _ agreed: Day?) -> StoreError? {
      failure { _ = try desk.intake.enterCall(outcome, on: agreed, about: key, calls: 0) }
    }
    for (outcome, day) in [(EnquiryCall.Outcome.agreed, nil), (.agreed, trial.today - 1), (.reached, trial.today)] {
      #expect(refused(outcome, day) == .rule(.intake(.agreedDay)))
    }
    #expect(refused(.agreed, trial.today) == nil)
    #expect(try desk.intake.open(key)?.listing.calls.map(\.agreed) == [trial.today])
  }

  @Test func theSecondToWriteDownTheSameCallIsTold() throws {
    let key = try asked()
    let first = try trial.desk().intake.enterCall(.noAnswer, about: key, calls: 0)
    #expect(conflict { _ = try trial.lead.intake.enterCall(.reached, about: key, calls: 0) }?.entry == first.entry)
  }

  @Test func whatIsOlderThanTheDesksWeekOpensForCounsellorsOnly() throws {
    _ = try trial.lead.intake.enterEnquiry(enquiry(.nextOfKin, daysAgo: 7, name: "Ragnhild Strand"))
    let key = try #require(try trial.lead.intake.newEnquiries().last).key
    #expect(try trial.desk().intake.open(key) == nil)
    #expect(failure { _ = try trial.desk().intake.enterCall(.reached, about: key, calls: 0) } == .rule(.notInRegister))
    _ = try trial.counsellor().intake.enterCall(.reached, about: key, calls: 0)
    #expect(try trial.lead.intake.open(key)?.listing.calls.count == 1)
  }

  @Test func aParticipantsNumberStandsWithThem() throws {
    _ = try trial.lead.intake.enterEnquiry(enquiry(), of: trial.people[0])
    let key = try #require(try trial.lead.intake.newEnquiries().last).key
    let opened = try #require(try trial.desk().intake.open(key))
    let phone = try #require(try trial.lead.people.card(trial.people[0])).identity.fact.phone
    #expect(opened.phone == phone && opened.listing.person == trial.people[0])
    let read = try trial.lead.journal.entries(limit: 4).filter { $0.kind == .cardRead }
    #expect(read.contains { $0.about == trial.people[0] }, "it is opened as the card is")
  }

  // MARK: Correcting

  @Test func whoeverWroteItCorrectsItAndWhoeverReadsIt() throws {
    let (desk, key) = (try trial.desk(), try asked("Ragnhild Srtand"))
    func correct(_ session: Session, _ change: (inout Enquiry) -> Void) throws {
      let opened = try #require(try session.intake.open(key))
      var corrected = opened.listing.enquiry
      change(&corrected)
      _ = try session.intake.correctEnquiry(corrected, row: opened.row)
    }
    try correct(desk) { $0.name = "Ragnhild Strand" }
    #expect(try trial.lead.intake.open(key)?.listing.enquiry.name == "Ragnhild Strand")
    #expect(try trial.lead.intake.open(key)?.listing.enquiry.text == "Hjelp nå")
    try correct(trial.counsellor()) { $0.text = "Hjelp til sønnen" }
    // Now they are the counsellor's words: the desk reads them no more, and so does not write over them.
    let opened = try #require(try desk.intake.open(key))
    #expect(opened.listing.enquiry.text == nil && !opened.mayBeCorrected)
    #expect(failure { try correct(desk) { $0.name = "R" } } == .rule(.intake(.notOwnEnquiry)))
    #expect(failure { try correct(trial.lead) { ($0.name, $0.phone) = (nil, " ") } } == .rule(.intake(.whoMissing)))
    _ = try trial.lead.intake.enterCall(.reached, about: key, calls: 0)
    #expect(failure { try correct(trial.lead) { $0.day = trial.today + 1 } } == .rule(.intake(.inTheFuture)))
    try trial.register.expectWhole()
  }

  @Test func anOldOneThatIsCorrectedIsNotWrittenBackToTheDesksSide() throws {
    _ = try trial.lead.intake.enterEnquiry(enquiry(.nextOfKin, daysAgo: 9, name: "Ragnhild"))
    try trial.lead.intake.emptyOldEnquiries()
    let listed = try #require(try trial.lead.intake.newEnquiries().last)
    let opened = try #require(try trial.lead.intake.open(listed.key))
    var corrected = opened.listing.enquiry
    corrected.name = "Ragnhild Strand"
    _ = try trial.lead.intake.correctEnquiry(corrected, row: opened.row)
    #expect(try trial.register.count("SELECT count(*) FROM enquiry WHERE length(sealed) > 33") == 0)
    #expect(try trial.lead.intake.open(opened.listing.key)?.listing.enquiry.name == "Ragnhild Strand")
    try trial.register.expectWhole()
  }

  @Test func somebodyMustBeThereToBeCalledBack() throws {
    for who in Enquiry.Who.allCases {
      var nobody = enquiry(who)
      nobody.phone = " "
      #expect(failure { _ = try trial.desk().intake.enterEnquiry(nobody) } == .rule(.intake(.whoMissing)))
    }
    var known = enquiry()
    known.phone = nil
    _ = try trial.desk().intake.enterEnquiry(known, of: trial.people[0])
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
