import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

@Suite struct KeyExchangeTests {
  /// A register with history: changes, undone changes, voided rows, people enough for several pages.
  private func trial() throws -> (trial: RegisterTrial, person: ParticipantKey) {
    let trial = try RegisterTrial()
    try trial.addUser("siv", "Siv Ås", .counsellor)
    let person = try #require(try trial.add("P-1", "Hansen", "Åse").about)
    try trial.addMany(100)
    let identity = try trial.card(person).identity
    _ = try trial.session().people.change(
      try RegisterTrial.person("P-1", "Berg", "Åse", birth: "1980-02-03"), row: identity.row)
    _ = try trial.session().journal.undo()
    _ = try trial.session().journal.redo()
    return (trial, person)
  }

  @Test func whoeverIsRemovedOpensNothingAndNeitherDoTheOldKeys() throws {
    let (trial, _) = try trial()
    let old = trial.register.keys
    let seals = try trial.seals()
    #expect(seals.allSatisfy { $0.opens(with: old) })
    #expect(Set(seals.map(\.side)) == [.identity, .clinical])
    try trial.session().users.remove(UserKey(2))
    #expect(failure { _ = try trial.login("tor") } == .ledger(.wrongPassphrase))
    let kept = Keyring(old.material)
    #expect(try !trial.seals().contains { $0.opens(with: kept) })
    #expect(try trial.seals().allSatisfy { $0.opens(with: trial.register.keys) })
    #expect(try trial.seals().count == seals.count + 1, "That somebody was removed.")
    #expect(try trial.register.reading { try JournalHead.read($0, kept) } == nil)
    #expect(try trial.kinds(2) == [.keysExchanged, .userRemoved])
    #expect(try trial.session().users.all().map(\.login) == ["eva", "kari", "siv"])
    try trial.expectWhole()
  }

