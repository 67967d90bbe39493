import Domain
import Foundation
import Store
import Testing

@testable import Screens

/// The local day, which the rules and the day's backup go by, in the two nights of the year when the clocks are changed.
@Suite("The local day when the clocks are changed")
struct HourChangeTests {
  private let local: LocalTime

  init() throws { local = LocalTime(zone: try #require(TimeZone(identifier: "Europe/Oslo"))) }

  private func words(_ utc: String) throws -> String {
    let date = try #require(ISO8601DateFormatter().date(from: utc))
    let time = Int64(date.timeIntervalSince1970 * 1000)
    return "\(local.parts(time).day.iso) \(local.clock(time))"
  }

  @Test(
    "is right around midnight and around the change",
    arguments: [
      ("2026-10-24T21:59:59Z", "2026-10-24 23:59"), ("2026-10-24T22:00:00Z", "2026-10-25 00:00"),
      ("2026-10-25T00:59:59Z", "2026-10-25 02:59"), ("2026-10-25T01:00:00Z", "2026-10-25 02:00"),
      ("2026-10-25T22:59:59Z", "2026-10-25 23:59"), ("2026-10-25T23:00:00Z", "2026-10-26 00:00"),
      ("2026-03-28T22:59:59Z", "2026-03-28 23:59"), ("2026-03-28T23:00:00Z", "2026-03-29 00:00"),
      ("2026-03-29T00:59:59Z", "2026-03-29 01:59"), ("2026-03-29T01:00:00Z", "2026-03-29 03:00"),
      ("2026-03-29T21:59:59Z", "2026-03-29 23:59"), ("2026-03-29T22:00:00Z", "2026-03-30 00:00"),
    ])
  func day(utc: String, local: String) throws {
    #expect(try words(utc) == local)
  }

  @Test("has one backup and no more, whenever somebody starts", arguments: ["2026-10-22", "2026-03-26"])
  func backups(from: String) throws {
    let begin = try #require(ISO8601DateFormatter().date(from: "\(from)T22:00:00Z"))
    let folder = FileManager.default.temporaryDirectory.appending(path: "hours-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let backups = BackupFolder(path: folder, registerPath: "\(folder)/register.stegvis")
    var made: [String] = []
    for quarter in 0..<(5 * 24 * 4) {
      let day = local.parts(Int64(begin.timeIntervalSince1970 * 1000) + Int64(quarter) * 900_000).day
      guard try backups.isDue(today: day) else { continue }
      made.append(day.iso)
      try #require(FileManager.default.createFile(atPath: backups.path(of: day), contents: nil))
    }
    #expect(Set(made).count == made.count, "none twice: \(made)")
    #expect((5...6).contains(made.count), "none skipped: \(made)")
    let days = made.compactMap { Day($0) }
    #expect(zip(days, days.dropFirst()).allSatisfy { $1 == $0 + 1 }, "one after the other: \(made)")
  }

  @Test(
    "a screen nobody touches locks after its minutes, not an hour too early or late",
    arguments: ["2026-10-25", "2026-03-29"])
  func idle(date: String) throws {
    let change = try #require(ISO8601DateFormatter().date(from: "\(date)T01:00:00Z"))
    let lastKey = Int64(change.timeIntervalSince1970 * 1000) - 300_000
    #expect(!IdleLock.isDue(lastKey: lastKey, now: lastKey + 599_000, minutes: 10))
    #expect(IdleLock.isDue(lastKey: lastKey, now: lastKey + 600_000, minutes: 10))
  }
}
