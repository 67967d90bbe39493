import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct BoardTests {
  private let trial: RegisterTrial
  private let session: Session

  init() throws {
    trial = try RegisterTrial()
    session = trial.session()
  }

  @discardableResult
  private func add(
    _ number: String, _ enrolments: [Enrolment], district: String? = nil, protection: AddressProtection? = nil
  ) throws -> ParticipantKey {
    var participant = try RegisterTrial.person(number, "Berg", "Siv", protection: protection)
    participant.district = district
    let person = try #require(try session.people.add(participant).about)
    for enrolment in enrolments { _ = try session.enrolments.enrol(person, EnrolmentDraft(enrolment: enrolment)) }
    return person
  }

  private func ended(_ start: String, _ end: String, _ reason: EndReason?, outcome: Outcome? = nil) -> Enrolment {
    Enrolment(
      programme: RegisterTrial.pilot, status: .ended, start: Day(start), end: Day(end), endReason: reason,
      outcome: outcome)
  }

  @Test func aPeriodIsCountedFromTheFactsThatMatterToIt() throws {
    let autumn = try #require(Period(from: RegisterTrial.day("2026-08-01"), to: RegisterTrial.day("2026-12-31")))
    let running = try add("P-1", [RegisterTrial.running(from: "2026-09-01")], district: "Grünerløkka")
    let dropped = try add("P-2", [ended("2026-05-01", "2026-09-30", .doesNotAttend)], district: "Sagene")
    // Dropped out of one, and running in another: retained.
    let elsewhere = try add(
      "P-3",
      [
        ended("2026-05-01", "2026-09-30", .doesNotAttend),
        RegisterTrial.running(from: "2026-08-15", programme: RegisterTrial.course),
      ])
    let work = try add("P-4", [ended("2026-01-01", "2026-07-01", .gotWork, outcome: .ordinaryWork)])
    let hidden = try add(
      "P-5", [RegisterTrial.running(from: "2026-09-01")], district: "Frogner", protection: .confidential)
    try add("P-6", [ended("2025-01-01", "2025-12-01", .clarified)])
    try add(
      "P-7", [Enrolment(programme: RegisterTrial.pilot, status: .notRelevant, applied: Day("2026-09-01"))],
      district: "Vestre Aker")
    let board = try counted(over: autumn, programme: RegisterTrial.pilot)
    #expect(board[.inProgramme] == [running, dropped, elsewhere, hidden])
    #expect(board[.entered] == [running, hidden])
    #expect(board[.droppedOut] == [dropped])
    #expect(board[.retained] == [running, elsewhere, hidden])
    // A protected address is in no breakdown.
    #expect(try figures(over: autumn, programme: RegisterTrial.pilot)[.homeDistricts]?.value == .count(2))
    #expect(board[.inOrdinaryWork] == [])
    let year = try #require(Period(from: RegisterTrial.day("2026-01-01"), to: RegisterTrial.day("2026-12-31")))
    #expect(try counted(over: year)[.inOrdinaryWork] == [work])
    #expect(try counted(over: year, programme: RegisterTrial.course)[.inProgramme] == [elsewhere])
    // An outcome after the period counts with a later day for the status.
    let spring = try #require(Period(from: RegisterTrial.day("2026-01-01"), to: RegisterTrial.day("2026-03-31")))
    #expect(try counted(over: spring)[.inOrdinaryWork] == [])
    #expect(try counted(over: spring, statusAt: RegisterTrial.day("2026-08-01"))[.inOrdinaryWork] == [work])
  }

  private func figures(
    over period: Period, programme: String? = nil, unit: UnitKey? = nil, statusAt: Day? = nil
  ) throws -> [FigureID: Figure] {
    try session.figures.reckoning(over: [period], programme: programme, unit: unit, statusAt: statusAt).figures()
  }

  /// Whom each row counts.
  private func counted(
    over period: Period, programme: String? = nil, unit: UnitKey? = nil, statusAt: Day? = nil
  ) throws -> [FigureID: [ParticipantKey]] {
    try figures(over: period, programme: programme, unit: unit, statusAt: statusAt).compactMapValues {
      if case .list(let people) = $0.people { people } else { nil }
    }
  }

  @Test func aPeriodIsNarrowedToAUnit() throws {
    let unit = try trial.unit("Verkstedet")
    let inside = try add("P-1", [RegisterTrial.running(from: "2026-09-01", unit: unit)])
    try add("P-2", [RegisterTrial.running(from: "2026-09-01")])
    let autumn = try #require(Period(from: RegisterTrial.day("2026-08-01"), to: RegisterTrial.day("2026-12-31")))
    #expect(try counted(over: autumn, unit: unit)[.inProgramme] == [inside])
  }

  /// The rows of the steps from everybody's history say what the running tally says, today and on any other day.
  @Test func theStepsAreReckonedFromHistoriesToo() throws {
    let receipt = try trial.add("P-1", from: "2026-06-01")
    try add("P-2", [RegisterTrial.running(from: "2026-11-10")])
    let present = try trial.card(receipt.about).enrolments[0].step(on: session.today)
    _ = try session.enrolments.move(
      try #require(receipt.enrolment), StepMove(to: StepNumber.all[1], date: session.today - 29, reason: nil),
      present: present)
    let rows = [FigureID.stepForward, .stepParticipants, .withoutStep, .participating].map(\.indicator)
    let window = StepsBoard.window(to: session.today)
    let reckoning = try session.figures.reckoning(
      rows, over: [window, StepsBoard.window(to: session.today - 30)], programme: RegisterTrial.pilot)
    let board = try session.figures.stepsBoard(programme: RegisterTrial.pilot)
    #expect(reckoning.figures()[.stepForward]?.value == board.figure(.stepForward, step: .first).value)
    #expect(reckoning.figures()[.participating]?.value == board.figure(.participating).value)
    #expect(reckoning.figures()[.withoutStep]?.value == .count(1))
    #expect(reckoning.figures(1)[.stepForward]?.value == .count(0))
    #expect(reckoning.figures(1)[.stepParticipants]?.value == .count(1))
  }

  @Test func theStepsBoardShowsNamesDaysAndMissingContacts() throws {
    let receipt = try trial.add("P-1", "Hansen", "Åse", from: "2026-11-01")
    let other = try add("P-2", [RegisterTrial.running(from: "2026-11-10")])
    let waiting = try add(
      "P-3", [Enrolment(programme: RegisterTrial.pilot, status: .waitingList, applied: session.today - 12)])
    try add("P-4", [ended("2025-01-01", "2026-01-01", .clarified)])
    let board = try session.figures.stepsBoard(programme: RegisterTrial.pilot)
    let person = try #require(board[.first].people.first)
    #expect(person.participant == receipt.about)
    #expect(person.enrolment == receipt.enrolment)
    #expect(try session.people.roster().name(of: person.participant) == "Hansen, Åse")
    #expect(person.days == 20)
    #expect(!person.contactMissing)
    #expect(board.withoutStep.map(\.participant) == [other])
    #expect(board.withoutStep.first?.contactMissing == true)
    #expect(board.intake.map(\.participant) == [waiting])
    #expect(board.intake.first?.days == 12)
    #expect(try session.figures.stepsBoard(programme: "finnes-ikke").participating == 0)
  }

  @Test func whatMovedInThirtyDaysIsOnTheStepsBoard() throws {
    let receipt = try trial.add("P-1", from: "2026-06-01")
    let enrolment = try #require(receipt.enrolment)
    var present = try trial.card(receipt.about).enrolments[0].step(on: session.today)
    _ = try session.enrolments.move(
      enrolment, StepMove(to: StepNumber.all[1], date: session.today - 29, reason: nil), present: present)
    present = try trial.card(receipt.about).enrolments[0].step(on: session.today)
    var fact = try trial.card(receipt.about).enrolments[0].enrolment
    fact.fact.end = session.today - 5
    fact.fact.status = .ended
    _ = try session.enrolments.changeEnrolment(fact.fact, row: fact.row)
    func board(_ days: Int) throws -> StepsBoard {
      try session.at(today: session.today + days).figures.stepsBoard(programme: RegisterTrial.pilot)
    }
    #expect(try board(0)[.first].forward == [try #require(receipt.about)])
    #expect(try board(0)[StepNumber.all[1]].ended == [try #require(receipt.about)])
    #expect(try board(1)[.first].forward.isEmpty)
    #expect(try board(24)[StepNumber.all[1]].ended.count == 1)
    #expect(try board(25)[StepNumber.all[1]].ended.isEmpty)
  }
}

