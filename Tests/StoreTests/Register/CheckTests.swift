import Domain
import Testing

@testable import Ledger
@testable import Store

/// What no version of the program writes is found, with its table, row and entry.
@Suite struct CheckTests {
  private let trial: RegisterTrial
  private let receipt: WriteReceipt

  init() throws {
    trial = try RegisterTrial()
    receipt = try trial.add("P-1")
    _ = try trial.session().lights.save(
      LightsAssessment(date: RegisterTrial.today, voice: .worker, lights: Lights(packed: 1)),
      of: try #require(receipt.about))
    try trial.add("P-2")
  }

  private func findings(after sql: String, structureOnly: Bool = false) throws -> [CheckFinding] {
    try trial.tamper(sql)
    return try structureOnly ? Register.checkStructure(path: trial.path) : trial.register.check()
  }

  @Test func aWholeRegisterHasNone() throws {
    try trial.expectWhole()
    let findings = try Register.checkStructure(path: trial.path)
    #expect(findings == [])
  }

  @Test func aDigestThatIsNotWhatTheFactsSay() throws {
    let page = try page { people in people[1]?.enrolments = [] }
    let found = try findings(after: "UPDATE current SET sealed = \(page)")
    #expect(Set(found.map(\.problem)) == [.digestDiffers])
    #expect(found.contains(CheckFinding(.digestDiffers, table: "current", row: 1)))
  }

  @Test func aDigestThatIsMissingOrNobodys() throws {
    let page = try page { people in people[27] = people.removeValue(forKey: 2) }
    let found = try findings(after: "UPDATE current SET sealed = \(page)")
    #expect(found.contains(CheckFinding(.digestMissing, table: "current", row: 2)))
    #expect(found.contains(CheckFinding(.digestWithoutPerson, table: "current", row: 27)))
  }

  @Test func aDigestFromAnotherPage() throws {
    let found = try findings(after: "UPDATE current SET page = 9")
    #expect(found.contains(CheckFinding(.digestMissing, table: "current", row: 1)))
  }

  @Test func aPageThatWasEdited() throws {
    let found = try findings(after: "UPDATE current_case SET sealed = zeroblob(64)")
    #expect(found.contains(CheckFinding(.sealBroken, table: "current_case", row: 0)))
  }

  /// The first page of digests, with what `change` does to it, as SQLite writes a blob.
  private func page(_ change: (inout [Int64: PersonDigest]) -> Void) throws -> String {
    let keys = trial.register.keys
    var people: [Int64: PersonDigest] = [:]
    try trial.register.reading { database in
      try DigestPages(database, keys).each(onPage: 0) { part, other in
        people[part.person] = PersonDigest(part, other)
      }
    }
    change(&people)
    let bytes = DigestPage.write(people.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    return hex(try keys.seal(bytes, .identity, DigestPage.current, key: 0))
  }

  private func hex(_ bytes: [UInt8]) -> String {
    "x'" + bytes.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined() + "'"
  }

  /// What a form seals for `key`, as SQLite writes a blob.
  private func sealed(_ form: FactForm, _ side: Side, key: Int64, _ write: (inout DigestWriter) -> Void) throws
    -> String
  {
    var writer = DigestWriter()
    write(&writer)
    return hex(try trial.register.keys.seal(writer.bytes, side, form.sealPlace, key: key))
  }

  @Test func countsThatDoNotAddUp() throws {
    #expect(
      try findings(after: "UPDATE tally SET change = change + 1 WHERE day = (SELECT max(day) FROM tally)")
        .map(\.problem) == [.tallyDiffers])
  }

  @Test func aTimeThatWasChanged() throws {
    #expect(
      try findings(after: "UPDATE entry SET at = at - 100000 WHERE id = 3") == [
        CheckFinding(.chainBroken, table: "entry", row: 3, entry: 3)
      ])
  }

  @Test func aFactWithoutItsEntry() throws {
    let found = try findings(after: "UPDATE case_fact SET entered = 99", structureOnly: true)
    #expect(found == [CheckFinding(.foreignKey(parent: "entry"), table: "case_fact", row: 1)])
  }

  @Test func factsOutOfTheOrderOfEntries() throws {
    let back = try findings(after: "UPDATE identity SET entered = 1 WHERE id = 2")
    #expect(back.contains(CheckFinding(.outOfOrder, table: "identity", row: 2, entry: 1)))
    let voided = try findings(after: "UPDATE case_fact SET voided = entered")
    #expect(voided.contains(CheckFinding(.voidedBeforeEntered, table: "case_fact", row: 1, entry: 3)))
  }

