import Testing

@testable import Domain

private let thursday = day("2026-11-19")

@Suite("a loan") struct LoanTests {
  private func loan(_ from: String, _ due: String, back: String? = nil) -> Loan {
    Loan(gear: GearKey(1), day: day(from), due: day(due), returned: back.map(day))
  }

  @Test("is over the limit the day after the limit, and not once it is back")
  func overdue() {
    #expect(loan("2026-11-01", "2026-11-19").daysOver(on: thursday) == nil)
    #expect(loan("2026-11-01", "2026-11-18").daysOver(on: thursday) == 1)
    #expect(loan("2026-10-30", "2026-10-31").daysOver(on: thursday) == 19)
    #expect(loan("2026-11-01", "2026-11-18", back: "2026-11-19").daysOver(on: thursday) == nil)
  }

  @Test("may be due the day it is lent, and not before")
  func due() {
    #expect(loan("2026-11-19", "2026-11-19").problems(today: thursday) == [])
    #expect(loan("2026-11-19", "2026-11-18").problems(today: thursday) == [.dueBeforeLent(thursday)])
  }

  @Test("begins today or earlier, and ends within the same days")
  func days() {
    #expect(loan("2026-11-20", "2026-11-27").problems(today: thursday) == [.inTheFuture])
    #expect(loan("2026-11-10", "2026-11-27", back: "2026-11-20").problems(today: thursday) == [.inTheFuture])
    #expect(
      loan("2026-11-10", "2026-11-27", back: "2026-11-09").problems(today: thursday)
        == [.returnedBeforeLent(day("2026-11-10"))])
    #expect(loan("2026-11-10", "2026-11-27", back: "2026-11-10").problems(today: thursday) == [])
  }

  @Test("of somebody who is gone is closed that day, and never before it began")
  func closed() {
    #expect(loan("2026-11-10", "2026-11-27").closed(on: thursday).returned == thursday)
    #expect(loan("2026-11-10", "2026-11-27").closed(on: day("2026-11-01")).returned == day("2026-11-10"))
    #expect(loan("2026-11-10", "2026-11-27", back: "2026-11-12").closed(on: thursday).returned == day("2026-11-12"))
  }
}

@Suite("an order") struct WorkOrderTests {
  private func order(
    _ from: String = "2026-11-02", due: String? = nil, done: String? = nil, customer: String = "Kiwi",
    task: String = "Pakke"
  ) -> WorkOrder {
    WorkOrder(
      site: SiteKey(1), day: day(from), due: due.map(day), done: done.map(day), customer: customer, task: task)
  }

  @Test("has a customer and a task") func words() {
    #expect(order(customer: "", task: "").problems(today: thursday) == [.customerMissing, .taskMissing])
  }

  @Test("is neither due nor done before it came, nor done before the last that was made on it")
  func days() {
    let came = day("2026-11-02")
    #expect(order().problems(today: thursday) == [])
    #expect(order(due: "2026-11-01").problems(today: thursday) == [.dueBeforeOrder(came)])
    #expect(order(done: "2026-11-01").problems(today: thursday) == [.doneBeforeOrder(came)])
    #expect(order(done: "2026-11-20").problems(today: thursday) == [.inTheFuture])
    let made = day("2026-11-12")
    #expect(order(done: "2026-11-11").problems(today: thursday, lastProduction: made) == [.doneBeforeProduction(made)])
    #expect(order(done: "2026-11-12").problems(today: thursday, lastProduction: made) == [])
  }

  @Test("is over the limit while it is open")
  func overdue() {
    #expect(order(due: "2026-11-18").isOverdue(on: thursday))
    #expect(!order(due: "2026-11-19").isOverdue(on: thursday))
    #expect(!order(due: "2026-11-18", done: "2026-11-19").isOverdue(on: thursday))
    #expect(!order().isOverdue(on: thursday))
  }

