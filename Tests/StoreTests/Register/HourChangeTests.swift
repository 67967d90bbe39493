import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// The night when the clocks are changed, and the clock on the wall goes from 03:00 to 02:00, or from 02:00 to 03:00: what
/// the register goes by does not notice.
@Suite("When the clocks are changed")
struct HourChangeTests {
  /// 2026-10-25 and 2026-03-29, 01:00 UTC both.
  static let changes: [Int64] = [1_792_890_000_000, 1_774_746_000_000]
  private static let minute: Int64 = 60_000

  @Test("the journal's times go on in UTC, second by second", arguments: changes)
  func journal(change: Int64) throws {
    let trial = try RegisterTrial()
    trial.clock.set(change - 3000)
    for number in 1...5 { try trial.add("P-\(number)") }
    let times = try trial.session().journal.entries(limit: 5).map(\.at).sorted()
    #expect(times.count == 5)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "\(times)")
    #expect(times.contains { $0 < change } && times.contains { $0 >= change })
    #expect(try trial.register.check().isEmpty)
  }

  @Test("a look at a card is logged once a quarter of an hour, not twice and not too seldom", arguments: changes)
  func readLog(change: Int64) throws {
    let trial = try RegisterTrial()
    let person = try #require(try trial.add("P-1").about)
    let register = try trial.reopened()
    let session = trial.session(in: register)
    func looks(at time: Int64) throws -> Int64 {
      let before = try register.newestEntry()
      trial.clock.set(time)
      _ = try session.people.card(person)
      return try register.newestEntry() - before
    }
    #expect(try looks(at: change - 10 * Self.minute) == 1)
    // By the wall three quarters of an hour earlier, or an hour and two minutes later.
    #expect(try looks(at: change + 2 * Self.minute) == 0)
    #expect(try looks(at: change + 6 * Self.minute) == 1)
    #expect(try looks(at: change + 16 * Self.minute) == 0)
    #expect(try looks(at: change + 22 * Self.minute) == 1)
    try register.close()
  }

  @Test("who typed wrong waits seconds, not an hour, and not nothing", arguments: changes)
  func loginWait(change: Int64) {
    let failures = (0..<4).map { change - 4000 + $0 * 1000 }
    #expect(LoginWait.waitUntil(failures: failures, lastSuccess: nil, now: change) == change + 1000)
    #expect(LoginWait.waitUntil(failures: failures, lastSuccess: nil, now: change + 1000) == nil)
  }

  @Test("what is typed is kept as many days as it says", arguments: changes)
  func drafts(change: Int64) throws {
    let trial = try RegisterTrial()
    let left = change - 3 * 86_400_000
    trial.clock.set(left)
    try trial.session().drafts.save(
      form: "participant.new", about: nil, fields: ["given": "Kari"], isLeft: true, waits: true)
    func kept(at time: Int64) throws -> Int {
      trial.clock.set(time)
      let register = try trial.reopened()
      defer { try? register.close() }
      return try trial.session(in: register).drafts.all().count
    }
    #expect(try kept(at: left + DraftAge.left - Self.minute) == 1)
    #expect(try kept(at: left + DraftAge.left + Self.minute) == 0)
  }
}
