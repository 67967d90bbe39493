import Domain
import Foundation
import Resources
import Store
import Synchronization
import Testing

@testable import Screens

/// A register to try screens on. Each stage gets a copy of its own, so that tests may write and run side by side.
enum Fixture: CaseIterable, Sendable, CustomTestStringConvertible {
  /// Everything that can be of a person, and names that no screen may trip over.
  case rich
  /// Programmes and units, and nobody in them.
  case empty
  /// Not even a programme.
  case bare

  /// A Thursday, so that `to` is ambiguous.
  static let today = Day(year: 2026, month: 11, day: 19) ?? Day(number: 0)
  static let organisation = "Blå Kors Kristiansand"

  var testDescription: String { "\(self)" }

  /// A session on a fresh copy.
  ///
  /// - Parameters:
  ///   - login: "tor", a team lead for the whole register, or one of ``Seat``'s.
  ///   - options: read-only, say.
  func session(as login: String = "tor", _ options: OpenOptions = OpenOptions()) throws -> Session {
    let path = try Fixture.copy(try Fixture.templates.file(self))
    let register = try Fixture.open(path, login, options)
    return register.session(today: Fixture.today, todayIsGiven: false)
  }

  /// A register as another process, and another user, has it.
  static func open(
    _ path: String, _ login: String, _ options: OpenOptions = OpenOptions(),
    now: @escaping @Sendable () -> Int64 = Fixture.clock()
  ) throws -> Register {
    try Register.open(
      path: path, options: options, as: .user(login: login, passphrase: SecretBytes(passphrase: passphrase)),
      now: now)
  }

  private static let passphrase = "grønn hest på taket"

  private static func user(
    _ login: String, _ name: String, _ role: Role, units: Set<UnitKey> = []
  ) -> NewUser {
    NewUser(
      login: login, name: name, role: role, units: units, passphrase: SecretBytes(passphrase: passphrase),
      cost: .demo)
  }

  /// The person of a number; nil when there is none.
  static func key(_ number: String, in session: Session) -> ParticipantKey? {
    try? session.people.participantKey(number: ParticipantNumber(stored: number))
  }

  /// Removes what a session was opened on.
  static func remove(_ session: Session) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: session.register.path + suffix) }
  }

  // MARK: Time

  /// Begins on 17.11.2026 at 10:18 UTC, when the rich fixture has been filled.
  static func clock() -> @Sendable () -> Int64 { clock(from: 1_794_910_680_000, step: 1) }

  /// Begins on 17.11.2026 at 08:00 UTC; a minute passes each time it is looked at.
  private static func fillingClock() -> @Sendable () -> Int64 { clock(from: 1_794_902_400_000, step: 60_000) }

  private static func clock(from start: Int64, step: Int64) -> @Sendable () -> Int64 {
    let now = Atomic<Int64>(start)
    let ticking = Ticking(now, step)
    return { ticking.next() }
  }

  private final class Ticking: Sendable {
    private let now: Atomic<Int64>
    private let step: Int64
    init(_ now: consuming Atomic<Int64>, _ step: Int64) {
      self.now = now
      self.step = step
    }
    func next() -> Int64 { now.add(step, ordering: .relaxed).newValue }
  }

  // MARK: Files

  private static let templates = Templates()

  private static func copy(_ template: Data) throws -> String {
    let path = temporaryPath()
    try template.write(to: URL(filePath: path))
    return path
  }

  fileprivate static func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appending(path: "stegvis-screens-\(UUID().uuidString).stegvis").path()
  }

  /// Each made the first time it is asked for, and kept as the bytes of its file.
  private final class Templates: Sendable {
    private let files = Mutex<[Fixture: Data]>([:])

    func file(_ fixture: Fixture) throws -> Data {
      try files.withLock { files in
        if let file = files[fixture] { return file }
        let path = Fixture.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        // Closed when this is done, with everything in the one file.
        try fixture.make(at: path)
        let file = try Data(contentsOf: URL(filePath: path))
        files[fixture] = file
        return file
      }
    }
  }

  private func make(at path: String) throws {
    let catalogue = try Catalogue.shared.get()
    let programmes = self == .bare ? [] : [FixtureRegister.pilot, FixtureRegister.district]
    let register = try Register.create(
      path: path,
      setup: RegisterSetup(
        founder: Fixture.user("eva", "Eva Moe", .teamLead),
        others: [Fixture.user("tor", "Tor Lie", .teamLead), Fixture.user("kari", "Kari Holm", .teamLead)]
          + (self == .bare ? [] : Seat.all.map { Fixture.user($0.login, $0.name, $0.role, units: $0.reach.units) }),
        organisation: Fixture.organisation,
        programmes: programmes.compactMap(catalogue.programme).map { ProgrammeRecord($0) },
        units: self == .bare ? [] : FixtureRegister.units,
        settings: self == .bare ? [:] : [.appointmentRooms: "Møterom 1, Møterom 2"]),
      now: Fixture.fillingClock()
    ).register
    try register.close()
    guard self == .rich else { return }
    try FixtureRegister(
      try Fixture.open(path, "tor", now: Fixture.fillingClock()).session(today: Fixture.today, todayIsGiven: false)
    ).fill()
  }
}