@Suite struct MappingTests {
  private let rule = SeverityRule(id: "two-reds-v1", reds: 2)

  private func record(
    _ letters: String, round: Int = 2019, unit: UnitKey? = nil, age: AgeGroup? = nil, gender: Gender? = nil,
    children: Bool? = nil
  ) throws -> MappingRecord {
    MappingRecord(
      round: round, unit: unit, ageGroup: age, gender: gender, hasChildren: children, livesWithChildren: nil,
      lights: try #require(Lights(letters: letters)))
  }

  @Test func aRoundIsSummedUp() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let unit = try trial.unit("Verkstedet")
    let records = [
      try record("rrgggggg", unit: unit, age: .from16, gender: .female, children: true),
      try record("rrgggggg", age: .from16, gender: .female), try record("-y------", age: .from60),
      try record("gggggggg", round: 2021),
    ]
    _ = try trial.register.write(by: session, kind: .importedMapping) { change throws(StoreError) in
      for record in records { try change.enter(record) }
    }
    let summary = try #require(try session.mapping.summary(round: 2019, rule: rule))
    #expect(summary.n == 3)
    #expect(summary.multipleSevere == 2)
    #expect(summary.withChildren == 1)
    #expect(summary[.housing] == LightCounts(green: 0, yellow: 0, red: 2, missing: 1))
    #expect(summary[.physicalHealth] == LightCounts(green: 0, yellow: 1, red: 2))
    #expect(try session.mapping.summary(round: 2019, unit: unit, rule: rule)?.n == 1)
    #expect(try session.mapping.summary(round: 2020, rule: rule) == nil)
    #expect(
      try session.mapping.rounds() == [MappingRound(round: 2021, records: 1), MappingRound(round: 2019, records: 3)])
    // Of fewer than twenty there is nothing but the bars.
    #expect(try session.mapping.groupTable(round: 2019) == nil)
    #expect(try session.mapping.groupTable(round: 2020) == nil)
    #expect(try session.mapping.summaries(rule: rule).isEmpty)
    // All seals are as long, whatever they hold; and what was taken back is counted no more.
    #expect(try trial.count("SELECT count(DISTINCT length(sealed)) FROM mapping_record_now") == 1)
    #expect(try trial.count("SELECT count(DISTINCT length(sealed)) FROM mapping_tally_now") == 1)
    try trial.expectWhole()
    _ = try session.journal.undo(entry: try #require(session.journal.entries(limit: 1).first?.id))
    #expect(try session.mapping.summary(round: 2019, rule: rule) == nil)
    #expect(try trial.count("SELECT count(*) FROM mapping_tally_now") == 0)
    try trial.expectWhole()
  }

