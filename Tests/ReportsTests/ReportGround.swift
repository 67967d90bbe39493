import Domain
import Foundation
import Resources
import Testing

@testable import Ledger
@testable import Reports
@testable import Store

/// A register of made-up people in a folder of its own, with a team lead at work in it.
final class ReportGround {
  let register: Register
  let folder: String
  private let path: String
  private static let passphrase = "grønn hest på taket"

  static let today = Day(number: 20_778)
  static let year = ReportPeriod.lastYear.days(today: today, start: nil)

  init(people: Int = 0, seed: UInt64 = 1, programmes: Int = 1) throws {
    folder = NSTemporaryDirectory() + "reports-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/trial.stegvis"
    let known = try Catalogue.shared.get().programmes.prefix(programmes)
    let setup = RegisterSetup(
      founder: NewUser(
        login: "eva", name: "Eva Moe", passphrase: SecretBytes(passphrase: ReportGround.passphrase), cost: .demo),
      organisation: "Blå Kors & venner", programmes: known.map { ProgrammeRecord($0) },
      units: known.flatMap { programme in
        ["Verkstedet", "Huset", "Kafeen"].map { Domain.Unit(programme: programme.id, name: $0, places: 10) }
      })
    register = try Register.create(path: path, setup: setup, now: { 1_795_000_000_000 }).register
    if people > 0 {
      var made = try SyntheticPeople(session: session, seed: seed)
      try made.make(people)
      try register.rebuild()
    }
  }

  deinit {
    try? register.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  var session: Session { register.session(today: ReportGround.today, todayIsGiven: true) }

  /// The register as it stood after an entry.
  func earlier(_ entry: Int64) throws -> Session {
    try Register.open(
      path: path, options: OpenOptions(asOfEntry: entry),
      as: .user(login: "eva", passphrase: SecretBytes(passphrase: ReportGround.passphrase)),
      now: { 1_795_000_000_000 }
    ).session(today: ReportGround.today, todayIsGiven: true)
  }

  func document(
    _ report: HouseReport, for profile: ReportProfile = .kommune, _ period: Period = year, in session: Session? = nil
  ) throws -> ReportDocument {
    try ReportMaker(session ?? self.session, Language(.nb), localDay: { _ in ReportGround.today }).document(
      ReportOrder(report, for: profile, of: period))
  }

  func files(
    _ report: HouseReport, for profile: ReportProfile = .kommune, _ period: Period = year, in session: Session? = nil
  ) throws -> [String: [UInt8]] {
    let files = try ReportFiles(document(report, for: profile, period, in: session), Language(.nb))
    return Dictionary(files.files.map { ($0.name, $0.bytes) }) { first, _ in first }
  }

  func page(_ report: HouseReport, for profile: ReportProfile = .kommune, _ period: Period = year) throws -> String {
    try ReportPage(document(report, for: profile, period), Language(.nb)).html()
  }

  /// Stovner's published mapping, as the demo has it.
  func mapAsPublished() throws {
    _ = try session.files.importFile(.mapping, bytes: Array(DemoFile.mapping.bytes))
  }

  /// Somebody who took part in the year.
  @discardableResult
  func add(
    _ number: String, _ given: String, _ family: String, display: String? = nil, phone: String? = nil,
    protection: AddressProtection? = nil, district: String? = nil
  ) throws -> ParticipantKey {
    let unit = try #require(try session.catalogue.units().first).fact
    let receipt = try session.people.add(
      Participant(
        number: try ParticipantNumber(number), givenName: given, familyName: family, displayName: display,
        district: district, phone: phone, protection: protection),
      enrolment: EnrolmentDraft(
        enrolment: Enrolment(
          programme: unit.unit.programme, unit: unit.key, status: .participating, applied: nil,
          start: ReportGround.year.from + 20, end: nil), firstStep: .first, contact: "Eva Moe"))
    return try #require(receipt.about)
  }
}

extension [String: [UInt8]] {
  func text(_ name: String) -> String { String(decoding: self[name] ?? [], as: UTF8.self) }
  var whole: String { keys.sorted().map { text($0) }.joined(separator: "\n") }
}
