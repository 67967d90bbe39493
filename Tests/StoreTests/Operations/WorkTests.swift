import Domain
import Testing

@testable import Ledger
@testable import Store

/// Orders, what is made on them, and goods.
@Suite struct WorkTests {
  private let trial: RegisterTrial
  private let unit: UnitKey
  private let site: SiteKey
  private let order: OrderKey
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    unit = try trial.unit("Verkstedet")
    try trial.session().work.saveSite(WorkSite(unit: unit, name: "Pakkeriet"))
    site = try #require(try trial.session().work.operations().sites.first).fact.key
    order = try trial.session().work.saveOrder(
      WorkOrder(site: site, day: RegisterTrial.today - 60, customer: "Kiwi", task: "Pakke")
    ).order
  }

  private func line(_ session: Session? = nil) throws -> OrderLine {
    try #require(try (session ?? trial.session()).work.operations().orders.first { $0.order.fact.key == order })
  }

  private func row(_ day: Day) throws -> RowID? {
    try trial.session().work.production(of: order).first { $0.fact.production.day == day }?.row
  }

  @discardableResult
  private func count(_ units: Int, daysAgo: Int = 0, by session: Session? = nil) throws -> WriteReceipt {
    let day = today - daysAgo
    return try (session ?? trial.session()).work.saveProduction(
      Production(day: day, units: units), of: order, replacing: try row(day))
  }

  // MARK: - Production

  @Test func aDayHasOneNumberThatAnotherTakesThePlaceOf() throws {
    try count(40)
    try count(20, daysAgo: 1)
    try count(45)
    #expect(try trial.session().work.production(of: order).map(\.fact.production.units) == [20, 45])
    #expect(try line().units == 65 && line().counts == 2)
    _ = try trial.session().journal.undo()
    #expect(try line().units == 60)
    try count(0)
    #expect(try line().units == 20 && line().counts == 1)
    #expect(failure { try count(0) } == .rule(.work([.countNotPositive])))
    try trial.expectWhole()
  }

  @Test func whoeverCountsTheSameDayIsToldWhoWasFirst() throws {
    let first = try count(40, by: trial.session("tor", in: try trial.reopened()))
    let told = conflict {
      try trial.session().work.saveProduction(Production(day: today, units: 41), of: order, replacing: nil)
    }
    #expect(told?.actor == "Tor Lie" && told?.entry == first.entry)
    let seen = try #require(try row(today))
    try count(42, by: trial.session("kari"))
    #expect(
      conflict {
        try trial.session().work.saveProduction(Production(day: today, units: 41), of: order, replacing: seen)
      }?
      .actor == "Kari Holm")
    #expect(try line().units == 42)
  }

  @Test func monthsAreSums() throws {
    try count(40)
    try count(7, daysAgo: 30)
    let months = try trial.session().work.operations().months
    #expect(months.prefix(2).map(\.produced.total) == [40, 7])
    // As of the next year it has left the twelve months.
    #expect(try trial.session(today: today + 365).work.operations().months.allSatisfy { $0.produced.total == 0 })
  }

  @Test func whatCannotBeIsRefused() throws {
    #expect(failure { try count(5, daysAgo: -1) } == .rule(.work([.inTheFuture])))
    #expect(failure { try count(5, daysAgo: 61) } == .rule(.work([.productionBeforeOrder(today - 60)])))
    let gone = OrderKey(9999)
    #expect(
      failure {
        try trial.session().work.saveProduction(Production(day: today, units: 1), of: gone)
      } == .rule(.notInRegister))
  }

  // MARK: - Orders

  @Test func doneClosesAnOrder() throws {
    try count(40, daysAgo: 2)
    let kept = try line().order
    var done = kept.fact.order
    done.done = today - 3
    #expect(
      failure { try trial.session().work.saveOrder(done, replacing: kept.row) }
        == .rule(.work([.doneBeforeProduction(today - 2)])))
    done.done = today - 1
    _ = try trial.session().work.saveOrder(done, replacing: kept.row)
    #expect(failure { try count(5) } == .rule(.work([.orderDone(today - 1)])))
    try count(41, daysAgo: 2)
    #expect(try line().units == 41)
    #expect(try trial.session(today: today + 30).work.operations().orders.isEmpty)
    #expect(
      conflict { _ = try trial.session("tor").work.saveOrder(kept.fact.order, replacing: kept.row) }?.actor == "Eva Moe"
    )
    try trial.expectWhole()
  }

  @Test func peopleComeAndGo() throws {
    let people = try ["P-1", "P-2"].map { try #require(try trial.add($0).about) }
    try trial.session().work.changePeople(on: order, adding: people)
    #expect(try line().people.map(\.fact.person) == people)
    #expect(conflict { try trial.session("tor").work.changePeople(on: order, adding: [people[0]]) }?.actor == "Eva Moe")
    let first = try #require(try line().people.first).row
    try trial.session().work.changePeople(on: order, leaving: [first])
    #expect(try line().people.map(\.fact.person) == [people[1]])
    #expect(conflict { try trial.session("tor").work.changePeople(on: order, leaving: [first]) }?.actor == "Eva Moe")
    #expect(failure { try trial.session().work.changePeople(on: order) } == .ledger(.unchanged))
    try trial.expectWhole()
  }

  @Test func aSiteIsNotTakenBackWhileSomethingIsDoneThere() throws {
    let session = trial.session()
    let entries = try session.journal.entries(limit: .max).filter { $0.kind == .siteChanged }
    #expect(conflict { _ = try session.journal.undo(entry: try #require(entries.first).id) } != nil)
    #expect(try session.work.operations().sites.count == 1)
  }

  // MARK: - Goods

  @Test func goodsAreCountedCorrectedAndRemoved() throws {
    let session = trial.session()
    func goods(_ count: Int) -> GoodsCount {
      GoodsCount(unit: unit, day: today, kind: .collected, what: "Sofa", count: count)
    }
    try session.work.saveGoods(goods(3))
    try session.work.saveGoods(goods(3))
    var found = try session.work.operations()
    #expect(found.goods.count == 2 && found.months[0].goods(.collected).total == 6)
    try session.work.saveGoods(goods(4), replacing: found.goods[0].row)
    #expect(
      conflict { try trial.session("tor").work.saveGoods(goods(5), replacing: found.goods[0].row) }?.actor == "Eva Moe")
    found = try session.work.operations()
    #expect(found.months[0].goods(.collected).total == 7)
    try session.work.saveGoods(goods(0), replacing: found.goods[0].row)
    #expect(try session.work.operations().goods.count == 1)
    #expect(failure { try session.work.saveGoods(goods(0)) } == .rule(.work([.countNotPositive])))
    try trial.expectWhole()
  }

  // MARK: - Scope

  @Test func unitsAndProgrammesNarrowIt() throws {
    try count(40)
    let session = trial.session()
    try session.work.saveGoods(
      GoodsCount(unit: try trial.unit("Kurssalen"), day: today, kind: .repaired, what: "Stol", count: 1))
    #expect(try session.work.operations(programme: RegisterTrial.pilot).goods.isEmpty)
    #expect(try session.work.operations(programme: RegisterTrial.pilot).orders.count == 1)
    #expect(try session.work.operations(programme: RegisterTrial.course).orders.isEmpty)
    #expect(try session.work.operations(unit: try trial.unit("Rådhusgaten")).months[0].produced.total == 0)
    #expect(try session.work.operations(unit: unit).months[0].produced.total == 40)
    let elsewhere = Session(
      register: trial.register,
      access: Access(user: UserKey(3), name: "Kari", role: .frontDesk, units: [try trial.unit("Kurssalen")]),
      actor: "kari", today: today, todayIsGiven: false)
    #expect(try elsewhere.work.operations().orders.isEmpty && elsewhere.work.operations().goods.count == 1)
    #expect(try elsewhere.work.operations().months[0].produced.total == 0)
    #expect(failure { _ = try elsewhere.work.production(of: order) } == .notAllowed(.outOfScopeForGood))
    #expect(failure { try count(5, daysAgo: 1, by: elsewhere) } == .notAllowed(.outOfScopeForGood))
    #expect(failure { try elsewhere.work.changePeople(on: order) } == .notAllowed(.outOfScopeForGood))
  }

  /// As it stood after an earlier entry: the same questions, through the other views.
  @Test func itStandsAsItStood() throws {
    let before = try count(40).entry
    try count(45)
    let past = try trial.reopened(OpenOptions(readOnly: true, asOfEntry: before))
    #expect(try trial.session(in: past).work.operations().orders.first?.units == 40)
    #expect(try line().units == 45)
  }
}
