import Domain
import Foundation
import GRDB
import GRDBSQLite
import Testing

@testable import Ledger
@testable import Store

/// Somebody who has been erased is nobody, and is counted.
@Suite struct ErasureTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey

  init() throws {
    trial = try RegisterTrial()
    try trial.add("P-1", "Olsen", "Kai")
    person = try #require(try trial.add("P-2", "Hansen", "Åse").about)
    let session = trial.session()
    let card = try trial.card(person)
    let enrolment = try #require(card.enrolments.first)
    var ended = enrolment.enrolment.fact
    ended.status = .ended
    ended.end = Day("2026-10-31")
    ended.endReason = .other
    ended.otherReason = "flyttet til Molde"
    ended.funding = "NAV Lister"
    _ = try session.enrolments.changeEnrolment(ended, row: enrolment.enrolment.row)
    _ = try session.lights.save(
      LightsAssessment(date: try #require(Day("2026-10-01")), voice: .worker, lights: Lights(packed: 0b10)), of: person)
    var changed = card.identity.fact
    changed.phone = "90000000"
    _ = try session.people.change(changed, row: card.identity.row)
  }

  private func ask(_ session: Session? = nil) throws -> ErasureRequest {
    try (session ?? trial.session()).erasure.askErasure(of: person, caseNumber: " 2026/117 ")
    return try #require(try trial.session().erasure.erasureRequests().last)
  }

  @discardableResult
  private func erase() throws -> Erasure { try trial.session("tor").erasure.confirmErasure(try ask()) }

  /// Nobody's place is taken for ever by somebody who is nobody.
  @Test func whatSomebodyTakesPartInEndsThatDay() throws {
    let taking = try #require(try trial.add("P-3", "Berg", "Eva").about)
    try trial.session().erasure.askErasure(of: taking, caseNumber: "2026/118")
    _ = try trial.session("tor").erasure.confirmErasure(
      try #require(try trial.session().erasure.erasureRequests().last))
    let left = try trial.session().reading { try EnrolmentFact.all($0, where: "f.person = ?", taking.value) }
    #expect(left.map(\.fact.enrolment.end) == [RegisterTrial.today])
    let tomorrow = trial.session(today: RegisterTrial.today + 1)
    let board = try tomorrow.figures.stepsBoard(programme: RegisterTrial.pilot)
    #expect(!board.columns.flatMap(\.people).contains { $0.participant == taking })
    try trial.expectWhole()
  }

  // MARK: - Two users

  @Test func itTakesACaseNumberAndTwoUsers() throws {
    #expect(
      failure { try trial.session().erasure.askErasure(of: person, caseNumber: "  ") } == .rule(.caseNumberMissing))
    let request = try ask()
    #expect(request.caseNumber == "2026/117")
    #expect(request.actor == "Eva Moe")
    #expect(failure { _ = try trial.session("eva").erasure.confirmErasure(request) } == .notAllowed(.ownRequest))
    #expect(
      conflict { try trial.session("tor").erasure.askErasure(of: person, caseNumber: "x") }?.entry == request.entry)
    #expect(try trial.session().people.card(person) != nil)
    let erasure = try trial.session("tor").erasure.confirmErasure(request)
    #expect(erasure.receipt.kind == .erased)
    #expect(erasure.unlisted == nil)
    #expect(erasure.isWiped)
    #expect(try trial.session().erasure.erasureRequests().isEmpty)
    #expect(failure { _ = try trial.session("kari").erasure.confirmErasure(request) } == .rule(.notInRegister))
  }

  @Test func aRequestIsWithdrawn() throws {
    let request = try ask()
    try trial.session("tor").erasure.withdraw(request)
    #expect(failure { _ = try trial.session("kari").erasure.confirmErasure(request) } == .rule(.notInRegister))
    #expect(try trial.session().people.card(person) != nil)
    #expect(try ask().entry > request.entry)
  }

  @Test func onlyATeamLeadAsksAndTheDeskDoesNeither() throws {
    func session(_ role: Role) -> Session {
      Session(
        register: trial.register, access: Access(user: UserKey(3), name: "Kari Holm", role: role), actor: "kari",
        today: RegisterTrial.today, todayIsGiven: false)
    }
    #expect(
      failure { try session(.counsellor).erasure.askErasure(of: person, caseNumber: "1") } == .notAllowed(.role(.erase))
    )
    let request = try ask()
    #expect(
      failure { _ = try session(.frontDesk).erasure.confirmErasure(request) } == .notAllowed(.role(.confirmErasure)))
    #expect(try session(.counsellor).erasure.confirmErasure(request).receipt.kind == .erased)
  }

  // MARK: - Nobody

  @Test func nobodyFindsThem() throws {
    let number = try ParticipantNumber("P-2")
    let before = try trial.session().people.roster()
    var updated = before
    let draft = try RegisterTrial.person("P-9", "Hansen", "Åse", birth: "1980-01-01")
    try erase()
    let session = trial.session()
    #expect(try session.people.card(person) == nil)
    #expect(try session.people.participantKey(number: number) == nil)
    #expect(try session.people.possibleDuplicates(of: draft).isEmpty)
    let roster = try session.people.roster()
    #expect(roster.people == 1)
    #expect(roster.line(of: person) == nil)
    try updated.update([person], from: session)
    #expect(updated.line(of: person) == nil)
    var csv: [UInt8] = []
    for kind in ImportKind.allCases {
      try session.files.export(kind) { (bytes) throws(StoreError) in csv += bytes }
    }
    let text = String(decoding: csv, as: UTF8.self)
    #expect(text.contains("P-1") && !text.contains("P-2") && !text.contains("Hansen"))
    #expect(try session.erasure.erasedPeople() == [person])
    #expect(try session.register.changes(after: before.entry).people?.contains(person) ?? true)
  }

  @Test func theNumberIsFreeForSomebodyElse() throws {
    try erase()
    let other = try #require(try trial.add("P-2", "Berg", "Ola").about)
    #expect(other != person)
    #expect(try trial.session().people.participantKey(number: try ParticipantNumber("P-2")) == other)
    try trial.expectWhole()
  }

  @Test func everythingIsCountedAsBefore() throws {
    let session = trial.session()
    let period = try #require(Period(from: RegisterTrial.day("2026-08-01"), to: RegisterTrial.day("2026-12-31")))
    func counts() throws -> [String] {
      let board = try session.figures.reckoning(over: [period]).figures()
      return [
        "\([FigureID.entered, .droppedOut, .retained].map { board[$0]?.value })",
        "\(try session.figures.menuCounts())",
        "\(try session.figures.occupancy(on: RegisterTrial.day("2026-10-01")))",
      ]
    }
    let before = try counts()
    try erase()
    #expect(try counts() == before)
    #expect(try trial.session().figures.stepsBoard(programme: RegisterTrial.pilot).columns.count == 4)
  }

  @Test func whoIsStillRunningIsCountedWithoutAName() throws {
    let running = try #require(try trial.add("P-3", "Lie", "Per").about)
    let before = try trial.session().figures.menuCounts()
    try trial.session().erasure.askErasure(of: running, caseNumber: "1")
    _ = try trial.session("tor").erasure.confirmErasure(
      try #require(try trial.session().erasure.erasureRequests().first))
    #expect(try trial.session().figures.menuCounts() == before)
    let board = try trial.session().figures.stepsBoard(programme: RegisterTrial.pilot)
    #expect("\(board)".contains("Lie") == false)
    try trial.expectWhole()
  }

  // MARK: - Whole

  @Test func theRegisterIsWholeAndSoItWasBefore() throws {
    let entry = try trial.session().people.roster().entry
    try erase()
    try trial.expectWhole()
    let earlier = try trial.reopened(OpenOptions(asOfEntry: entry))
    #expect(try trial.session(in: earlier).people.roster().people == 1)
    try earlier.close()
  }

  @Test func nothingBringsThemBack() throws {
    // Eva's newest change is one of theirs.
    try erase()
    let before = try trial.facts()
    #expect(conflict { _ = try trial.session("eva").journal.undo() }?.kind == .erased)
    for entry in try trial.session().journal.entries(limit: 100)
    where entry.kind.isReversible && entry.kind != .clinical {
      _ = failure { _ = try trial.session("kari").journal.undo(entry: entry.id) }
      #expect(try trial.session().people.card(person) == nil)
      #expect(try trial.session().people.roster().line(of: person) == nil)
    }
    #expect(try trial.facts().filter { $0.hasPrefix("enrolment") }.isEmpty == false)
    #expect(before.isEmpty == false)
    try trial.expectWhole()
  }

  @Test func noChangeIsMadeOfThemAnyMore() throws {
    let card = try trial.card(person)
    let enrolment = try #require(card.enrolments.first)
    try erase()
    var changed = enrolment.enrolment.fact
    changed.otherReason = "noe annet"
    #expect(
      failure { _ = try trial.session().enrolments.changeEnrolment(changed, row: enrolment.enrolment.row) } != nil)
    #expect(failure { _ = try trial.session().people.change(card.identity.fact, row: card.identity.row) } != nil)
    let lights = LightsAssessment(date: RegisterTrial.today, voice: .own, lights: Lights(packed: 1))
    #expect(failure { _ = try trial.session().lights.save(lights, of: person) } != nil)
    try trial.expectWhole()
  }

  // MARK: - Gone

  /// Every seal that stood on the person's rows before, and in the entries about them.
  private func seals() throws -> [Data] {
    let key = person.value
    return try trial.session().reading { coder in
      let label = try coder.label(person, turn: 0).map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
      return try [
        "SELECT sealed FROM main.identity WHERE person = \(key)",
        "SELECT number_code FROM main.identity WHERE person = \(key)",
        "SELECT sealed FROM main.case_fact WHERE label = x'\(label)'",
        "SELECT sealed FROM main.enrolment WHERE person = \(key) AND sealed IS NOT NULL",
        "SELECT detail FROM main.entry WHERE about = \(key) AND detail IS NOT NULL",
        "SELECT sealed FROM main.current",
      ].flatMap { try Data.fetchAll(coder.database.handle, sql: $0) }
    }
  }

  @Test func whyTheFileCouldNotBeWrittenAnewIsTold() throws {
    let request = try ask()
    let writer = try #require(trial.register.writer)
    try writer.inDatabase { database in
      // VACUUM needs a second file beside it.
      _ = sqlite3_limit(database.handle.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0)
    }
    let erasure = try trial.session("tor").erasure.confirmErasure(request)
    #expect(!erasure.isWiped && erasure.unwiped != nil)
    #expect(try trial.session().people.card(person) == nil)
  }

  @Test func theOldBytesAreGoneFromTheFileAndItsLog() throws {
    let old = try seals()
    #expect(old.count > 5)
    func found() -> Int {
      ["", "-wal"].map { suffix in
        guard let bytes = FileManager.default.contents(atPath: trial.path + suffix) else { return 0 }
        return old.filter { bytes.range(of: $0) != nil }.count
      }.reduce(0, +)
    }
    #expect(found() > 0)
    #expect(try erase().isWiped)
    #expect(found() == 0)
  }

  @Test func whyIsKeptAndWhatWasSaidOfThemIsNot() throws {
    let entries = try trial.session().journal.entries(limit: 100)
    let earlier = Set(entries.filter { $0.about == person }.map(\.id))
    #expect(!earlier.isEmpty)
    try erase()
    for entry in try trial.session().journal.entries(limit: 100) {
      if earlier.contains(entry.id) { #expect(entry.detail == nil) }
      if entry.kind == .erasureAsked || entry.kind == .erased { #expect(entry.detail?.reason == "2026/117") }
    }
  }

  @Test func aBackupFromBeforeIsRestoredWithoutThem() throws {
    let backup = trial.file("before.stegvis-backup")
    #expect(try trial.session().backups.backUp(to: backup).unnoted == nil)
    try erase()
    let list = ErasedList.path(beside: trial.path)
    #expect(try ErasedList.read(list) == [person.value])
    let target = trial.file("nytt.stegvis")
    // The list lies beside the register that was lost; here it has been put beside the new one.
    try FileManager.default.copyItem(atPath: list, toPath: ErasedList.path(beside: target))
    let restored = try Register.restore(
      backup: backup, to: target, as: RegisterTrial.unlock("eva"), today: RegisterTrial.today,
      now: { 1_795_900_000_000 })
    #expect(restored.erased == 1)
    #expect(restored.findings == [])
    let session = restored.register.session(today: RegisterTrial.today, todayIsGiven: false)
    #expect(try session.people.card(person) == nil)
    #expect(try session.people.roster().people == 1)
    #expect(try session.journal.entries(limit: 3).map(\.kind).contains(.restored))
    try restored.register.close()
  }

  @Test func aRestoreNeedsAPassphraseOfTheBackupAndNoRegisterInItsPlace() throws {
    let backup = trial.file("a.stegvis-backup")
    _ = try trial.session().backups.backUp(to: backup)
    func restore(_ path: String, _ passphrase: String = RegisterTrial.passphrase) -> StoreError? {
      failure {
        _ = try Register.restore(
          backup: backup, to: path, as: .user(login: "eva", passphrase: SecretBytes(passphrase: passphrase)),
          today: RegisterTrial.today, now: { 1_795_900_000_000 })
      }
    }
    let target = trial.file("b.stegvis")
    #expect(restore(target, "feil hest på taket") == .ledger(.wrongPassphrase))
    #expect(!FileManager.default.fileExists(atPath: target))
    #expect(restore(trial.path) == .ledger(.exists(path: trial.path)))
    #expect(restore(target) == nil)
  }
}