  @Test func aStepOfAnEnrolmentNobodyHas() throws {
    let found = try findings(after: "UPDATE enrolment SET voided = 4 WHERE id = 1")
    #expect(found.contains(CheckFinding(.pointsAtNothing(EnrolmentFact.form), table: "step_period", row: 1, entry: 2)))
    #expect(found.contains(CheckFinding(.pointsAtNothing(EnrolmentFact.form), table: "contact", row: 1, entry: 2)))
    #expect(found.contains { $0.problem == .digestDiffers })
  }

  @Test func rulesOfTheDomain() throws {
    #expect(
      try findings(after: "UPDATE enrolment SET end_day = start_day - 1 WHERE id = 1")
        .contains(CheckFinding(.rule(.enrolment([.endBeforeStart])), table: "enrolment", row: 1, entry: 2)))
    let number = try sealed(IdentityFact.form, .identity, key: 1) {
      $0.add(optionalText: "Æ")
      $0.add(optionalText: "Åse")
      $0.add(optionalText: "Hansen")
      for _ in 0..<2 { $0.add(byte: 0) }
      $0.add(optional: 0)
    }
    #expect(
      try findings(after: "UPDATE identity SET sealed = \(number) WHERE id = 1")
        .contains(CheckFinding(.number(.character("Æ")), table: "identity", row: 1, entry: 2)))
    let lights = try trial.session().reading { coder in
      let fact = LightsFact(
        person: try #require(receipt.about),
        assessment: LightsAssessment(date: RegisterTrial.today + 400, voice: .worker, lights: Lights(packed: 1)))
      var (row, writer) = (CaseRow(fact, of: fact.person, turn: 0, coder), SealWriter(coder: coder))
      row.fields(&writer)
      return hex(try coder.keys.sealCase(writer.padded(true), CaseRow.form.sealPlace, key: 1))
    }
    let found = try findings(after: "UPDATE case_fact SET sealed = \(lights)")
    #expect(found.contains(CheckFinding(.rule(.lights(.inTheFuture)), table: "case_fact", row: 1, entry: 3)))
    // The code by which the assessment is found is still that of the day it was.
    #expect(found.contains(CheckFinding(.codeDiffers, table: "case_fact", row: 1, entry: 3)))
    #expect(
      try findings(after: "UPDATE enrolment SET status = 'borte' WHERE id = 1")
        .contains(CheckFinding(.unreadableValue, table: "enrolment", row: 1, entry: 2)))
  }

  @Test func stepsThatOverlap() throws {
    let found = try findings(
      after: """
        INSERT INTO step_period (entered, root, enrolment, step, from_day, sealed)
        SELECT 4, 3, enrolment, 2, from_day + 3, sealed
        FROM step_period WHERE id = 1
        """)
    #expect(found.contains(CheckFinding(.stepsOverlap, table: "step_period", row: 3, entry: 4)))
  }

  @Test func anEntryOfAKindThatIsNone() throws {
    #expect(
      try findings(after: "UPDATE entry SET kind = 'trolleri' WHERE id = 3")
        .contains(CheckFinding(.unknownKind("trolleri"), table: "entry", row: 3, entry: 3)))
    #expect(
      failure { _ = try trial.session().journal.entries(limit: 10) }
        == .ledger(.damaged(.value(table: "entry", row: 3))))
  }

  @Test("It tells how far it has come, and can be stopped")
  func stopping() throws {
    #expect(failure { _ = try trial.register.check { _ in true } } == .ledger(.cancelled))
    #expect(failure { _ = try Register.checkStructure(path: trial.path) { _ in true } } == .ledger(.cancelled))
    var told: [CheckProgress] = []
    _ = try trial.register.check { progress in
      told.append(progress)
      return false
    }
    #expect(told.first?.done == 0)
    #expect(told.allSatisfy { $0.total > 0 && $0.done <= $0.total })
    #expect(zip(told, told.dropFirst()).allSatisfy { $0.done <= $1.done })
  }

  @Test func aRegisterWrongThroughoutIsNotToldRowByRow() throws {
    try trial.addMany(1200)
    #expect(try findings(after: "UPDATE identity SET number_code = randomblob(16)").count == CheckReport.most)
  }
}
