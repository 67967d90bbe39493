import Domain
import Testing

@testable import Ledger
@testable import Store

/// Guests are a count. Whoever is named for the list in case of fire is named for that day and no longer.
@Suite struct GuestTests {
  private let ground: AttendanceTrial
  private let session: Session
  private var today: Day { ground.today }

  init() throws {
    ground = try AttendanceTrial()
    session = ground.trial.session()
  }

  private func guest(_ count: Int = 1, _ name: String? = nil, on day: Day? = nil) throws -> Guest {
    Guest(group: ground.group, day: day ?? today, count: count, name: name, arrived: TimeOfDay("1010"))
  }

  private func counts(on day: Day? = nil) throws -> [Int] {
    try session.attendance.guests(on: day ?? today).map(\.fact.guest.count)
  }

  @Test func theyAreCountedAndGoAndAreTakenBack() throws {
    try session.attendance.saveGuests(try guest(2))
    try session.attendance.saveGuests(try guest(1, "Ola Strand"))
    #expect(try counts() == [2, 1])
    let named = try #require(try session.attendance.guests(on: today).last)
    var gone = named.fact.guest
    gone.left = TimeOfDay("1130")
    try session.attendance.saveGuests(gone, replacing: named.row)
    #expect(try session.attendance.guests(on: today).map(\.fact.guest.isHere) == [true, false])
    _ = try session.journal.undo()
    #expect(try session.attendance.guests(on: today).map(\.fact.guest.isHere) == [true, true])
    let row = try #require(try session.attendance.guests(on: today).first).row
    try session.attendance.removeGuests(row: row)
    #expect(try counts() == [1])
    try ground.trial.expectWhole()
  }

  /// They stand in no share, in no list of participants, and in nobody's file.
  @Test func theyAreNoParticipants() throws {
    let before = try session.attendance.rollCalls(on: today)
    try session.attendance.saveGuests(try guest(7, "Ola Strand"))
    let after = try session.attendance.rollCalls(on: today)
    #expect(before.map(\.members) == after.map(\.members) && after.map(\.offList.count) == [0])
    for kind in ImportKind.allCases {
      var bytes: [UInt8] = []
      try session.files.export(kind) { (piece) throws(StoreError) in bytes += piece }
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Strand"), "\(kind)")
    }
    let entry = try #require(try session.journal.entries(limit: .max).first { $0.kind == .guestsEntered })
    #expect(entry.detail?.name == "Verkstedet" && entry.detail?.added == 7 && entry.about == nil)
  }

  @Test func whatCannotBeIsRefused() throws {
    func problem(_ guest: Guest) -> StoreError? { failure { try session.attendance.saveGuests(guest) } }
    #expect(try problem(guest(0)) == .rule(.guest(.countUnlikely)))
    #expect(try problem(guest(Guest.most + 1)) == .rule(.guest(.countUnlikely)))
    #expect(try problem(guest(on: today + 1)) == .rule(.guest(.inTheFuture)))
    var early = try guest()
    early.left = TimeOfDay("0900")
    #expect(problem(early) == .rule(.guest(.leftBeforeArrived)))
    var nowhere = try guest()
    nowhere.group = GroupKey(999)
    #expect(problem(nowhere) == .rule(.notInRegister))
  }

  /// The name is gone from the file, of rows that were changed since too; the count stays.
  @Test func aNameIsKeptForItsDayOnly() throws {
    try session.attendance.saveGuests(try guest(1, "Ola Strand"))
    let kept = try #require(try session.attendance.guests(on: today).first)
    var gone = kept.fact.guest
    gone.left = TimeOfDay("1130")
    try session.attendance.saveGuests(gone, replacing: kept.row)
    let tomorrow = ground.trial.session(today: today + 1)
    #expect(try session.attendance.guests(on: today).map(\.fact.guest.name) == ["Ola Strand"])
    #expect(try tomorrow.attendance.guests(on: today).map(\.fact.guest.name) == [nil])
    let held = { try ground.trial.count("SELECT count(*) FROM guest WHERE length(sealed) > 33") }
    #expect(try held() == 2)
    try session.attendance.emptyGuestNames()
    #expect(try held() == 2, "the day is not over")
    try tomorrow.attendance.emptyGuestNames()
    #expect(try held() == 0)
    let entry = try ground.trial.register.newestEntry()
    try tomorrow.attendance.emptyGuestNames()
    #expect(try ground.trial.register.newestEntry() == entry, "once is enough")
    #expect(try counts() == [1])
    try ground.trial.expectWhole()
    // What is entered later about a day that is over has no name.
    try tomorrow.attendance.saveGuests(try guest(3, "Kari Vik"))
    #expect(try tomorrow.attendance.guests(on: today).map(\.fact.guest.name) == [nil, nil])
  }
}
