import Domain
import Testing

@testable import Ledger
@testable import Store

/// A roster brought up to date is the one that would be loaded.
@Suite struct RosterUpdateTests {
  @Test func afterAnyChange() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    var people: [ParticipantKey] = []
    for number in 1...12 {
      people.append(try #require(try trial.add("P-\(number)", ["Ås", "Berg", "Lie"][number % 3]).about))
    }
    var roster = try session.people.roster()
    var dice = Dice(7)
    for round in 0..<60 {
      let latest = roster.entry
      let card = try trial.card(people.randomElement(using: &dice))
      switch round % 5 {
      case 0:
        var changed = card.identity.fact
        changed.familyName = ["Aas", "Berg", "Øst", "Ærø", "Lie"].randomElement(using: &dice) ?? ""
        changed.number = ParticipantNumber(stored: "P-\(100 + round)")
        _ = try session.people.change(changed, row: card.identity.row)
      case 1:
        _ = try session.lights.save(
          LightsAssessment(
            date: session.today - round, voice: .worker, lights: Lights(packed: UInt16(round * 17 + 1))),
          of: card.person)
      case 2: people.append(try #require(try trial.add("NY-\(round)", "Dahl", "Mona").about))
      case 3:
        let enrolment = try #require(card.enrolments.first)
        let present = enrolment.step(on: session.today)
        let step = present.flatMap { $0.fact.step.next } ?? .first
        _ = failure {
          _ = try session.enrolments.move(
            enrolment.key, StepMove(to: step, date: session.today - 20 + round / 5, reason: nil), present: present)
        }
      default: _ = failure { _ = try session.journal.undo() }
      }
      let changes = try trial.register.changes(after: latest)
      try roster.update(try #require(changes.people), from: session)
      people = people.filter { roster.line(of: $0) != nil }
      let loaded = try session.people.roster()
      #expect(roster.entry == loaded.entry)
      #expect(roster.people == loaded.people)
      let board = try session.figures.stepsBoard(programme: RegisterTrial.pilot, from: roster)
      #expect(try board == session.figures.stepsBoard(programme: RegisterTrial.pilot, from: loaded))
      for sort in RosterQuery.Sort.allCases {
        let query = RosterQuery(sort: sort, ascending: round % 2 == 0)
        #expect(roster.select(query).map { roster[$0] } == loaded.select(query).map { loaded[$0] }, "\(sort)")
      }
      for text in ["aas", "dahl mona", "ny", "p-1", "berg"] {
        let query = RosterQuery(text: text)
        #expect(roster.select(query).map { roster[$0] } == loaded.select(query).map { loaded[$0] }, "\(text)")
      }
    }
  }

  @Test func onAnotherDayEveryoneIsLoaded() throws {
    let trial = try RegisterTrial()
    let receipt = try trial.add("P-1")
    let roster = try trial.session().people.roster()
    let tomorrow = trial.session().at(today: RegisterTrial.today + 1)
    var updated = roster
    try updated.update([try #require(receipt.about)], from: tomorrow)
    #expect(updated.today == RegisterTrial.today + 1)
    #expect(updated.everyone.first?.daysInStep == (roster.everyone.first?.daysInStep ?? 0) + 1)
  }
}
