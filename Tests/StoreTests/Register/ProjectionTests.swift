import Domain
import Testing

@testable import Ledger
@testable import Store

/// A register that another version of the program has written: what is derived is worked out anew, and nothing is lost on the way.
@Suite struct ProjectionTests {
  private let trial: RegisterTrial
  private let before: Roster
  private let rule = SeverityRule(id: "two-reds-v1", reds: 2)

  init() throws {
    trial = try RegisterTrial()
    try trial.addMany(1300)
    let session = trial.session()
    _ = try trial.register.write(by: session, kind: .importedMapping) { change throws(StoreError) in
      try change.enter(MappingRecord(round: 2019, lights: Lights(packed: 7)))
    }
    before = try session.people.roster()
    try trial.register.close()
  }

  /// As an older program left it: in a form that nobody reads any more.
  private func age(_ where: String = "1") throws {
    try trial.tamper(
      """
      UPDATE projection SET version = version - 1 WHERE \(`where`);
      UPDATE current SET sealed = x'01'; UPDATE current_case SET sealed = x'01';
      UPDATE mapping_tally SET sealed = x'01'; UPDATE tally SET change = change + 1;
      """)
  }

  private func at(_ register: Register) -> Session {
    register.session(today: RegisterTrial.today, todayIsGiven: false)
  }

  private func expectAsBefore(_ register: Register) throws {
    let found = try at(register).people.roster()
    #expect(found.everyone == before.everyone)
    #expect(try at(register).mapping.summary(round: 2019, rule: rule)?.n == 1)
    #expect(try at(register).figures.menuCounts().participating > 0)
    try trial.expectWhole(register)
  }

  @Test func whatAnOlderProgramLeftIsWorkedOutAnew() throws {
    try age()
    let register = try trial.reopened()
    #expect(failure { _ = try at(register).people.roster() } == .ledger(.rebuilding))
    #expect(failure { _ = try at(register).figures.menuCounts() } == .ledger(.rebuilding))
    #expect(failure { _ = try at(register).mapping.summary(round: 2019, rule: rule) } == .ledger(.rebuilding))
    var steps: [RebuildProgress] = []
    try register.rebuild { progress in
      steps.append(progress)
      return false
    }
    #expect(
      steps.count > 1 && steps.allSatisfy { $0.done < $0.total } && steps.map(\.done) == steps.map(\.done).sorted())
    try expectAsBefore(register)
    try register.rebuild { _ in
      Issue.record("nothing is left to do")
      return true
    }
  }

  @Test func peopleWorkOnMeanwhileAndWhoeverIsCutOffLosesNothing() throws {
    try age()
    let register = try trial.reopened()
    let (early, late) = (ParticipantKey(1), ParticipantKey(1290))
    var rounds = 0
    #expect(
      failure {
        try register.rebuild { _ in
          rounds += 1
          return rounds == 2
        }
      } == .ledger(.cancelled))
    for person in [early, late] {
      let session = at(register)
      _ = try session.lights.save(
        LightsAssessment(date: RegisterTrial.today, voice: .worker, lights: Lights(packed: 0x5555)), of: person)
      var changed = try #require(try session.reading { try IdentityFact.of(person, $0) })
      changed.fact.participant.familyName = "Nydal"
      _ = try session.people.change(changed.fact.participant, row: changed.row)
    }
    try register.close()
    let again = try trial.reopened()
    try again.rebuild()
    let found = try at(again).people.roster().everyone
    for person in [early, late] {
      let row = try #require(found.first { $0.person == person })
      #expect(row.shownName.hasPrefix("Nydal") && row.lights == Lights(packed: 0x5555))
    }
    #expect(found.count == before.everyone.count)
    try trial.expectWhole(again)
  }

  @Test func eachDoesWhatTheirKeysReach() throws {
    let lead = try trial.reopened()
    _ = try at(lead).users.add(
      NewUser(
        login: "ida", name: "Ida", role: .frontDesk, passphrase: SecretBytes(passphrase: RegisterTrial.passphrase),
        cost: .demo))
    try lead.close()
    try age()
    let desk = try trial.reopened(by: "ida")
    try desk.rebuild()
    #expect(try at(desk).people.roster().people == before.people)
    try desk.close()
    let again = try trial.reopened()
    #expect(failure { _ = try at(again).people.roster() } == .ledger(.rebuilding))
    try again.rebuild()
    try expectAsBefore(again)
  }

  @Test func whereNothingMayBeWrittenItIsWorkedOutInMemory() throws {
    try age()
    let register = try trial.reopened(OpenOptions(readOnly: true))
    try expectAsBefore(register)
    try register.close()
    let writing = try trial.reopened(OpenOptions(asOfEntry: 3))
    try writing.rebuild()
    #expect(try at(writing).people.roster().people > 0)
  }

  @Test func oneNewProjectionReachesAnOldRegister() throws {
    try trial.tamper("DELETE FROM projection WHERE id = \(ProjectionSet.lights.rawValue); DELETE FROM current_case")
    let register = try trial.reopened()
    try register.rebuild()
    try expectAsBefore(register)
  }

  @Test func anOlderProgramStops() throws {
    let register = try trial.reopened()
    let session = at(register)
    try trial.tamper("UPDATE projection SET version = version + 1 WHERE id = 1")
    func isNewer(_ error: StoreError?) -> Bool { if case .ledger(.newerSchema) = error { true } else { false } }
    #expect(isNewer(failure { _ = try session.people.roster() }))
    #expect(isNewer(failure { _ = try session.people.add(try RegisterTrial.person("X-1", "Vik", "Eli")) }))
    #expect(isNewer(failure { _ = try trial.reopened() }))
  }

  @Test func everyProjectionIsSaidOnce() {
    let all = Projections.all
    #expect(Set(all.map(\.id)).count == all.count && all.allSatisfy { $0.id.rawValue.nonzeroBitCount == 1 })
    #expect(Facts.definitions.feeds(LightsFact.form) == .lights)
    #expect(Facts.definitions.feeds(EnrolmentFact.form) == [.enrolments, .counts])
    #expect(Facts.definitions.feeds(AttendanceFact.form) == [])
  }
}
