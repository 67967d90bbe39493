import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// A register in a folder of its own that goes away with it. Today is Saturday 21 November 2026.
final class RegisterTrial {
  let path: String
  let clock: TrialClock
  private(set) var register: Register
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("trial.stegvis").path
    let clock = TrialClock()
    self.clock = clock
    register = try Register.create(path: path, setup: try RegisterTrial.setup(), now: { clock.tick() }).register
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static let pilot = "piloten-blakors"
  static let course = "datakurs"
  static let today = day("2026-11-21")

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  static func setup() throws -> RegisterSetup {
    RegisterSetup(
      founder: user("eva", "Eva Moe"), others: [user("tor", "Tor Lie"), user("kari", "Kari Holm")],
      organisation: "Blå Kors",
      programmes: [ProgrammeRecord(try programme(pilot)), ProgrammeRecord(try programme(course, .course))],
      units: [
        Domain.Unit(programme: pilot, name: "Verkstedet", places: 2),
        Domain.Unit(programme: pilot, name: "Rådhusgaten", places: nil),
        Domain.Unit(programme: course, name: "Kurssalen", places: 10),
      ])
  }

  static let passphrase = "grønn hest på taket"

  static func user(_ login: String, _ name: String, _ role: Role = .teamLead) -> NewUser {
    NewUser(
      login: login, name: name, role: role, passphrase: SecretBytes(passphrase: passphrase), cost: .demo)
  }

  static func unlock(_ login: String) -> Unlock {
    .user(login: login, passphrase: SecretBytes(passphrase: passphrase))
  }

  static func programme(_ id: String, _ ending: Programme.Ending = .running) throws -> Programme {
    let steps = (1...StepModel.count).map { Step(name: "Steg \($0)", shortName: "S\($0)") }
    return Programme(
      id: id, name: id, organisation: "Blå Kors", steps: try #require(StepModel(steps: steps)), ending: ending)
  }

  func file(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// The register as another process has it.
  func reopened(_ options: OpenOptions = OpenOptions(), by login: String = "eva") throws -> Register {
    let clock = clock
    return try Register.open(path: path, options: options, as: RegisterTrial.unlock(login), now: { clock.tick() })
  }

  /// A team lead's session: whose is told by the login, as if all three sat in one process.
  func session(
    _ actor: String = "eva", today: Day = RegisterTrial.today, given: Bool = false, in other: Register? = nil
  ) -> Session {
    let users = ["eva": ("Eva Moe", 1), "tor": ("Tor Lie", 2), "kari": ("Kari Holm", 3)]
    let (name, key) = users[actor] ?? ("", 1)
    return Session(
      register: other ?? register, access: Access(user: UserKey(Int64(key)), name: name, role: .teamLead),
      actor: actor, today: today, todayIsGiven: given)
  }

  func unit(_ name: String) throws -> UnitKey {
    try #require(try session().catalogue.units().first { $0.fact.unit.name == name }).fact.key
  }

  // MARK: - People

  static func person(
    _ number: String, _ family: String, _ given: String, display: String? = nil, birth: String? = nil,
    phone: String? = nil, protection: AddressProtection? = nil
  ) throws -> Participant {
    Participant(
      number: try ParticipantNumber(number), givenName: given, familyName: family, displayName: display,
      birthDate: birth.flatMap { Day($0) }, phone: phone, protection: protection)
  }

  static func running(
    from start: String, to end: String? = nil, unit: UnitKey? = nil, programme: String = pilot
  ) -> Enrolment {
    Enrolment(
      programme: programme, unit: unit, status: .participating, applied: nil, start: Day(start),
      end: end.flatMap { Day($0) })
  }

  /// Somebody who takes part, in step 1 and with a contact.
  @discardableResult
  func add(
    _ number: String, _ family: String = "Hansen", _ given: String = "Åse", from start: String = "2026-09-01",
    by session: Session? = nil
  ) throws -> WriteReceipt {
    try (session ?? self.session()).people.add(
      try RegisterTrial.person(number, family, given), background: CaseBackground(lar: true),
      enrolment: EnrolmentDraft(
        enrolment: RegisterTrial.running(from: start), firstStep: .first, contact: "Tor Lie"))
  }

  func card(_ person: ParticipantKey?, _ session: Session? = nil) throws -> ParticipantCard {
    let person = try #require(person)
    return try #require(try (session ?? self.session()).people.card(person))
  }

  /// The check finds nothing.
  func expectWhole(_ other: Register? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let findings = try (other ?? register).check()
    #expect(findings == [], sourceLocation: sourceLocation)
  }

  // MARK: - Underneath

  /// Does to the file what no version of the program does.
  func tamper(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: sql) }
    try queue.close()
  }

