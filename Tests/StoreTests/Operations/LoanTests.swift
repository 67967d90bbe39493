import Domain
import Testing

@testable import Ledger
@testable import Store

/// Two processes at one register lend, extend and take back the same things.
@Suite struct LoanTests {
  private let trial: RegisterTrial
  private let unit: UnitKey
  private let person: ParticipantKey
  private let skis: GearKey
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    unit = try trial.unit("Verkstedet")
    person = try #require(try trial.add("P-1").about)
    skis = try trial.session().work.saveGear(Gear(unit: unit, name: "Ski 180")).gear
  }

  private func line(_ session: Session? = nil) throws -> GearLine {
    try #require(try (session ?? trial.session()).work.operations().gear.first { $0.gear.fact.key == skis })
  }

  private func lend(_ session: Session? = nil, due: Int = 7) throws -> WriteReceipt {
    try (session ?? trial.session()).work.lend(skis, to: person, day: today, due: today + due)
  }

  @Test func aThingIsLentAndComesBack() throws {
    try #require(try line().loan == nil)
    let receipt = try lend()
    #expect(receipt.about == person)
    #expect(try line().loan?.fact.loan == Loan(gear: skis, day: today, due: today + 7))
    #expect(try trial.session().work.loanCounts() == LoanCounts(out: 1, overdue: 0))
    #expect(try trial.session(today: today + 8).work.loanCounts() == LoanCounts(out: 1, overdue: 1))
    #expect(try trial.card(person).loans.map(\.name) == ["Ski 180"])
    let row = try #require(try line().loan).row
    try trial.session().work.returnLoan(row, on: today)
    #expect(try line().loan == nil)
    #expect(try trial.session().work.loanCounts() == LoanCounts(out: 0, overdue: 0))
    #expect(try trial.card(person).loans.isEmpty)
    // And out again, as often as anybody likes.
    for _ in 0..<2 {
      _ = try lend()
      try trial.session().work.returnLoan(try #require(try line().loan).row, on: today)
    }
    try trial.expectWhole()
  }

  @Test func aThingThatIsLostLeavesTheListUntilItIsFound() throws {
    _ = try lend()
    let row = try #require(try line().loan).row
    let gear = try line().gear.fact
    let lost = try trial.session().work.loseLoan(row, on: today)
    #expect(lost.kind == .gearLost && lost.about == person)
    func listed() throws -> [GearKey] { try trial.session().work.operations().gear.map(\.gear.fact.key) }
    #expect(try !listed().contains(skis))
    #expect(try trial.session().work.loanCounts() == LoanCounts(out: 0, overdue: 0))
    #expect(try trial.card(person).loans.isEmpty)
    #expect(conflict { _ = try lend() }?.entry == lost.entry)
    #expect(try trial.session().keeping.dayRecord(of: person)?.loans.map(\.isLost) == [true])
    // Entered again it is the same thing.
    #expect(try trial.session().work.saveGear(gear.gear).gear == skis)
    #expect(try line().loan == nil)
    _ = try trial.session().journal.undo()
    #expect(try !listed().contains(skis))
    try trial.expectWhole()
  }

  @Test func theSecondWhoLendsItIsToldWhoAndWhen() throws {
    let other = try trial.reopened()
    let first = try lend(trial.session("tor", in: other))
    let told = conflict { _ = try lend() }
    #expect(told?.actor == "Tor Lie" && told?.entry == first.entry && told?.kind == .gearLent)
    #expect(told?.about == person)
    #expect(try line().loan?.entry == first.entry)
  }

  @Test func theSecondWhoTakesItBackIsToldWhoAndWhen() throws {
    _ = try lend()
    let row = try #require(try line().loan).row
    let other = try trial.reopened()
    try trial.session("kari", in: other).work.returnLoan(row, on: today)
    #expect(conflict { try trial.session().work.returnLoan(row, on: today) }?.actor == "Kari Holm")
    #expect(conflict { try trial.session().work.changeLoan(row, due: today + 20) }?.actor == "Kari Holm")
  }

  @Test func aLoanGetsAnotherLimit() throws {
    _ = try lend()
    try trial.session().work.changeLoan(try #require(try line().loan).row, due: today + 30)
    #expect(try line().loan?.fact.loan.due == today + 30)
    #expect(
      failure { try trial.session().work.changeLoan(try #require(try line().loan).row, due: today - 1) }
        == .rule(.work([.dueBeforeLent(today)])))
  }

  @Test func everyChangeIsTakenBackAndMadeAgain() throws {
    let session = trial.session()
    _ = try lend()
    try session.work.returnLoan(try #require(try line().loan).row, on: today)
    _ = try session.journal.undo()
    #expect(try line().loan?.fact.loan.returned == nil && line().loan != nil)
    _ = try session.journal.undo()
    #expect(try line().loan == nil)
    _ = try session.journal.redo()
    #expect(try line().loan != nil)
    _ = try session.journal.redo()
    #expect(try line().loan == nil)
    try trial.expectWhole()
  }

  /// Somebody has borrowed it meanwhile: what was taken back does not come out once more.
  @Test func aReturnIsNotTakenBackWhenItIsOutAgain() throws {
    let session = trial.session()
    _ = try lend()
    try session.work.returnLoan(try #require(try line().loan).row, on: today)
    _ = try lend(trial.session("tor"))
    #expect(conflict { _ = try session.journal.undo() }?.actor == "Tor Lie")
  }

  @Test func namesAreTheUnitsOwn() throws {
    #expect(conflict { try trial.session("tor").work.saveGear(Gear(unit: unit, name: "Ski 180")) }?.actor == "Eva Moe")
    let elsewhere = try trial.unit("Rådhusgaten")
    _ = try trial.session().work.saveGear(Gear(unit: elsewhere, name: "Ski 180"))
    #expect(failure { try trial.session().work.saveGear(Gear(unit: unit, name: "")) } == .rule(.nameMissing))
  }

  @Test func whatIsDueFirstStandsFirstAndWhatIsInStandsByName() throws {
    let session = trial.session()
    for name in ["Ål-teine", "Akebrett", "Ørretstang"] { _ = try session.work.saveGear(Gear(unit: unit, name: name)) }
    let rod = try #require(try session.work.operations().gear.first { $0.gear.fact.gear.name == "Ørretstang" })
    try session.work.lend(rod.gear.fact.key, to: person, day: today, due: today + 1)
    _ = try lend()
    let names = try session.work.operations().gear.map(\.gear.fact.gear.name)
    #expect(names == ["Ørretstang", "Ski 180", "Akebrett", "Ål-teine"])
  }

  // MARK: - Those who are gone

  @Test func aLoanEndsWithWhoeverDies() throws {
    _ = try lend(due: -0)
    let enrolment = try #require(try trial.card(person).enrolments.first).enrolment
    var ended = enrolment.fact
    ended.status = .ended
    ended.end = today
    ended.endReason = .died
    _ = try trial.session().enrolments.changeEnrolment(ended, row: enrolment.row)
    #expect(try line().loan == nil)
    #expect(try trial.count("SELECT count(*) FROM loan_now WHERE returned_day = \(today.number)") == 1)
    _ = try trial.session().journal.undo()
    #expect(try line().loan != nil)
    try trial.expectWhole()
  }

  @Test func whatSomebodyHadWhoWasErasedStandsUntilItIsBack() throws {
    _ = try lend()
    try trial.session().erasure.askErasure(of: person, caseNumber: "2026/9")
    let request = try #require(try trial.session().erasure.erasureRequests().first)
    _ = try trial.session("tor").erasure.confirmErasure(request)
    let loan = try #require(try line().loan)
    #expect(loan.fact.person == person)
    #expect(failure { _ = try lend() } != nil)
    try trial.session().work.returnLoan(loan.row, on: today)
    #expect(try line().loan == nil)
    #expect(failure { _ = try lend() } != nil)
    try trial.expectWhole()
  }

  // MARK: - Whose it is

  private func desk(_ units: Set<UnitKey>, _ role: Role = .frontDesk) -> Session {
    Session(
      register: trial.register, access: Access(user: UserKey(3), name: "Kari Holm", role: role, units: units),
      actor: "kari", today: today, todayIsGiven: false)
  }

  @Test func aDeskHandlesItsOwnUnitsThings() throws {
    // Nobody has told yet where P-1 is, so everybody may lend to them.
    let own = desk([unit])
    _ = try lend(own)
    #expect(try own.work.operations().gear.count == 1)
    let elsewhere = desk([try trial.unit("Rådhusgaten")])
    #expect(try elsewhere.work.operations().gear.isEmpty)
    #expect(try elsewhere.work.loanCounts() == LoanCounts(out: 0, overdue: 0))
    let row = try #require(try line().loan).row
    #expect(failure { try elsewhere.work.returnLoan(row, on: today) } == .notAllowed(.outOfScopeForGood))
    #expect(failure { _ = try lend(elsewhere) } == .notAllowed(.outOfScopeForGood))
    #expect(
      failure { try elsewhere.work.saveGear(Gear(unit: unit, name: "Truger")) } == .notAllowed(.outOfScopeForGood))
  }

  @Test func nothingIsLentToSomebodyOutOfReach() throws {
    let elsewhere = try trial.unit("Rådhusgaten")
    let stranger = try #require(
      try trial.session().people.add(
        try RegisterTrial.person("P-9", "Vik", "Eli"),
        enrolment: EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-09-01", unit: elsewhere))
      ).about)
    #expect(
      failure { try desk([unit]).work.lend(skis, to: stranger, day: today, due: today) }
        == .notAllowed(.outOfScopeForGood))
    #expect(try line().loan == nil)
  }
}
