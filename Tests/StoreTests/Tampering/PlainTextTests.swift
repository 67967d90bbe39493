import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// Whoever has the file and no passphrase reads nobody's name in it, and whoever has the desk's reads no lights.
@Suite struct PlainTextTests {
  private let folder: URL
  private let register: Register
  private let path: String

  /// What is sealed, each so odd that it stands in the file only when it was not.
  private static let secrets = [
    "Xylofonqvist", "Zebrafinkel", "Qvikksølvine", "QX-77319", "+47 912 83 746", "91283746", "41819077302",
    "Wolframsen", "Grunnvannstand", "Avrusingsgrotta", "Sparegrisfondet", "Nattevaktringing", "hemmeligliste",
    "xenofilius", "Lovegoodsen", "skrankepål", "Krøllalfabet", "Spikerbordet", "Tilbakefallsangsten", "Medisinboksen",
    "Svigermoren", "Rekkverket",
  ]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("plain-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("register.stegvis").path
    var setup = try RegisterTrial.setup()
    setup.founder = RegisterTrial.user("xenofilius", "Xeno Lovegoodsen")
    setup.others = [RegisterTrial.user("skrankepål", "Pål Krøllalfabet", .frontDesk)]
    let clock = TrialClock()
    register = try Register.create(path: path, setup: setup, now: { clock.tick() }).register
    try fill()
  }

  private func fill() throws {
    let session = register.session(today: RegisterTrial.today, todayIsGiven: false)
    let participant = Participant(
      number: try ParticipantNumber("QX-77319"), givenName: "Xylofonqvist", familyName: "Zebrafinkel",
      displayName: "Qvikksølvine", birthDate: Day("1984-02-29"), gender: .female, nationalID: "41819077302",
      phone: "+47 912 83 746")
    let receipt = try session.people.add(
      participant, background: CaseBackground(lar: true),
      enrolment: EnrolmentDraft(
        enrolment: RegisterTrial.running(from: "2026-09-01"), firstStep: .first, contact: "Kvarts Wolframsen"))
    let person = try #require(receipt.about)
    let card = try #require(try session.people.card(person))
    let kept = try #require(card.enrolments.first)
    _ = try session.enrolments.move(
      kept.key, StepMove(to: StepNumber.all[1], date: RegisterTrial.today - 5, reason: .placeFree),
      present: kept.steps.first)
    var changed = kept.enrolment.fact
    (changed.status, changed.end, changed.endReason) = (.ended, RegisterTrial.today - 1, .other)
    (changed.otherReason, changed.referredFrom, changed.funding) = (
      "Grunnvannstand", "Avrusingsgrotta", "Sparegrisfondet"
    )
    _ = try session.enrolments.changeEnrolment(changed, row: kept.enrolment.row)
    _ = try session.lights.save(
      LightsAssessment(date: RegisterTrial.today, voice: .worker, lights: Lights(packed: 7)), of: person)
    _ = try session.people.openInEmergency(person, reason: "Nattevaktringing fra legevakta")
    try register.note(by: session, kind: .exported, detail: EntryDetail(file: "hemmeligliste.csv"))
    try fillDesk(session, person)
    try register.write(by: session, kind: .importedMapping) { change throws(StoreError) in
      try change.enter(MappingRecord(round: 2019, ageGroup: .from24, group: .seriousDual, lights: Lights(packed: 7)))
      try change.enter(MappingRecord(round: 2019, lights: Lights(packed: 8)))
    }
    var renamed = participant
    renamed.phone = "91283746"
    _ = try session.people.change(renamed, row: card.identity.row)
  }

  private func fillDesk(_ session: Session, _ person: ParticipantKey) throws {
    let (day, author) = (RegisterTrial.today, session.access.user)
    try register.write(by: session, kind: .noteWritten) { change throws(StoreError) in
      try change.enter(
        AppointmentFact(
          key: try change.newKey(), person: person,
          appointment: Appointment(
            day: day, from: .midnight, place: .room("Spikerbordet"), with: "Kvarts Wolframsen",
            topic: "Tilbakefallsangsten")))
      try change.enter(
        NoteFact(
          key: try change.newKey(), person: person,
          note: Note(day: day, kind: .note, author: author, text: "Medisinboksen")))
      try change.enter(
        EnquiryFact(
          key: try change.newKey(), person: nil,
          enquiry: Enquiry(
            day: day, who: .nextOfKin, name: "Svigermoren", door: .clinic, text: "Rekkverket", author: author)))
    }
  }