  func count(_ sql: String) throws -> Int {
    try register.reading { database in
      let statement = try PreparedStatement(database, sql)
      return try statement.step() ? Int(statement.integer(0)) : 0
    }
  }

  /// Every fact in force, without rows and entries: what undo and redo must bring back.
  func facts() throws -> [String] {
    try session().reading { coder in
      var found: [String] = []
      for type in Facts.all { found += try facts(type, coder) }
      return found.sorted()
    }
  }

  private func facts<Fact: StoredFact>(_ type: Fact.Type, _ coder: FactCoder) throws -> [String] {
    var found: [String] = []
    if Fact.form.isOnCaseSide {
      try CaseRows.all(type, coder) { fact, _, _ in found.append("\(Fact.form.kind) \(fact)") }
      return found
    }
    return try Fact.all(coder, where: "1").map { "\(Fact.form.kind) \($0.fact)" }
  }
}

/// A clock that goes a second on each time it is read, and can be set back.
final class TrialClock: Sendable {
  private let time = Atomic64(1_795_251_600_000)

  func tick() -> Int64 { time.change { $0 += 1000 } }
  func set(_ value: Int64) { _ = time.change { $0 = value } }

  private final class Atomic64: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Int64

    init(_ value: Int64) { self.value = value }

    func change(_ body: (inout Int64) -> Void) -> Int64 {
      lock.withLock {
        body(&value)
        return value
      }
    }
  }
}

/// Random numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// The error a call throws; nil when it throws none.
func failure(_ body: () throws -> Void) -> StoreError? {
  do {
    try body()
    return nil
  } catch { return StoreError(error) }
}

func conflict(_ body: () throws -> Void) -> Conflict? {
  if case .conflict(let conflict) = failure(body) { return conflict }
  return nil
}

extension Register {
  /// As if the disk had room for this many pages.
  func limit(pages: Int) throws {
    try writer?.inDatabase { try $0.execute("PRAGMA max_page_count = \(pages)") }
  }
}

extension RegisterTrial {
  /// Very many people with a few enrolments, steps and lights each, all different; as an import does it.
  func addMany(_ count: Int) throws {
    var dice = Dice(42)
    let families = ["Ås", "Aas", "Berg", "Øverland", "Ærø", "Lie", "Moen", "Vik", "Đorđević", "阮"]
    let givens = ["Åse", "Per", "Kari", "Anne-Lise", "Jonas", "Aisha", "Bjørn"]
    _ = try register.write(by: session(), kind: .generated) { change throws(StoreError) in
      for number in 0..<count {
        let person = try change.newPerson()
        let name = (families.randomElement(using: &dice) ?? "", givens.randomElement(using: &dice) ?? "")
        try change.enter(
          IdentityFact(
            person: person,
            participant: Participant(
              number: ParticipantNumber(stored: "M-\((number * 7919) % count)"), givenName: name.1,
              familyName: name.0, birthYearOnly: 1950 + number % 50)))
        for turn in 0..<Int.random(in: 0...3, using: &dice) {
          let start = RegisterTrial.today - turn * 300 - Int.random(in: -20...200, using: &dice)
          let programme = turn % 2 == 0 ? RegisterTrial.pilot : RegisterTrial.course
          let key = try change.newEnrolment(of: person)
          let end = turn > 0 ? start + 100 : nil
          let ended: EnrolmentStatus = turn % 2 == 0 ? .ended : .completed
          try change.enter(
            EnrolmentFact(
              key: key, person: person,
              enrolment: Enrolment(
                programme: programme, status: end == nil ? .participating : ended, start: start, end: end)))
          try change.enter(
            StepPeriodFact(enrolment: key, period: StepPeriod(step: .first, from: start, to: start + 29)))
          try change.enter(
            StepPeriodFact(
              enrolment: key, period: StepPeriod(step: StepNumber.all[1 + number % 3], from: start + 30)))
          try change.enter(
            ContactFact(
              enrolment: key, assignment: ContactAssignment(name: givens[number % givens.count], from: start)))
        }
        for turn in 0..<Int.random(in: 0...2, using: &dice) {
          try change.enter(
            LightsFact(
              person: person,
              assessment: LightsAssessment(
                date: RegisterTrial.today - turn * 90 - number % 30, voice: .worker,
                lights: Lights(packed: UInt16.random(in: 1...UInt16.max, using: &dice)))))
        }
      }
    }
  }
}
