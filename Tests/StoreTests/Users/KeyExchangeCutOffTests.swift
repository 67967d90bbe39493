import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// An exchange of keys that is cut off at any moment leaves the old keys wholly or the new ones wholly; and who waits for
/// it is told.
@Suite struct KeyExchangeCutOffTests {
  private let trial: RegisterTrial

  init() throws {
    trial = try RegisterTrial()
    try trial.add("P-1")
    try trial.addMany(60)
  }

  private func open(_ path: String, _ login: String) throws -> Register {
    let clock = trial.clock
    return try Register.open(
      path: path, options: OpenOptions(), as: RegisterTrial.unlock(login), now: { clock.tick() })
  }

  /// Which keys a copy is under, when all of it is.
  private func turn(_ path: String) throws -> Int {
    let eva = try open(path, "eva")
    #expect(try eva.check() == [])
    let torIsIn = failure { try open(path, "tor").close() } == nil
    #expect(torIsIn == (eva.keys.generation == 1))
    defer { try? eva.close() }
    return eva.keys.generation
  }

  @Test func aLogThatBreaksOffAnywhere() throws {
    #expect(try trial.register.wipe())
    // Somebody who reads keeps the log from being emptied.
    let reader = try trial.reopened(by: "kari")
    let (file, log): (Data, Data) = try reader.readingWithAnyKeys { database in
      #expect(try PreparedStatement(database, "SELECT 1 FROM main.entry").step())
      try trial.session().users.remove(UserKey(2))
      return (
        try Data(contentsOf: URL(fileURLWithPath: trial.path)),
        try Data(contentsOf: URL(fileURLWithPath: trial.path + "-wal"))
      )
    }
    var dice = Dice(7)
    let cuts = (0..<10).map { _ in Int.random(in: 0..<log.count, using: &dice) }
    var turns: [Int: Int] = [:]
    for (index, cut) in ([0, log.count - 1, log.count] + cuts).enumerated() {
      let copy = trial.file("copy-\(index).stegvis")
      try file.write(to: URL(fileURLWithPath: copy))
      try log.prefix(cut).write(to: URL(fileURLWithPath: copy + "-wal"))
      let turn = try turn(copy)
      turns[turn, default: 0] += 1
      #expect(cut == log.count ? turn == 2 : turn == 1, "cut at \(cut) of \(log.count)")
    }
    #expect(turns.keys.sorted() == [1, 2])
  }

  @Test func filesAsAKilledProcessLeavesThem() throws {
    var copies: [String] = []
    try trial.session().users.remove(UserKey(2)) { _ in
      let copy = trial.file("killed-\(copies.count).stegvis")
      for suffix in ["", "-wal"] {
        let bytes = FileManager.default.contents(atPath: trial.path + suffix) ?? Data()
        #expect(FileManager.default.createFile(atPath: copy + suffix, contents: bytes))
      }
      copies.append(copy)
      return false
    }
    #expect(copies.count > 1)
    for copy in copies { #expect(try turn(copy) == 1) }
    #expect(try turn(trial.path) == 2)
  }

  @Test func whoWantsToWriteMeanwhileIsToldWhy() throws {
    let kari = try trial.login("kari")
    var told: [StoreError?] = []
    try trial.session().users.remove(UserKey(2)) { _ in
      if told.isEmpty { told.append(failure { try trial.add("P-9", by: kari) }) }
      return false
    }
    #expect(told == [.ledger(.keysBeingExchanged)])
    #expect(failure { try trial.add("P-9", by: kari) } == .ledger(.keysExchanged))
    try trial.add("P-9", by: try trial.login("kari"))
    #expect(try trial.count("SELECT count(*) FROM exchange") == 0)
  }

  @Test func afterOneThatWasStoppedNobodyIsToldOfIt() throws {
    #expect(failure { try trial.session().users.remove(UserKey(2)) { _ in true } } == .ledger(.cancelled))
    #expect(try trial.count("SELECT count(*) FROM exchange") == 0)
    // Nor by what a killed process left, once it is old.
    try trial.tamper("INSERT INTO exchange VALUES (1, 0, 1000)")
    let kari = try trial.login("kari")
    var told: StoreError?
    try trial.register.changing(waits: true) { _ in told = failure { try trial.add("P-9", by: kari) } }
    #expect(told == .ledger(.busy))
    try trial.expectWhole()
  }
}