  @Test func twoRecordsMayBeAlike() throws {
    let trial = try RegisterTrial()
    let one = try record("gggggggg")
    _ = try trial.register.write(by: trial.session(), kind: .importedMapping) { change throws(StoreError) in
      for _ in 0..<6 { try change.enter(one) }
    }
    #expect(try trial.session().mapping.summary(round: 2019, rule: rule)?.n == 6)
  }

  @Test func lettersThatAreNoLightsAreKeptOut() throws {
    let trial = try RegisterTrial()
    let sealed = try trial.session().reading { coder in
      var (record, writer) = (MappingRecord(round: 2019, lights: Lights()), SealWriter(coder: coder))
      record.fields(&writer)
      let plain = Array(String(decoding: writer.bytes, as: UTF8.self).replacing("--------", with: "ggggggxg").utf8)
      return try coder.keys.seal(plain, .clinical, MappingRecord.form.sealPlace, key: 1)
    }.map { String($0, radix: 16) }.map { $0.count == 1 ? "0" + $0 : $0 }.joined()
    try trial.tamper("INSERT INTO mapping_record (entered, root, round, sealed) VALUES (1, 1, 2019, x'\(sealed)')")
    #expect(
      try trial.register.check().contains(
        CheckFinding(.unreadableValue, table: "mapping_record", row: 1, entry: 1)))
    for letters in ["ggggggg", "ggggggggg", "GGGGGGGG", "gggggggé"] {
      #expect(Lights(letters: letters) == nil, "\(letters)")
    }
  }
}

extension FiguresRoom {
  /// From a roster of the moment.
  func stepsBoard(programme: String) throws -> StepsBoard {
    try stepsBoard(programme: programme, from: session.people.roster())
  }

  /// The names in the first step, as the board has them.
  func stepsNames(_ programme: String) throws -> [String?] {
    let roster = try session.people.roster()
    return try stepsBoard(programme: programme, from: roster)[.first].people.map { roster.name(of: $0.participant) }
  }
}
