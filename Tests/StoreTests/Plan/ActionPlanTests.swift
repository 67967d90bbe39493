import Domain
import Resources
import Testing

@testable import Ledger
@testable import Store

/// The municipal plan in the register: what is said of a measure is dated, by whom, and stays; the numbers are the register's.
@Suite struct ActionPlanTests {
  private let trial: RegisterTrial
  private let session: Session
  private let today = RegisterTrial.today
  private let plan: ActionPlan

  init() throws {
    trial = try RegisterTrial()
    session = trial.session()
    plan = try #require(try Catalogue.shared.get().plan("grunerlokka-2021"))
  }

  private var period: Period { Period(days: 60, to: today) }

  private func standing(_ number: String) throws -> MeasureStanding {
    try #require(try session.actionPlan.standing(over: period)?.measures.first { $0.measure.number == number })
  }

  @Test("Nothing is followed until somebody chooses, and what was chosen last holds; undo brings back what was there")
  func choosing() throws {
    #expect(try session.actionPlan.followed() == nil)
    #expect(try session.actionPlan.standing(over: period) == nil)
    _ = try session.actionPlan.follow(plan)
    #expect(try session.actionPlan.followed() == plan)
    #expect(failure { _ = try session.actionPlan.follow(plan) } == .ledger(.unchanged))
    let stovner = try #require(try session.actionPlan.plans().first { $0.id == "stovner-2021" })
    let receipt = try session.actionPlan.follow(stovner)
    #expect(try session.actionPlan.followed()?.id == "stovner-2021")
    _ = try session.journal.undo(receipt.entry)
    #expect(try session.actionPlan.followed() == plan)
  }

  @Test("A plan of one's own is kept with the register, also while another is followed")
  func ownPlan() throws {
    let yaml =
      "id: egen\nname: Egen\nowner: Oss\nfrom: 2026\nto: 2029\nmeasures:\n  - { number: 1, name: A, text: b }\n"
    let own = try PlanFile.parse(yaml: yaml).get()
    _ = try session.actionPlan.follow(own, yaml: yaml)
    _ = try session.actionPlan.follow(plan)
    #expect(try session.actionPlan.followed()?.id == plan.id)
    #expect(try session.actionPlan.plans().map(\.id) == ["grunerlokka-2021", "stovner-2021", "egen"])
    _ = try session.actionPlan.follow(own)
    #expect(try session.actionPlan.followed() == own)
    try trial.expectWhole()
  }

