import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// A register with something of everything in it, in copies that can each be tampered with.
///
/// It is made once, and the keys are taken from there: a copy is opened without trying a passphrase.
final class TamperTrial {
  /// The closed file.
  let whole: Data
  /// The same file two entries before its end.
  let earlier: Data
  private let made: Register
  private let opening: Opening
  private let folder: URL
  private let path: String

  private struct Original {
    let register: Register
    let opening: Opening
    let whole: Data
    let earlier: Data

    init() throws {
      let trial = try RegisterTrial()
      try trial.fillWithEverything()
      earlier = try Original.closed(copyOf: trial.path, to: trial.file("earlier"))
      _ = try trial.session().lights.save(
        LightsAssessment(date: RegisterTrial.today - 3, voice: .worker, lights: Lights(packed: 9)),
        of: ParticipantKey(1))
      try trial.add("P-9", "Sist", "Siri")
      whole = try Original.closed(copyOf: trial.path, to: trial.file("whole"))
      opening = trial.register.opening
      try trial.register.close()
      register = trial.register
    }

    private static func closed(copyOf path: String, to copy: String) throws -> Data {
      try BackupCopy.make(from: path, to: copy)
      return try Data(contentsOf: URL(fileURLWithPath: copy))
    }
  }

  private static let original = Result { try Original() }