  @Test("that is done takes no count of a later day; a count of an earlier one may still be corrected")
  func doneCloses() {
    let done = order(done: "2026-11-12")
    #expect(Production(day: day("2026-11-12"), units: 4).problems(on: done, today: thursday) == [])
    #expect(
      Production(day: day("2026-11-13"), units: 4).problems(on: done, today: thursday) == [
        .orderDone(day("2026-11-12"))
      ])
  }

  @Test("takes counts from the day it came, of whole units above nothing")
  func production() {
    let came = day("2026-11-02")
    #expect(
      Production(day: day("2026-11-01"), units: 0).problems(on: order(), today: thursday)
        == [.countNotPositive, .productionBeforeOrder(came)])
    #expect(Production(day: thursday + 1, units: 1).problems(on: order(), today: thursday) == [.inTheFuture])
    #expect(
      Production(day: thursday, units: WorkCount.limit + 1).problems(on: order(), today: thursday)
        == [.countTooLarge(limit: WorkCount.limit)])
    #expect(Production(day: thursday, units: WorkCount.limit).problems(on: order(), today: thursday) == [])
  }

  @Test("stands before another by what should be done first")
  func sorting() {
    let soon = order(due: "2026-11-20")
    let later = order(due: "2026-12-01")
    let open = order("2026-11-01")
    let done = order(done: "2026-11-18")
    let doneEarlier = order(done: "2026-11-10")
    let sorted = [doneEarlier, open, later, done, soon].sorted { WorkSorting.comesFirst($0, $1) ?? false }
    #expect(sorted == [soon, later, open, done, doneEarlier])
  }

  @Test("leaves the list 30 days after it is done")
  func leaves() {
    #expect(WorkSorting.isShown(order(done: "2026-10-20"), today: thursday))
    #expect(!WorkSorting.isShown(order("2026-10-01", done: "2026-10-19"), today: thursday))
    #expect(WorkSorting.isShown(order("2020-01-01"), today: thursday))
  }
}

@Suite("counts") struct WorkCountTests {
  @Test("are whole numbers as they are typed", arguments: ["138.4000", "-3", "3,5", "", " 3", "1e3", "1234567890"])
  func unread(text: String) { #expect(WorkCount.read(text) == nil) }

  @Test func read() {
    #expect(WorkCount.read("0") == 0)
    #expect(WorkCount.read("138") == 138)
  }

  @Test("of goods say what, and are above nothing")
  func goods() {
    func count(_ count: Int, _ what: String, _ day: Day = thursday) -> [WorkProblem] {
      GoodsCount(unit: UnitKey(1), day: day, kind: .repaired, what: what, count: count).problems(today: thursday)
    }
    #expect(count(2, "Sofa") == [])
    #expect(count(0, "") == [.countNotPositive, .whatMissing])
    #expect(count(1, "Sofa", thursday + 1) == [.inTheFuture])
  }

  @Test("by month are sums, the present month first and the empty ones too")
  func months() {
    let production = [
      Production(day: day("2026-11-01"), units: 10), Production(day: day("2026-11-19"), units: 5),
      Production(day: day("2026-10-31"), units: 7), Production(day: day("2025-11-30"), units: 100),
    ]
    let goods = [
      GoodsCount(unit: UnitKey(1), day: day("2026-11-03"), kind: .collected, what: "Sofa", count: 2),
      GoodsCount(unit: UnitKey(1), day: day("2026-11-04"), kind: .collected, what: "Seng", count: 1),
      GoodsCount(unit: UnitKey(1), day: day("2026-11-04"), kind: .givenAway, what: "Seng", count: 4),
    ]
    let months = WorkMonth.list(production: production, goods: goods, today: thursday)
    #expect(months.count == 12)
    #expect(months[0].first == day("2026-11-01") && months[11].first == day("2025-12-01"))
    #expect(months[11].first == WorkMonth.earliest(today: thursday))
    #expect(months[0].produced.total == 15 && months[0].produced.counts == 2)
    #expect(months[1].produced.total == 7)
    #expect(months.dropFirst(2).allSatisfy { $0.produced.counts == 0 })
    #expect(months[0].goods(.collected).total == 3 && months[0].goods(.collected).counts == 2)
    #expect(months[0].goods(.givenAway).total == 4)
    #expect(months[0].goods(.repaired).total == 0)
    #expect(months[0].period(today: thursday) == Period(from: day("2026-11-01"), to: thursday))
    #expect(months[1].period(today: thursday) == Period(from: day("2026-10-01"), to: day("2026-10-31")))
  }

  @Test("of things that are out come by their limit, and before what is in")
  func loans() {
    func loan(_ due: String) -> Loan { Loan(gear: GearKey(1), day: day("2026-11-01"), due: day(due)) }
    let lines: [Loan?] = [nil, loan("2026-11-25"), loan("2026-11-10")]
    let sorted = lines.sorted { WorkSorting.comesFirst($0, $1) ?? false }
    #expect(sorted == [loan("2026-11-10"), loan("2026-11-25"), nil])
  }
}
