import Domain
import Testing

@testable import Ledger
@testable import Store

/// Whatever is done, undone and done again: nothing is lost, and the check finds nothing.
@Suite struct RandomChangeTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func undoThenRedoGivesTheSameFacts(seed: UInt64) throws {
    var dice = Dice(seed)
    let trial = try RegisterTrial()
    let actors = ["kari", "tor"]
    for _ in 0..<120 {
      let session = trial.session(actors[Int.random(in: 0..<2, using: &dice)])
      let earlier = try trial.facts()
      try step(trial, session, &dice)
      guard Int.random(in: 0..<3, using: &dice) == 0 else { continue }
      let before = try trial.facts()
      guard failure({ _ = try session.journal.undo() }) == nil else {
        // Only what somebody else has built on is refused, and then nothing has changed.
        #expect(try trial.facts() == before)
        #expect(before == earlier)
        continue
      }
      #expect(try trial.facts() != before)
      guard Bool.random(using: &dice) else { continue }
      _ = try session.journal.redo()
      #expect(try trial.facts() == before)
    }
    try trial.expectWhole()
    // As of the newest entry is the present.
    let last = try trial.register.changes(after: 0).latest
    let asOf = try trial.reopened(OpenOptions(asOfEntry: last))
    try trial.expectWhole(asOf)
    #expect(
      try trial.session(in: asOf).people.roster().everyone == trial.session().people.roster().everyone)
  }

  /// One thing somebody might do; what the rules or another's change do not allow is no change.
  private func step(_ trial: RegisterTrial, _ session: Session, _ dice: inout Dice) throws {
    let people = try trial.session().people.roster().everyone
    guard let row = people.randomElement(using: &dice), Int.random(in: 0..<6, using: &dice) > 0,
      let card = try session.people.card(row.person)
    else {
      _ = failure {
        let family = ["Ås", "Berg"].randomElement(using: &dice) ?? ""
        try trial.add("P-\(Int.random(in: 1...40, using: &dice))", family, by: session)
      }
      return
    }
    let date = session.today - Int.random(in: 0...90, using: &dice)
    let enrolment = card.enrolments.randomElement(using: &dice)
    switch Int.random(in: 0..<6, using: &dice) {
    case 0:
      var changed = card.identity.fact
      changed.phone = "\(Int.random(in: 10_000_000...99_999_999, using: &dice))"
      let lar = [nil, true, false].randomElement(using: &dice) ?? nil
      _ = failure {
        _ = try session.people.change(changed, row: card.identity.row, background: CaseBackground(lar: lar))
      }
    case 1:
      let draft = EnrolmentDraft(
        enrolment: RegisterTrial.running(from: date.iso), firstStep: .first, contact: "Eva Moe")
      _ = failure { _ = try session.enrolments.enrol(card.person, draft) }
    case 2:
      guard let enrolment else { return }
      var changed = enrolment.enrolment.fact
      changed.end = Bool.random(using: &dice) ? date : nil
      changed.status = changed.end == nil ? .participating : .ended
      changed.endReason = changed.end == nil ? nil : .clarified
      _ = failure { _ = try session.enrolments.changeEnrolment(changed, row: enrolment.enrolment.row) }
    case 3:
      guard let enrolment, let to = StepNumber(Int.random(in: 1...4, using: &dice)) else { return }
      _ = failure {
        _ = try session.enrolments.move(
          enrolment.key, StepMove(to: to, date: date, reason: .other), present: enrolment.step(on: session.today))
      }
    case 4:
      guard let enrolment else { return }
      let name = ["Tor Lie", "Eva Moe", "Kari Holm"].randomElement(using: &dice) ?? ""
      _ = failure { _ = try session.enrolments.assignContact(enrolment.key, ContactAssignment(name: name, from: date)) }
    default:
      let lights = Lights(packed: UInt16.random(in: 1...UInt16.max, using: &dice))
      _ = failure {
        _ = try session.lights.save(
          LightsAssessment(date: date, voice: .worker, lights: lights), of: card.person,
          replacing: Bool.random(using: &dice) ? card.lights.first?.row : nil)
      }
    }
  }
}

extension Roster {
  /// Every person's line, by name.
  var everyone: [RosterRow] { select(RosterQuery(includesLongEnded: true)).compactMap { self[$0] } }
}