  init() throws {
    let original = try TamperTrial.original.get()
    (whole, earlier) = (original.whole, original.earlier)
    (made, opening) = (original.register, original.opening)
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("tamper-\(UUID().uuidString)")
    path = folder.appendingPathComponent("register.stegvis").path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try whole.write(to: URL(fileURLWithPath: file("whole")))
    try earlier.write(to: URL(fileURLWithPath: file("earlier")))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func file(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// What the check finds when `sql` has been done to the register behind the program's back.
  func findings(_ start: Data? = nil, after sql: String) throws -> [CheckFinding] {
    let register = try opened(start, after: sql)
    let findings = try register.check()
    try register.close()
    return findings
  }

  /// The register as somebody opens it when `sql` has been done to it.
  func opened(_ start: Data? = nil, after sql: String) throws -> Register {
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    try (start ?? whole).write(to: URL(fileURLWithPath: path))
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase {
      try $0.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF; \(sql)")
    }
    try queue.close()
    return try made.reopened(by: opening, at: path, isChecked: true)
  }

  /// Rows of the whole register.
  func rows(_ sql: String) throws -> [Row] {
    let queue = try DatabaseQueue(path: file("whole"))
    return try queue.inDatabase { try Row.fetchAll($0, sql: sql) }
  }

  func numbers(_ sql: String) throws -> [Int64] { try rows(sql).map { $0[0] } }

  /// The check names `entry` as the first that is broken.
  func expectBroken(at entry: Int64?, after sql: String, location: SourceLocation = #_sourceLocation) throws {
    let found = try findings(after: sql)
    let first = found.filter { $0.problem == .chainBroken }.compactMap(\.entry).min()
    #expect(first == entry, "\(sql): \(found)", sourceLocation: location)
  }

  func expectFound(_ finding: CheckFinding, after sql: String, location: SourceLocation = #_sourceLocation) throws {
    let found = try findings(after: sql)
    #expect(found.contains(finding), "\(sql): \(found)", sourceLocation: location)
  }

  func expectFound(after sql: String, location: SourceLocation = #_sourceLocation) throws {
    #expect(try !findings(after: sql).isEmpty, "\(sql)", sourceLocation: location)
  }

  func expectNothing(after sql: String, location: SourceLocation = #_sourceLocation) throws {
    #expect(try findings(after: sql) == [], "\(sql)", sourceLocation: location)
  }
}

extension RegisterTrial {
  /// Every fact table has rows in force and voided ones, every kind of seal is there, and some have looked.
  func fillWithEverything() throws {
    let eva = session()
    let unit = try unit("Verkstedet")
    for number in 1...4 {
      _ = try eva.people.add(
        Participant(
          number: try ParticipantNumber("P-\(number)"), givenName: "Fornavn\(number)", familyName: "Etternavn\(number)",
          birthDate: Day("1980-02-0\(number)"), phone: "9001122\(number)"),
        background: CaseBackground(lar: number == 1),
        enrolment: EnrolmentDraft(
          enrolment: RegisterTrial.running(from: "2026-09-0\(number)", unit: unit), firstStep: .first,
          contact: "Tor Lie"))
    }
    for number in 1...4 {
      let card = try card(ParticipantKey(Int64(number)))
      try change(card, number)
    }
    try fillFollowUp()
    try fillAround()
    try fillPlan()
    try changeUsersAndCatalogue(unit)
    try fillDesk(unit: unit)
    try fillHouse()
    _ = try session("tor").people.card(ParticipantKey(2))
    try session("kari").people.openInEmergency(ParticipantKey(3), reason: "Ringte fra legevakta i natt")
  }

  private func change(_ card: ParticipantCard, _ number: Int) throws {
    let eva = session()
    let enrolment = try #require(card.enrolments.first)
    let day = RegisterTrial.today - 10 + number
    _ = try eva.enrolments.move(
      enrolment.key, StepMove(to: StepNumber.all[1], date: day, reason: .placeFree),
      present: enrolment.steps.first)
    for voice in Voice.allCases {
      _ = try eva.lights.save(
        LightsAssessment(date: day, voice: voice, lights: Lights(packed: UInt16(number))), of: card.person)
    }
    let lights = try #require(try self.card(card.person).lights.first)
    var corrected = lights.fact
    corrected.lights = Lights(packed: UInt16(40 + number))
    _ = try eva.lights.save(corrected, of: card.person, replacing: lights.row)
    var participant = card.identity.fact
    participant.familyName += "-Ny"
    _ = try eva.people.change(participant, row: card.identity.row, background: CaseBackground(lar: number != 1))
    _ = try eva.enrolments.assignContact(enrolment.key, ContactAssignment(name: "Kari Holm", from: day))
    var changed = enrolment.enrolment.fact
    changed.funding = "Kommunen \(number)"
    changed.referredFrom = "Avrusingen \(number)"
    _ = try eva.enrolments.changeEnrolment(changed, row: enrolment.enrolment.row)
    if number == 4 { _ = try eva.journal.undo() }
  }

  /// Of every kind one in force and one that was struck.
  private func fillFollowUp() throws {
    let tor = session("tor")
    let day = RegisterTrial.today - 20
    let person = ParticipantKey(1)
    for told in [
      FollowUp.contact(FollowUpContact(day: day, form: .phone, reachedOut: .service, note: "Ringte hjem")),
      .treatment(TreatmentEpisode(applied: day - 40, admitted: day - 30, ended: day - 10, ending: .interrupted)),
      .concern(Concern(day: day, toldBy: .nextOfKin)), .relapse(Relapse(day: day, isAbout: true, known: day + 1)),
      .reEngagement(ReEngagement(day: day + 3)), .event(DatedEvent(.released, on: day)),
      .holding(Holding(.service, "ips", from: day, giver: "Tor Lie")), .score(Score("who5", on: day, raw: 12)),
      .incident(Incident(.threat, on: day, text: "Ropte", reported: day, by: "Tor Lie")),
    ] {
      for _ in 0...1 {
        _ = try tor.followUp.enter(told, about: person)
        let last = try tor.reading { try FollowUp.all(of: person, $0) }.max { $0.row.id < $1.row.id }
        _ = try tor.followUp.strike(try #require(last).row)
      }
      _ = try tor.followUp.enter(told, about: person)
    }
  }

  /// The same of what may be told to whom, and of who stands around somebody.
  private func fillAround() throws {
    let tor = session("tor")
    for told in Surrounding.tried(on: RegisterTrial.today - 20) {
      for _ in 0...1 {
        _ = try tor.around.enter(told, about: ParticipantKey(1))
        let last = try card(ParticipantKey(1), tor).surroundings.max { $0.row.id < $1.row.id }
        _ = try tor.around.strike(try #require(last).row)
      }
      _ = try tor.around.enter(told, about: ParticipantKey(1))
    }
  }

  /// Of every part of a plan one in force and one that gave way to it.
  private func fillPlan() throws {
    let plan = session("tor").followUpPlan
    let (person, day) = (ParticipantKey(1), RegisterTrial.today - 30)
    let goal = PlanGoal(
      "Bo for meg selv", area: .housing, deed: "Søke bolig", doer: "Tor Lie", due: day + 60, status: .underWay, set: day
    )
    _ = try plan.enter(goal, of: person)
    _ = try plan.enter(
      goal.evaluated(on: day + 9, as: .reached), of: person, replacing: try card(person).plan.goals.last?.row)
    for text in ["Søster i byen", "Søster og bror i byen"] {
      _ = try plan.enter(
        PlanBasis(resources: text, competence: "Snekker"), of: person, replacing: try card(person).plan.basis?.row)
      _ = try plan.enter(reasons: [.economy: text], of: person, replacing: try card(person).plan.reasons)
    }
    for plan in ["permen", "permen på kontoret"] {
      _ = try session("tor").followUpPlan.enter(
        SafetyPlan(call: "søster", crisisPlan: plan, day: day), of: person,
        replacing: try card(person).plan.safety?.row)
    }
    for share in [50, 60] {
      let place = Occupation(.practice, at: "Trevare", from: day, share: share, mayKnow: true, phone: "900 00 060")
      _ = try plan.enter(place, of: person, replacing: try card(person).plan.occupations.first?.row)
    }
    let enrolment = try #require(try card(person).enrolments.first).key
    for mayAsk in [false, true] {
      _ = try session("tor").afterEnd.enter(mayAsk: mayAsk, of: person, after: enrolment)
    }
    for isTicked in [true, false, true] {
      _ = try plan.tick(
        ChecklistChange(step: .first, ticks: ["CV skrevet": isTicked]), on: enrolment, of: person)
    }
    let reports = session("tor").personReport
    var report = PersonReport(.start, made: day, from: day - 9, to: day, recipient: "NAV", page: "Rapport")
    _ = try reports.write(report, about: person)
    report.page = "Rapport, ny"
    _ = try reports.write(report, about: person, replacing: try reports.reports(about: person).first?.row)
  }

  private func changeUsersAndCatalogue(_ unit: UnitKey) throws {
    let eva = session()
    for content in ["fritid", "fritid og samlinger"] {
      let terms = StepTerms(
        programme: RegisterTrial.pilot, step: .first, from: RegisterTrial.today, content: [content], limit: .months(18),
        checklist: Checklist([.known(.contact), .tick("CV skrevet")]))
      _ = try eva.catalogue.set(terms, replacing: try eva.catalogue.stepTerms().first?.row)
      let keeping = ProgrammeKeeping(
        programme: RegisterTrial.pilot, from: RegisterTrial.today, controller: "Blå Kors \(content)",
        ground: .assignment)
      _ = try eva.catalogue.set(keeping, replacing: try eva.catalogue.keepings().first?.row)
    }
    let kari = try UserFact(key: UserKey(3), role: .teamLead, login: "kari", name: "Kari Holm", sealedTo: nil)
    try register.write(by: eva, kind: .userChanged) { change throws(StoreError) in
      try change.enter(UserUnitFact(user: UserKey(3), unit: unit))
      try change.enter(UserUnitFact(user: UserKey(2), unit: unit))
      try change.void(RowID(form: UserFact.form, id: 3))
      try change.enter(kari)
      let person = try change.newPerson()
      try change.enter(
        IdentityFact(
          person: person,
          participant: Participant(number: ParticipantNumber(stored: "P-8"), givenName: "A", familyName: "B")))
      try change.enter(
        MappingRecord(round: 2019, unit: unit, ageGroup: .from24, hasChildren: true, lights: Lights(packed: 7)))
      try change.enter(MappingRecord(round: 2019, lights: Lights(packed: 8)))
    }
    try register.write(by: eva, kind: .userChanged) { change throws(StoreError) in
      try change.void(RowID(form: UserUnitFact.form, id: 2))
      try change.void(RowID(form: MappingRecord.form, id: 2))
      try change.void(RowID(form: ProgrammeRecord.form, id: 2))
      try change.enter(
        ProgrammeRecord(
          id: RegisterTrial.course, name: "Datakurs", organisation: "Blå Kors", ending: .course, months: 6,
          stepShortNames: ["A", "B", "C", "D"], yaml: "eget: ja"))
    }
    _ = try eva.users.nameRelative(UserKey(3), of: ParticipantKey(4))
    _ = try eva.settings.change([.organisation: "Blå Kors Sør"])
    let kept = try #require(try eva.catalogue.units().first { $0.fact.key == unit })
    _ = try eva.catalogue.changeUnit(
      Domain.Unit(programme: RegisterTrial.pilot, name: "Verkstedet", places: 3), row: kept.row)
  }
}
