import Domain
import Foundation
import Resources
import Store

/// Registers of made-up people, as `stegvis generate` fills them; each is made once, and kept when the folder is.
final class SyntheticRegisters {
  private let folder: String

  private static let seed: UInt64 = 1

  init(folder: String) { self.folder = folder }

  /// The path of a register with that many people, closed.
  func people(_ count: Int) throws -> String {
    let path = "\(folder)/people-\(count).stegvis"
    if isWhole(path, { try $0.people.roster().people == count }) { return path }
    try makeAnew(path, telling: "making \(count) people") { session in
      var people = try SyntheticPeople(session: session, seed: SyntheticRegisters.seed)
      try people.make(count)
    }
    return path
  }

  /// The same with all of them in one programme.
  func oneProgramme(_ count: Int) throws -> String {
    let path = "\(folder)/one-programme-\(count).stegvis"
    if isWhole(path, { try $0.people.roster().people == count && $0.catalogue.programmes().count == 1 }) { return path }
    try makeAnew(path, telling: "making \(count) people in one programme", programmes: 1) { session in
      var people = try SyntheticPeople(session: session, seed: SyntheticRegisters.seed)
      try people.make(count)
    }
    return path
  }

  /// The path of a register with that many people and marks, closed.
  func attendance(people: Int, marks: Int) throws -> String {
    let path = "\(folder)/attendance-\(people)-\(marks).stegvis"
    if isWhole(path, { try $0.people.roster().people == people && !$0.attendance.groups().isEmpty }) { return path }
    try makeAnew(path, telling: "making \(people) people and \(marks) marks") { session in
      var made = try SyntheticPeople(session: session, seed: SyntheticRegisters.seed)
      try made.make(people)
      var attendance = SyntheticAttendance(session: session, seed: SyntheticRegisters.seed)
      try attendance.make(marks)
    }
    return path
  }

  /// The path of a register with nobody and that many mapping records of one year, closed.
  func mapping(_ count: Int) throws -> String {
    let path = "\(folder)/mapping-\(count).stegvis"
    let year = SyntheticMapping.year
    let isKept = isWhole(path) { try $0.mapping.summary(round: year, rule: .current)?.n == count }
    if isKept { return path }
    try makeAnew(path, telling: "making \(count) mapping records") { session in
      _ = try session.files.importFile(.mapping, bytes: SyntheticMapping.file(records: count))
    }
    return path
  }

  /// A new register with programmes of the catalogue, all or the first, and their units, and nobody.
  static func makeEmpty(_ path: String, programmes count: Int = .max) throws -> Register {
    let programmes = try Catalogue.shared.get().programmes.prefix(count)
    let units = programmes.flatMap { programme in
      ["A", "B"].map { Domain.Unit(programme: programme.id, name: "\(programme.name) \($0)", places: 40) }
    }
    let setup = RegisterSetup(
      founder: NewUser(
        login: Ground.actor, name: Ground.actor, passphrase: SecretBytes(passphrase: Ground.passphrase), cost: .demo),
      organisation: "Stegvis", programmes: programmes.map { ProgrammeRecord($0) }, units: units)
    return try Register.create(path: path, setup: setup, now: now).register
  }

  /// Opened as the screen opens it.
  static func open(_ path: String) throws -> Session {
    try Register.open(
      path: path, options: OpenOptions(),
      as: .user(login: Ground.actor, passphrase: SecretBytes(passphrase: Ground.passphrase)), now: now
    ).session(today: Ground.today, todayIsGiven: true)
  }

  /// Removes a register with the two files that may lie beside it.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  // MARK: Making

  /// A kept register of an older form, or one that was cut off while it was made, is made anew.
  private func isWhole(_ path: String, _ test: (Session) throws -> Bool) -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    return (try? test(try SyntheticRegisters.open(path))) ?? false
  }

  private func makeAnew(
    _ path: String, telling what: String, programmes: Int = .max, _ fill: (Session) throws -> Void
  ) throws {
    SyntheticRegisters.remove(path)
    Console.remark("\(what) …")
    let register = try SyntheticRegisters.makeEmpty(path, programmes: programmes)
    try fill(register.session(today: Ground.today, todayIsGiven: true))
  }

  /// The journal's time.
  @Sendable private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
