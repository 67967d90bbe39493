import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct AsOfEntryTests {
  @Test func everyEarlierEntryIsTheRegisterAsItStoodThen() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    var states: [Int64: (facts: [String], roster: [RosterRow], counts: MenuCounts)] = [:]
    func remember() throws {
      let latest = try trial.register.changes(after: 0).latest
      states[latest] = (try trial.facts(), try session.people.roster().everyone, try session.figures.menuCounts())
    }
    try remember()
    let first = try trial.add("P-1", "Hansen", "Åse")
    try remember()
    try trial.add("P-2", "Berg", "Siv")
    try remember()
    var card = try trial.card(first.about)
    card.identity.fact.familyName = "Olsen"
    _ = try session.people.change(card.identity.fact, row: card.identity.row)
    try remember()
    let enrolment = card.enrolments[0]
    _ = try session.enrolments.move(
      enrolment.key, StepMove(to: try #require(StepNumber(2)), date: session.today - 3, reason: nil),
      present: enrolment.step(on: session.today))
    try remember()
    _ = try session.journal.undo()
    try remember()
    _ = try session.journal.undo()
    try remember()
    for (entry, state) in states {
      let then = try trial.reopened(OpenOptions(asOfEntry: entry))
      let session = trial.session(in: then)
      #expect(try session.people.roster().everyone == state.roster)
      #expect(try session.figures.menuCounts() == state.counts)
      #expect(try session.journal.entries(limit: 100).first?.id == entry)
      for row in state.roster {
        let card = try #require(try session.people.card(row.person))
        #expect(card.identity.fact.shownName == row.shownName)
        #expect(card.enrolments.first?.step(on: session.today)?.fact.step == row.step)
      }
      try trial.expectWhole(then)
    }
  }

  @Test func nothingCanBeWrittenThere() throws {
    let trial = try RegisterTrial()
    try trial.add("P-1")
    let then = try trial.reopened(OpenOptions(asOfEntry: 1))
    #expect(failure { try trial.add("P-2", by: trial.session(in: then)) } == .ledger(.readOnly))
    #expect(failure { _ = try trial.session(in: then).journal.undo() } == .ledger(.readOnly))
  }

  @Test(arguments: [0, -1, 3, .max] as [Int64])
  func anEntryThatIsNotThereIsRefused(entry: Int64) throws {
    let trial = try RegisterTrial()
    try trial.add("P-1")
    #expect(failure { _ = try trial.reopened(OpenOptions(asOfEntry: entry)) } == .ledger(.noSuchEntry(entry)))
  }

  @Test func anUndoneChangeIsNotUndoneBeforeItsUndo() throws {
    let trial = try RegisterTrial()
    let added = try trial.add("P-1")
    _ = try trial.session().journal.undo()
    let then = try trial.reopened(OpenOptions(asOfEntry: added.entry))
    #expect(try trial.session(in: then).journal.entries(limit: 1).first?.isUndone == false)
    #expect(try trial.session().journal.entries(limit: 2).last?.isUndone == true)
  }
}
