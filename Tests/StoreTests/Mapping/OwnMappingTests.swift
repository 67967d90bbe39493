import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// One's own mapping in the register: opened on a provision, entered without a trace of whom, closed.
@Suite struct OwnMappingTests {
  private let trial: RegisterTrial
  private let eva: Session
  private let unit: UnitKey
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    eva = trial.session()
    unit = try trial.unit("Verkstedet")
  }

  private func round(
    _ year: Int = 2026, in unit: UnitKey?, _ kind: OwnRound.UnitKind = .health, namesUnit: Bool = false
  ) -> OwnRound {
    OwnRound(
      of: year, in: unit, kind,
      under: OwnRound.Provision("Vedtak 12/2026", of: today - 30, by: "Kommunedirektøren", namesUnit: namesUnit),
      informed: today - 14, opened: today)
  }

  private func opened(_ round: OwnRound) throws -> OwnRoundKey {
    _ = try eva.mapping.open(round)
    return try #require(
      try eva.mapping.ownRounds().first { $0.round.fact.unit == round.unit && $0.round.fact.year == round.year }
    ).key
  }

  /// People of a unit, from one number on.
  @discardableResult
  private func people(_ count: Int, in unit: UnitKey, from first: Int = 1) throws -> [ParticipantKey] {
    try (first..<first + count).map { number in
      let person = Participant(
        number: try ParticipantNumber("P-\(number)"), givenName: "Fornavn\(number)", familyName: "Etternavn\(number)",
        birthDate: Day("1980-02-03"))
      return try #require(
        try eva.people.add(
          person,
          enrolment: EnrolmentDraft(
            enrolment: RegisterTrial.running(from: "2026-09-01", unit: unit), firstStep: .first, contact: "Tor Lie")
        ).about)
    }
  }

  /// What nobody else has.
  private func record(_ number: Int) -> MappingRecord {
    MappingRecord(round: 0, ageGroup: .from24, gender: .male, lights: Lights(packed: UInt16(number) &* 40_503 | 1))
  }

  private func standing(_ key: OwnRoundKey) throws -> OwnRoundStanding? {
    try eva.mapping.ownRounds().first { $0.key == key }
  }

  // MARK: Opening and closing

  @Test func aRoundOpensOnItsProvisionAndOnce() throws {
    let key = try opened(round(in: unit))
    let kept = try #require(try standing(key))
    #expect(kept.round.fact == round(in: unit) && kept.round.entered.actor == "Eva Moe")
    for again in [round(in: unit), round(in: nil)] {
      #expect(failure { _ = try eva.mapping.open(again) } == .rule(.mapping([.alreadyThere(2026)])))
    }
    let other = try trial.unit("Rådhusgaten")
    #expect(failure { _ = try eva.mapping.open(round(in: other, .nav)) } == .rule(.mapping([.notNamed(.nav)])))
    _ = try eva.mapping.open(round(in: other, .nav, namesUnit: true))
    try trial.expectWhole()
  }

  @Test func whatWasReadFromAFileIsNotAddedTo() throws {
    _ = try trial.register.write(by: eva, kind: .importedMapping) { change throws(StoreError) in
      try change.enter(MappingRecord(round: 2026, lights: Lights(packed: 9)))
      try change.enter(MappingRecord(round: 2025, unit: unit, lights: Lights(packed: 9)))
    }
    #expect(failure { _ = try eva.mapping.open(round(in: unit)) } == .rule(.mapping([.imported(2026)])))
    #expect(failure { _ = try eva.mapping.open(round(2025, in: nil)) } == .rule(.mapping([.imported(2025)])))
    _ = try eva.mapping.open(round(2025, in: try trial.unit("Rådhusgaten")))
  }

  @Test func nothingIsReadFromAFileIntoARoundOfOnesOwn() throws {
    _ = try opened(round(in: unit))
    let files = ["år;avdeling;økonomi\n2026;Verkstedet;rødt\n", "år;økonomi\n2026;rødt\n"]
    for file in files {
      let found = ImportProblem(row: 2, column: "år", value: "2026", reason: .mappedHere(round: 2026))
      #expect(throws: ImportFailure.problems([found], more: false)) {
        _ = try eva.files.importFile(.mapping, bytes: Array(file.utf8))
      }
    }
    _ = try eva.files.importFile(.mapping, bytes: Array("år;økonomi\n2025;rødt\n".utf8))
  }

  @Test func aRoundThatNothingCameOfIsStruckAndAnotherMayBeOpened() throws {
    let key = try opened(round(in: unit))
    _ = try eva.mapping.close(key)
    #expect(try eva.mapping.ownRounds().isEmpty)
    _ = try opened(round(in: unit))
    try trial.expectWhole()
  }

  @Test func fewerThanFiveAreShownToNobody() throws {
    let here = try people(5, in: unit)
    let key = try opened(round(in: unit))
    try eva.mapping.tick(Set(here), in: key)
    for number in 1...4 { try eva.mapping.enter(record(number), in: key) }
    #expect(try standing(key)?.lost == 4)
    _ = try eva.mapping.close(key)
    #expect(try eva.mapping.rounds().isEmpty && trial.count("SELECT count(*) FROM mapping_record") == 0)
    #expect(try trial.count("SELECT count(*) FROM mapping_desk") == 0)
  }

  // MARK: Who

  @Test func onlyThoseWhoMayBeMappedAreOnTheList() throws {
    let here = try people(4, in: unit)
    try people(1, in: try trial.unit("Rådhusgaten"), from: 20)
    // Somebody of fifteen, somebody who ended long ago, somebody who has opted out.
    let young = try #require(
      try eva.people.add(
        try RegisterTrial.person("P-30", "Ung", "Una", birth: "2011-01-01"),
        enrolment: EnrolmentDraft(
          enrolment: RegisterTrial.running(from: "2026-09-01", unit: unit), firstStep: .first, contact: nil)
      ).about)
    var ended = RegisterTrial.running(from: "2024-01-01", to: "2025-01-01", unit: unit)
    ended.status = .ended
    ended.endReason = .clarified
    _ = try eva.people.add(
      try RegisterTrial.person("P-31", "Før", "Finn"),
      enrolment: EnrolmentDraft(enrolment: ended, firstStep: nil, contact: nil))
    _ = try eva.around.enter(.optedOut(MappingOptOut(year: 2026)), about: here[0])
    _ = try eva.around.enter(.optedOut(MappingOptOut(year: 2025)), about: here[1])
    let key = try opened(round(in: unit))
    let ticks = try eva.mapping.ticks(key)
    #expect(ticks.people == Set(here.dropFirst()) && ticks.optedOut == [here[0]])
    #expect(!ticks.people.contains(young))
    #expect(
      failure { try eva.mapping.tick(Set(here), in: key) } == .rule(.mapping([.notAmongThem])))
    // Three are all there are.
    try eva.mapping.tick(Set(here.dropFirst()), in: key)
    #expect(try standing(key)?.left == 3)
  }

  @Test func nobodyIsMappedWhoIsNotTickedOffFirst() throws {
    let here = try people(5, in: unit)
    let key = try opened(round(in: unit))
    let none = StoreError.rule(.mapping([.noTickLeft]))
    #expect(failure { try eva.mapping.enter(record(1), in: key) } == none)
    try eva.mapping.tick(Set(here), in: key)
    for number in 1...5 { try eva.mapping.enter(record(number), in: key) }
    #expect(failure { try eva.mapping.enter(record(6), in: key) } == none)
    let empty = MappingRecord(round: 0, ageGroup: .from24, lights: Lights())
    #expect(failure { try eva.mapping.enter(empty, in: key) } == .rule(.mapping([.emptyRecord])))
    _ = try eva.mapping.close(key)
    #expect(failure { try eva.mapping.enter(record(6), in: key) } == .rule(.mapping([.closedAlready])))
    #expect(try eva.mapping.summary(round: 2026, unit: unit, rule: .current)?.n == 5)
    try trial.expectWhole()
  }

  // MARK: An attack

  /// The file, its journal and every key: what is tried is to tell whose a record is by order, time and neighbours.
  @Test func nobodyTellsWhoWasMappedAsWhat() throws {
    let other = try trial.unit("Rådhusgaten")
    let units = [unit: try people(12, in: unit), other: try people(12, in: other, from: 101)]
    var guesses = (hits: 0, all: 0)
    for (year, unit) in [(2026, unit), (2026, other), (2025, unit), (2025, other)] {
      let here = units[unit] ?? []
      let key = try opened(round(year, in: unit))
      let before = try trial.count("SELECT max(id) FROM entry")
      try eva.mapping.tick(Set(here), in: key)
      // As a counsellor does it: down the list.
      var truth: [Int: ParticipantKey] = [:]
      for (place, person) in here.enumerated() {
        let record = record(place + 1 + year)
        truth[Int(record.lights.packed)] = person
        try eva.mapping.enter(record, in: key)
        // Nothing is seen before there are ten of them, and then five at once.
        let seen = try trial.count("SELECT count(*) FROM mapping_record WHERE round = \(year) AND unit = \(unit.value)")
        #expect(seen == (place < 9 ? 0 : 5))
      }
      _ = try eva.mapping.close(key)
      // Three entries of a whole round: nothing about anybody, nor of when somebody was ticked off.
      #expect(try trial.count("SELECT count(*) FROM entry WHERE id > \(before)") == 2)
      #expect(try trial.count("SELECT count(about) FROM entry WHERE id > \(before)") == 0)
      let rows = try eva.reading { coder in
        try MappingRecord.all(coder, where: "f.round = \(year) AND f.unit = \(unit.value) ORDER BY f.id")
      }
      for entry in Set(rows.map(\.entry)) {
        let batch = rows.filter { $0.entry == entry }
        #expect(batch.count >= 5 && batch.map(\.fact.orderKey) == batch.map(\.fact.orderKey).sorted())
      }
      // The guess: the first row is the first on the list.
      for (row, person) in zip(rows, here) {
        guesses.all += 1
        if truth[Int(row.fact.lights.packed)] == person { guesses.hits += 1 }
      }
    }
    // Four of 48 by chance.
    #expect(guesses.all == 48 && guesses.hits < 16, "\(guesses)")
    try trial.expectWhole()
  }

  /// What lay on the table before is not in the file, and what lies there now looks the same whatever it is.
  @Test func theTableSaysNothing() throws {
    let here = try people(7, in: unit)
    let key = try opened(round(in: unit))
    func bytes() throws -> [UInt8] {
      try trial.register.reading { try $0.first("SELECT sealed FROM mapping_desk") { Array($0.bytes(0)) } } ?? []
    }
    try eva.mapping.tick(Set(here), in: key)
    let first = try bytes()
    try eva.mapping.enter(record(1), in: key)
    try eva.mapping.enter(record(2), in: key)
    let second = try bytes()
    #expect(first != second && first.count == second.count && first.count > 500)
    _ = try eva.mapping.close(key)
    #expect(try bytes().isEmpty)
    try trial.register.close()
    let file = try Data(contentsOf: URL(fileURLWithPath: trial.path))
    for past in [first, second] { #expect(file.range(of: Data(past)) == nil) }
  }
}
