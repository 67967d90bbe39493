import Domain
import Testing

@testable import Store

/// What no version of the program writes is found, with its table, row and entry.
@Suite struct CheckTests {
  private let trial: RegisterTrial
  private let receipt: WriteReceipt

  init() throws {
    trial = try RegisterTrial()
    receipt = try trial.add("P-1")
    _ = try trial.session().save(
      LightsAssessment(date: RegisterTrial.today, voice: .worker, lights: Lights(packed: 1)),
      of: try #require(receipt.about))
    try trial.add("P-2")
  }

  private func findings(after sql: String, structureOnly: Bool = false) throws -> [CheckFinding] {
    try trial.tamper(sql)
    return try trial.register.check(structureOnly: structureOnly)
  }

  @Test func aWholeRegisterHasNone() throws {
    try trial.expectWhole()
    let findings = try trial.register.check(structureOnly: true)
    #expect(findings == [])
  }

  @Test func aDigestThatIsNotWhatTheFactsSay() throws {
    let found = try findings(after: "UPDATE current SET lights = x'00' WHERE person = 1")
    #expect(found == [CheckFinding(.digestDiffers, table: "current", row: 1)])
    // Which the next change of the person puts right.
    let card = try trial.card(receipt.about)
    _ = try trial.session().save(
      LightsAssessment(date: RegisterTrial.today - 1, voice: .worker, lights: Lights(packed: 1)), of: card.person)
    try trial.expectWhole()
  }

  @Test func aDigestThatIsMissingOrNobodys() throws {
    let found = try findings(after: "UPDATE current SET person = 77 WHERE person = 2")
    #expect(found.contains(CheckFinding(.digestMissing, table: "current", row: 2)))
    #expect(found.contains(CheckFinding(.digestWithoutPerson, table: "current", row: 77)))
  }

  @Test func countsThatDoNotAddUp() throws {
    #expect(
      try findings(after: "UPDATE tally SET change = change + 1 WHERE day = (SELECT max(day) FROM tally)")
        .map(\.problem) == [.tallyDiffers])
  }

  @Test func timeThatGoesBackwards() throws {
    #expect(
      try findings(after: "UPDATE entry SET at = at - 100000 WHERE id = 3") == [
        CheckFinding(.timeBackwards, table: "entry", row: 3, entry: 3)
      ])
  }

  @Test func aFactWithoutItsEntry() throws {
    let found = try findings(after: "UPDATE lights SET entered = 99", structureOnly: true)
    #expect(found == [CheckFinding(.foreignKey(parent: "entry"), table: "lights", row: 1)])
  }

  @Test func factsOutOfTheOrderOfEntries() throws {
    let back = try findings(after: "UPDATE identity SET entered = 1 WHERE id = 2")
    #expect(back.contains(CheckFinding(.outOfOrder, table: "identity", row: 2, entry: 1)))
    let voided = try findings(after: "UPDATE lights SET voided = entered")
    #expect(voided.contains(CheckFinding(.voidedBeforeEntered, table: "lights", row: 1, entry: 3)))
  }

  @Test func aStepOfAnEnrolmentNobodyHas() throws {
    let found = try findings(after: "UPDATE enrolment SET voided = 4 WHERE id = 1")
    #expect(found.contains(CheckFinding(.pointsAtNothing(.enrolment), table: "step_period", row: 1, entry: 2)))
    #expect(found.contains(CheckFinding(.pointsAtNothing(.enrolment), table: "contact", row: 1, entry: 2)))
    #expect(found.contains { $0.problem == .digestDiffers })
  }

  @Test func rulesOfTheDomain() throws {
    #expect(
      try findings(after: "UPDATE enrolment SET end_day = start_day - 1 WHERE id = 1")
        .contains(CheckFinding(.rule(.enrolment([.endBeforeStart])), table: "enrolment", row: 1, entry: 2)))
    #expect(
      try findings(after: "UPDATE identity SET number = 'Æ' WHERE id = 1")
        .contains(CheckFinding(.number(.character("Æ")), table: "identity", row: 1, entry: 2)))
    #expect(
      try findings(after: "UPDATE lights SET day = day + 400")
        .contains(CheckFinding(.rule(.lights(.inTheFuture)), table: "lights", row: 1, entry: 3)))
    #expect(
      try findings(after: "UPDATE enrolment SET status = 'borte' WHERE id = 1")
        .contains(CheckFinding(.unreadableValue, table: "enrolment", row: 1, entry: 2)))
  }

  @Test func stepsThatOverlap() throws {
    let found = try findings(
      after: """
        INSERT INTO step_period (entered, root, enrolment, step, from_day) SELECT 4, 3, enrolment, 2, from_day + 3
        FROM step_period WHERE id = 1
        """)
    #expect(found.contains(CheckFinding(.stepsOverlap, table: "step_period", row: 3, entry: 4)))
  }

  @Test func anEntryOfAKindThatIsNone() throws {
    #expect(
      try findings(after: "UPDATE entry SET kind = 'trolleri' WHERE id = 3")
        .contains(CheckFinding(.unknownKind("trolleri"), table: "entry", row: 3, entry: 3)))
    #expect(failure { _ = try trial.session().entries(limit: 10) } == .damaged(.value(table: "entry", row: 3)))
  }

  @Test func itCanBeStopped() throws {
    #expect(failure { _ = try trial.register.check { _ in true } } == .cancelled)
    var parts: [CheckProgress.Part] = []
    _ = try trial.register.check { progress in
      parts.append(progress.part)
      return false
    }
    #expect(parts == CheckProgress.Part.allCases)
  }

  @Test func aRegisterWrongThroughoutIsNotToldRowByRow() throws {
    try trial.addMany(1200)
    #expect(try findings(after: "UPDATE current SET lights = x'00'").count == CheckReport.most)
  }
}