  @Test func nothingOfItStandsInAnyFile() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let backup = folder.appendingPathComponent("backup").path
    try BackupCopy.make(from: path, to: backup)
    // While it is open, with the two files beside it, and when it is closed.
    try expectNoSecrets(in: [path, path + "-wal", path + "-shm", backup])
    try register.close()
    try expectNoSecrets(in: [path])
  }

  private func expectNoSecrets(in files: [String]) throws {
    for file in files {
      let data = try Data(contentsOf: URL(fileURLWithPath: file))
      #expect(!data.isEmpty, "\(file)")
      for secret in PlainTextTests.secrets {
        for text in Set([secret, secret.uppercased(), secret.lowercased()]) {
          for encoding in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
            let bytes = try #require(text.data(using: encoding))
            #expect(data.range(of: bytes) == nil, "\(text) in \(file)")
          }
        }
      }
    }
  }

  /// The test itself looks where it should: what is not sealed is found.
  @Test func whatIsInTheOpenIsFound() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try register.close()
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(data.range(of: Data(RegisterTrial.pilot.utf8)) != nil)
  }

  @Test func theDesksKeysOpenNothingOfTheClinicalSide() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let desk = try Register.open(
      path: path, options: OpenOptions(), as: RegisterTrial.unlock("skrankepål"), now: { 1_795_252_000_000 })
    #expect(!desk.keys.holdsClinical)
    var opened: [String: Int] = [:]
    for form in Facts.definitions.tables {
      for seal in form.columns.filter(\.isSeal).map(\.name) {
        for row in try rows(
          desk,
          "SELECT id, \(form.sealsHangOnRow ? "root" : form.columnNames[0]), \(seal) FROM \(form.table) WHERE \(seal) IS NOT NULL"
        ) {
          let name = seal == "sealed" ? form.table : "\(form.table).\(seal)"
          opened[name, default: 0] += opensOnAnySide(row[2], form.sealPlace, key: row[1], desk.keys) ? 1 : 0
        }
      }
    }
    for row in try rows(desk, "SELECT page, sealed FROM current") {
      opened["current", default: 0] += opensOnAnySide(row[1], DigestPage.current, key: row[0], desk.keys) ? 1 : 0
    }
    for row in try rows(desk, "SELECT page, sealed FROM current_case") {
      opened["current_case", default: 0] += opensOnAnySide(row[1], CasePages.place, key: row[0], desk.keys) ? 1 : 0
    }
    for row in try rows(desk, "SELECT round, sealed FROM mapping_tally") {
      opened["mapping_tally", default: 0] +=
        opensOnAnySide(row[1], MappingTally.place, key: row[0], desk.keys) ? 1 : 0
    }
    for row in try rows(desk, "SELECT id, detail FROM entry WHERE kind = 'clinical' AND detail IS NOT NULL") {
      let place = SealPlace(table: "entry", field: "detail")
      opened["clinical", default: 0] += opensOnAnySide(row[1], place, key: row[0], desk.keys) ? 1 : 0
    }
    let names = opened.filter { $0.value > 0 }.map(\.key).sorted()
    #expect(names == ["appointment", "clerk", "current", "enquiry", "identity"], "\(opened)")
    #expect(
      opened.filter { $0.value == 0 }.map(\.key).sorted()
        == [
          "appointment.topic", "case_fact", "clerk.own", "clerk.relations", "clinical", "current_case", "enquiry.own",
          "enquiry.told", "enrolment",
          "identity.clinical", "mapping_record", "mapping_tally", "note.own", "note.told", "step_period",
        ])
    // What it can look into it finds whole.
    let findings = try desk.examine()
    #expect(findings == [])
    try desk.close()
  }

  private func opensOnAnySide(_ sealed: Data, _ place: SealPlace, key: Int64, _ keys: Keyring) -> Bool {
    Side.allCases.contains { side in
      (try? sealed.withUnsafeBytes { try keys.openEither($0, side, place, key: key, table: "", row: 0) }) != nil
    }
  }

  private func rows(_ register: Register, _ sql: String) throws -> [Row] {
    try register.reading { try Row.fetchAll($0.handle, sql: sql) }
  }
}