  @Test("What is said last holds, what was said before is its history, with day and name")
  func words() throws {
    _ = try session.actionPlan.follow(plan)
    #expect(try standing("2.1.1").status == .notReported && standing("2.2.2").status == nil)
    _ = try session.actionPlan.enter([MeasureWord(.status(.late), of: "2.2.2", on: today - 10)])
    _ = try session.actionPlan.enter([
      MeasureWord(.status(.onTrack), of: "2.2.2", on: today),
      MeasureWord(.goal(percent: 80, setBy: "Eva Moe"), of: "2.2.2", on: today),
      MeasureWord(.note("Spør alle på første samtale"), of: "2.2.2", on: today),
    ])
    let found = try standing("2.2.2")
    #expect(found.status == .onTrack && found.note == "Spør alle på første samtale")
    #expect(found.goal == MeasureGoal(percent: 80, setBy: "Eva Moe", day: today))
    #expect(found.words.map(\.fact.day).first == today - 10 && found.words.count == 4)
    #expect(found.words.allSatisfy { !$0.entered.actor.isEmpty })
    // One's own goal taken away leaves the plan's, which has none here.
    _ = try session.actionPlan.enter([MeasureWord(.goal(percent: nil, setBy: ""), of: "2.2.2", on: today)])
    #expect(try standing("2.2.2").goal == nil && standing("2.2.4").goal?.isEveryone == true)
    #expect(
      failure { _ = try session.actionPlan.enter([MeasureWord(.status(.onTrack), of: "2.2.2", on: today)]) }
        == .ledger(.unchanged))
    #expect(
      failure { _ = try session.actionPlan.enter([MeasureWord(.status(.late), of: "9.9", on: today)]) }
        == .rule(.measure([.unknownMeasure])))
    try trial.expectWhole()
  }

  @Test("What stands of a measure is read from the facts that matter to it")
  func figures() throws {
    _ = try session.actionPlan.follow(plan)
    let person = try #require(try trial.add("P-1", from: "2026-08-03").about)
    _ = try trial.add("P-2", from: "2026-08-03")
    #expect(try standing("2.2.2").now?.value == .share(part: 0, of: 2))
    _ = try session.around.enter(
      .consent(Consent(purpose: .attendance, party: "mor", from: today, isGiven: false)), about: person)
    _ = try session.followUpPlan.enter(PlanGoal("Jobbe", area: .work, set: today), of: person)
    _ = try session.followUp.enter(.holding(Holding(.service, "housing_support", from: today)), about: person)
    for number in ["2.2.2", "3.2.2", "3.1.1"] {
      let found = try standing(number)
      #expect(found.now?.value == .share(part: 1, of: 2), "\(number)")
      #expect(found.now?.people == .list([person]) && found.lacking?.value == .count(1), "\(number)")
      // Of two people there is no light, and nothing to compare with.
      #expect(found.light == nil && found.change == .tooFew, "\(number)")
    }
    try trial.expectWhole()
  }

  @Test("The follow-up talk is measured by the limit that somebody has set, and whoever declined is not among them")
  func talks() throws {
    _ = try session.actionPlan.follow(plan)
    func ask(_ day: Day, _ talk: FollowUpTalk?) throws {
      let receipt = try session.intake.enterEnquiry(
        Enquiry(day: day, who: .nextOfKin, name: "Mor", door: .phone, author: UserKey(1)))
      guard let talk else { return }
      let asked = try session.intake.newEnquiries().first { $0.enquiry.day == day }
      _ = try session.intake.enterTalk(talk, about: try #require(asked).key)
      #expect(receipt.entry > 0)
    }
    try ask(today - 20, FollowUpTalk(event: .held, day: today - 18))
    try ask(today - 19, FollowUpTalk(event: .held, day: today - 10))
    try ask(today - 18, FollowUpTalk(event: .declined, day: today - 17))
    try ask(today - 17, nil)
    try ask(today - 1, nil)
    #expect(try standing("2.2.1").now?.value == .share(part: 2, of: 4))
    _ = try session.settings.change([.talkLimitDays: "5", .talkLimitSetBy: "Eva Moe"])
    // The one of yesterday is within the limit still.
    #expect(try standing("2.2.1").now?.value == .share(part: 1, of: 3))
    #expect(try session.actionPlan.standing(over: period)?.talkLimit?.setBy == "Eva Moe")
  }

  @Test("Cohorts and boards are reckoned of the same ways, here or beside")
  func ways() throws {
    let person = try #require(try trial.add("P-1", from: "2026-01-05").about)
    #expect(try session.figures.start() == Day("2026-01-05"))
    let year = try #require(Period(from: RegisterTrial.day("2026-01-01"), to: RegisterTrial.day("2026-12-31")))
    #expect(try session.figures.cohorts(of: nil).start == Day("2026-01-05"))
    #expect(try session.figures.cohorts(of: year).whole.people == [person])
    let board = try session.figures.board(over: year)
    #expect(board.figures()[.takingPart]?.people == .list([person]))
    #expect(board.funders().map(\.funder) == [""])
    // A worker asks beside the screens, and stops when it is told to.
    let beside = try session.aside { (beside) throws(StoreError) in try beside.figures.board(over: year) }
    #expect(beside.figures()[.takingPart] == board.figures()[.takingPart])
    #expect(throws: StoreError.ledger(.cancelled)) {
      _ = try session.figures.cohorts(of: nil) { _ in true }
    }
  }
}
