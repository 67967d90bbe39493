import Domain
import Foundation
import Resources
import Screens
import Store

/// The demo's register: made in a folder of its own from the embedded files, through the same import as anyone's, and
/// removed at the end.
struct DemoRegister {
  let common: CommonOptions
  let register: Register
  let session: Session
  private let folder: String

  /// The day the demo's people were made for.
  static let day = Day(year: 2026, month: 11, day: 21)

  /// Who may sit at the demo; the first is who sits there unless `--user` says another.
  static let users: [(login: String, name: String, role: Role)] = [
    ("eva", "Eva Moe", .teamLead), ("tor", "Tor Lie", .counsellor), ("kari", "Kari Holm", .frontDesk),
  ]

  /// Works in one unit only. Nobody sits down as him: what he sees, the list of users tells.
  static let ofOneUnit = (login: "jon", name: "Jon Dahl", role: Role.counsellor, unit: UnitKey(1))

  /// Has the day off, and has entered what there is.
  static let colleague = (login: "mia", name: "Mia Strand", role: Role.teamLead)

  /// Everyone's here: the demo's people are made up, and its register is gone when it ends.
  static let passphrase = "alle er oppdiktet"

  init(_ options: CommonOptions) throws {
    if let user = options.user, !DemoRegister.users.contains(where: { $0.login == user }) {
      throw Failure.usage(
        .usageBadChoice,
        ["value": user, "option": "--user", "accepted": DemoRegister.users.map(\.login).joined(separator: ", ")])
    }
    // From here to its removal the folder must not be left behind by a Ctrl-C or a closed window.
    Interruption.watch()
    let folder = try DemoRegister.makeFolder()
    var common = options
    common.register = folder + "/demo.stegvis"
    common.today = options.today ?? DemoRegister.day?.iso
    common.user = options.user ?? DemoRegister.users[0].login
    self.folder = folder
    self.common = common
    do {
      register = try DemoRegister.fill(common)
      session = common.session(of: register, isDemo: true)
      if Interruption.isRequested { throw Failure(.interrupted, Speech.language(CommonText.cancelled)) }
    } catch {
      DemoRegister.remove(folder)
      throw error
    }
  }

  func remove() {
    common.close(register)
    DemoRegister.remove(folder)
  }

  private static func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }

  private static func makeFolder() throws -> String {
    let base = Environment.value("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(base)/stegvis-demo.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw Failure(
        .cannotCreate,
        Speech.language(ErrorText.cannotCreate, ["file": base, "reason": String(cString: strerror(errno))]))
    }
    return String(cString: made)
  }

  /// Makes the register and imports the files in their order.
  private static func fill(_ common: CommonOptions) throws -> Register {
    func newUser(_ login: String, _ name: String, _ role: Role, units: Set<UnitKey> = []) -> NewUser {
      NewUser(
        login: login, name: name, role: role, units: units, passphrase: SecretBytes(passphrase: passphrase),
        cost: .demo)
    }
    let users =
      (users + [colleague]).map { newUser($0.login, $0.name, $0.role) }
      + [newUser(ofOneUnit.login, ofOneUnit.name, ofOneUnit.role, units: [ofOneUnit.unit])]
    let register = try NewRegister(common: common).make(
      founder: users[0], others: Array(users.dropFirst()), organisation: Speech.language(CommonText.demo),
      programmes: try NewRegister.programmesOfCatalogue(), units: try units(),
      settings: day.map(DemoIntake.settings(on:)) ?? [:], now: DemoClock.weeksBefore
    ).register
    let session = common.session(of: register, isDemo: true)
    for kind in [
      ImportKind.participants, .enrolments, .steps, .lights, .mapping, .groups, .attendance, .events, .network,
      .consents, .services,
    ] {
      guard let file = DemoFile(rawValue: kind.rawValue) else { continue }
      // People have been in their groups for some weeks.
      try load(file, kind: kind, into: kind == .groups ? day.map { session.at(today: $0 - 33) } ?? session : session)
    }
    try load(.earlierMapping, kind: .mapping, into: session)
    try? register.close()
    try common.storing { () throws(StoreError) in
      try DemoMonth(common).fill()
      try enterTheDay(common) { (session, day) throws(StoreError) in
        try DemoDay(session, day: day).fill()
        try DemoIntake(session, day: day).fill()
        try DemoProgrammes(session).fill()
        try DemoPlan(session).fill()
        try DemoPlan(session).fillActionPlan()
        try enterAbsence(session, day)
        try DemoWork(session, day: day).enter()
        try DemoMapping(session: session, day: day).fill()
      }
    }
    let login = common.user ?? users[0].login
    return try common.storing { () throws(StoreError) in try open(common, as: login) }
  }

  /// What a colleague has entered by the demo's day: whoever opens the demo has done nothing yet that `u` could take back.
  private static func enterTheDay(
    _ common: CommonOptions, _ body: (Session, Day) throws(StoreError) -> Void
  ) throws(StoreError) {
    guard let day else { return }
    let register = try open(common, as: colleague.login)
    try body(register.session(today: day, todayIsGiven: true), day)
    try register.close()
  }

  /// Somebody is sick since Thursday, and expected again next week.
  private static func enterAbsence(_ session: Session, _ day: Day) throws(StoreError) {
    guard let number = try? ParticipantNumber("P-0173"), let person = try session.people.participantKey(number: number)
    else { return }
    _ = try session.attendance.enter(Absence(from: day - 2, to: day + 1, reason: .sick), of: person)
  }

  /// The demo's register for one of its users.
  static func open(
    _ common: CommonOptions, as login: String, passphrase: String = passphrase,
    now: @escaping @Sendable () -> Int64 = DemoClock.onTheDay
  ) throws(StoreError) -> Register {
    try common.register(
      as: .user(login: login, passphrase: SecretBytes(passphrase: passphrase)),
      busyMilliseconds: OpenOptions.screenWait, now: now)
  }

  /// The demo's register for whoever sits here when the user with this login has stood up; who was removed, or has another
  /// passphrase now, is passed over.
  static func openNext(_ common: CommonOptions, after login: String) throws(StoreError) -> Register {
    let present = users.firstIndex { $0.login == login } ?? -1
    var refusal = StoreError.ledger(.wrongPassphrase)
    for step in 1...users.count {
      do { return try open(common, as: users[(present + step) % users.count].login) } catch { refusal = error }
    }
    throw refusal
  }

  private static func load(_ file: DemoFile, kind: ImportKind, into session: Session) throws {
    do throws(ImportFailure) {
      _ = try session.files.importFile(kind, bytes: Array(file.bytes), name: "\(file.rawValue).csv")
    } catch {
      let sentences = ImportSentences(Speech.language, file: "Demo/\(file.rawValue).csv")
      throw Failure(
        .badData, Speech.language(ErrorText.resourceDamaged, ["detail": sentences.sentence(error)]))
    }
  }

  /// Units are made, never imported: programme, name and places, a row each.
  private static func units() throws -> [Domain.Unit] {
    let rows = String(decoding: DemoFile.units.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
    return rows.compactMap { row in
      let cells = row.split(separator: ";", omittingEmptySubsequences: false)
      guard cells.count == 3 else { return nil }
      return Domain.Unit(programme: String(cells[0]), name: String(cells[1]), places: Int(cells[2]))
    }
  }
}