  @Test func onDemandNobodyIsShutOutAndTheRecoveryKeyIsMadeAnewWhenAskedFor() throws {
    let (trial, person) = try trial()
    let first = try trial.session().users.renewRecoveryKey(cost: .demo)
    let old = Keyring(trial.register.keys.material)
    #expect(try trial.session().users.exchangeKeys(renewsRecoveryKey: false, cost: .demo) == nil)
    #expect(try !trial.seals().contains { $0.opens(with: old) })
    #expect(try trial.kinds(1) == [.keysExchanged])
    func recovers(_ key: RecoveryKey) -> Bool {
      let clock = trial.clock
      return failure {
        try Register.open(path: trial.path, options: OpenOptions(), as: .recovery(key), now: { clock.tick() }).close()
      } == nil
    }
    #expect(recovers(first))
    let key = try #require(try trial.session().users.exchangeKeys(renewsRecoveryKey: true, cost: .demo))
    #expect(!recovers(first) && recovers(key))
    #expect(try trial.kinds(3).contains(.recoveryKeyRenewed))
    for login in ["eva", "kari", "tor", "siv"] {
      #expect(try trial.card(person, trial.login(login)).identity.fact.familyName == "Berg")
    }
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    for login in ["siv", "pia"] {
      #expect(
        failure { _ = try trial.login(login).users.exchangeKeys(renewsRecoveryKey: false) }
          == .notAllowed(.role(.recoverKeys)))
    }
    try trial.expectWhole()
  }

  @Test func everybodyElseOpensItWithTheirOwnPassphrase() throws {
    let (trial, person) = try trial()
    let key = try trial.session().users.renewRecoveryKey(cost: .demo)
    try trial.session().users.remove(UserKey(2))
    for login in ["eva", "kari", "siv"] {
      #expect(try trial.card(person, trial.login(login)).identity.fact.familyName == "Berg")
    }
    let clock = trial.clock
    let recovery = try Register.open(
      path: trial.path, options: OpenOptions(), as: .recovery(key), now: { clock.tick() })
    #expect(recovery.keys.generation == 2)
    try trial.expectWhole(recovery)
  }

  @Test func whoeverIsMovedToTheDeskHoldsNoClinicalKey() throws {
    let (trial, _) = try trial()
    let siv = try trial.user("siv").key
    let open = try trial.login("siv")
    let held = open.register.keys
    try trial.session().users.change(siv, role: .frontDesk)
    #expect(failure { _ = try open.people.roster() } == .ledger(.keysExchanged))
    let desk = try trial.login("siv").register
    #expect(!desk.keys.holdsClinical)
    #expect(try !trial.seals().contains { $0.opens(with: held) || ($0.side == .clinical && $0.opens(with: desk.keys)) })
    #expect(try trial.kinds(2) == [.keysExchanged, .userChanged])
    let findings = try desk.examine()
    #expect(findings == [])
    try trial.expectWhole()
  }

  @Test func theProcessThatExchangesThemGoesOn() throws {
    let (trial, person) = try trial()
    let session = trial.session()
    let people = try session.people.roster().people
    try session.users.remove(UserKey(2))
    #expect(try session.people.roster().people == people)
    _ = try trial.add("P-2", by: session)
    #expect(try trial.card(person, session).identity.fact.familyName == "Berg")
    try session.users.remove(UserKey(3))
    #expect(trial.register.keys.generation == 3)
    try trial.expectWhole()
  }

  @Test func anotherProcessIsToldToOpenItAgain() throws {
    let (trial, person) = try trial()
    let other = try trial.reopened(by: "kari")
    let session = other.session(today: RegisterTrial.today, todayIsGiven: false)
    let newest = try #require(try session.journal.entries(limit: 1).first).id
    let counter = try other.changeCounter()
    try trial.session().users.remove(UserKey(2))
    #expect(try other.changeCounter() != counter)
    #expect(failure { _ = try other.changes(after: newest) } == .ledger(.keysExchanged))
    #expect(failure { _ = try session.people.card(person) } == .ledger(.keysExchanged))
    #expect(failure { _ = try session.people.roster() } == .ledger(.keysExchanged))
    #expect(failure { _ = try trial.add("P-2", by: session) } == .ledger(.keysExchanged))
    #expect(failure { _ = try other.check() } == .ledger(.keysExchanged))
    #expect(failure { try session.users.remove(UserKey(4)) } == .ledger(.keysExchanged))
  }

  @Test func undoAndReadingAsOfAnEntryGoOnAcrossIt() throws {
    let (trial, person) = try trial()
    let before = try #require(try trial.session().journal.entries(limit: 10).first { $0.kind == .generated }).id
    try trial.session().users.remove(UserKey(2))
    let then = try trial.reopened(OpenOptions(asOfEntry: before))
    let names = try then.session(today: RegisterTrial.today, todayIsGiven: false).reading {
      try IdentityFact.of(person, $0)?.fact.participant.familyName
    }
    #expect(names == "Hansen")
    _ = try trial.session().journal.undo()
    #expect(try trial.card(person).identity.fact.familyName == "Hansen")
    try trial.expectWhole()
  }

  @Test func stoppedOnTheWayNothingHasHappened() throws {
    let (trial, _) = try trial()
    let old = trial.register.keys
    let seals = try trial.seals().map(\.bytes)
    var signs = 0
    try trial.session().users.change(UserKey(3), role: .counsellor)
    try trial.session().users.change(UserKey(3), role: .frontDesk) { progress in
      #expect(progress.done <= progress.total)
      signs += 1
      return false
    }
    #expect(signs > 2)
    let keys = trial.register.keys
    let now = try trial.seals().map(\.bytes)
    #expect(now != seals && keys.generation == old.generation + 1)
    for stop in 0..<signs {
      var sign = 0
      #expect(
        failure {
          try trial.session().users.remove(UserKey(2)) { _ in
            defer { sign += 1 }
            return sign == stop
          }
        } == .ledger(.cancelled))
    }
    #expect(try trial.seals().map(\.bytes) == now)
    #expect(trial.register.keys.generation == keys.generation)
    _ = try trial.login("tor")
    _ = try trial.add("P-2")
    try trial.expectWhole()
  }

  @Test func aBrokenChainIsNotMadeToLookHonest() throws {
    let (trial, _) = try trial()
    let entry = try #require(try trial.session().journal.entries(limit: 20).first { $0.kind == .participantAdded }).id
    try trial.tamper("UPDATE entry SET actor = 3 WHERE id = \(entry)")
    #expect(failure { try trial.session().users.remove(UserKey(2)) } == .ledger(.damaged(.chain(entry: entry))))
    #expect(trial.register.keys.generation == 1)
    _ = try trial.login("tor")
  }

  @Test func whatIsErasedStaysErased() throws {
    let (trial, _) = try trial()
    let row = try #require(try trial.seals().first { seal in seal.table == "identity" }).row
    var erased: [UInt8] = []
    try trial.register.writer?.change { database in
      let rows = try PreparedStatement(database, "SELECT sealed FROM main.identity WHERE id = ?")
      rows.bind(row)
      _ = try rows.step()
      erased = Keyring.erased(rows.bytes(0))
      rows.reset()
      let update = try PreparedStatement(
        database, "UPDATE main.identity SET sealed = ?, number_code = NULL, birth_code = NULL WHERE id = ?")
      update.bind {
        $0.add(seal: erased)
        $0.add(row)
      }
      try update.run()
    }
    try trial.session().users.remove(UserKey(2))
    let seal = try #require(try trial.seals().first { $0.table == "identity" && $0.row == row })
    #expect(seal.bytes == erased)
    #expect(try trial.register.check().allSatisfy { $0.problem != .chainBroken && $0.problem != .headDiffers })
  }

  @Test func whatWasSealedUnderTheOldKeysIsNowhereInTheFile() throws {
    let (trial, _) = try trial()
    let old = try trial.seals().map(\.bytes)
    let slot = try trial.register.reading { try SlotTable($0).slot(2)?.slot.envelope }
    #expect(try trial.contains(try #require(slot)))
    try trial.session().users.remove(UserKey(2))
    #expect(try !trial.contains(try #require(slot)))
    #expect(try old.filter { try trial.contains($0) }.count == 0)
  }

  @Test func draftsOfOthersAreLeftAlone() throws {
    let (trial, _) = try trial()
    try trial.tamper(
      """
      INSERT INTO draft (clerk, form, at, sealed) VALUES (2, x'01', 0, x'00'), (3, x'01', 0, x'0102');
      INSERT INTO login_try (slot, at) VALUES (2, 0);
      """)
    try trial.session().users.remove(UserKey(2))
    #expect(try trial.count("SELECT count(*) FROM draft WHERE clerk = 2") == 0)
    #expect(try trial.count("SELECT count(*) FROM login_try WHERE slot = 2") == 0)
    #expect(try trial.count("SELECT count(*) FROM draft WHERE clerk = 3 AND sealed = x'0102'") == 1)
  }

  @Test func readingGoesOnWhileTheyAreExchanged() async throws {
    let (trial, _) = try trial()
    let session = trial.session()
    let done = Finish()
    let readers = (0..<2).map { _ in
      Task.detached {
        var reads = 0
        repeat {
          _ = try session.people.roster()
          _ = try session.users.all()
          reads += 1
        } while !done.isSet
        return reads
      }
    }
    for login in ["tor", "kari"] { try session.users.remove(try trial.user(login).key) }
    done.set()
    for reader in readers { #expect(try await reader.value > 0) }
    try trial.expectWhole()
  }
}

private final class Finish: @unchecked Sendable {
  private let lock = NSLock()
  private var value = false

  var isSet: Bool { lock.withLock { value } }
  func set() { lock.withLock { value = true } }
}
