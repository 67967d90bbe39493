import Domain
import Foundation
import TerminalUI
import Testing

@testable import Ledger
@testable import Screens
@testable import Store

/// Settings, the list of retention, and what is told of the day's backup.
@Suite struct KeepingScreensTests {
  private func folder() throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "keeping-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  // MARK: - Settings

  @Test func aTeamLeadChoosesTheFolderOfTheBackups() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let stage = try Stage(.rich) { SettingsForm(in: $0) }
    #expect(stage.text().contains("Blå Kors"))
    stage.press(.tab, .tab, .tab)
    stage.type("mappe")
    stage.press(.control("s"))
    #expect(stage.text().contains("Skriv hele stien"))
    stage.press([Key](repeating: .backspace, count: 5))
    stage.type(folder)
    stage.press(.tab)
    stage.type("0")
    stage.press(.control("s"))
    #expect(stage.text().contains("1 til 500"))
    stage.press(.backspace)
    stage.type("10")
    stage.press(.control("s"))
    #expect(!(stage.top is SettingsForm))
    let session = stage.workspace.session
    #expect(try session.backups.backupFolder()?.path == folder)
    #expect(try session.keeping.retentionYears() == 10)
    // Nothing else was changed with it.
    #expect(try session.settings.setting(.daysOnListAfterEnd) == nil)
  }

  @Test func aFolderThatIsNotThereIsToldBesideTheField() throws {
    let stage = try Stage(.rich) { SettingsForm(in: $0) }
    stage.press(.tab, .tab, .tab)
    stage.type("/finnes/ikke")
    stage.press(.control("s"))
    #expect(stage.top is SettingsForm && stage.text().contains("Fant ikke mappen"))
  }

  // MARK: - Retention

  @Test func withoutTheSettingTheListSaysSo() throws {
    let stage = try Stage(.rich) { RetentionScreen(in: $0) }
    #expect(stage.text().contains("ikke bestemt hvor lenge"))
    stage.press(.enter)
    #expect(stage.top is RetentionScreen)
  }

  @Test func whoHasBeenWithoutEventsIsListedAndOpened() throws {
    let stage = try Stage(.rich) { workspace in
      try addSomebodyOld(workspace)
      return RetentionScreen(in: workspace)
    }
    #expect(stage.row(holding: "G-1")?.contains("Gammel, Gro") == true)
    #expect(stage.text().contains("04.05.2015"))
    stage.press(.enter)
    #expect(stage.top is ParticipantScreen)
  }

  private func addSomebodyOld(_ workspace: Workspace) throws {
    let session = workspace.session
    _ = try session.people.add(
      Participant(number: ParticipantNumber("G-1"), givenName: "Gro", familyName: "Gammel"),
      enrolment: EnrolmentDraft(
        enrolment: Enrolment(
          programme: FixtureRegister.pilot, status: .ended, start: Day("2014-01-01"), end: Day("2015-05-04"))))
    _ = try session.settings.change([.retentionYears: "10"])
    try workspace.loadRosterNow()
  }

  // MARK: - Erasure

  @Test func askingTakesACaseNumber() throws {
    let stage = try Stage(.rich) { AskErasureForm(of: [$0.someone()], in: $0) }
    stage.press(.control("s"))
    #expect(stage.text().contains("Saksnummer mangler"))
    stage.type("2026/8")
    stage.press(.control("s"))
    #expect(stage.message.contains("venter på at en annen"))
    #expect(try stage.workspace.session.erasure.erasureRequests().map(\.caseNumber) == ["2026/8"])
  }

  @Test func whoAskedWithdrawsAndDoesNotConfirm() throws {
    let stage = try Stage(.rich) { ErasuresScreen(in: $0) }
    try stage.workspace.session.erasure.askErasure(of: stage.workspace.someone(), caseNumber: "2026/8")
    _ = stage.app.poll()
    #expect(stage.text().contains("2026/8"))
    stage.press(.enter)
    #expect(stage.top is ErasuresScreen && stage.message.contains("kan ikke selv bekrefte"))
    stage.press(.delete)
    #expect(stage.text().contains("Ingen sletting venter"))
  }

  @Test func anotherConfirmsAfterBeingAskedOnceMore() throws {
    let stage = try Stage(.rich) { ErasuresScreen(in: $0) }
    let person = stage.workspace.someone()
    let name = try #require(stage.workspace.row(of: person)?.shownName)
    try stage.another("eva").erasure.askErasure(of: person, caseNumber: "2026/9")
    _ = stage.app.poll()
    stage.press(.enter)
    #expect(stage.text().contains("kan ikke angres"))
    // Enter alone leaves it.
    stage.press(.enter)
    #expect(stage.top is ErasuresScreen)
    stage.press(.enter, .right, .enter)
    #expect(stage.message.contains("Slettet"))
    #expect(!stage.text().contains(name))
    #expect(stage.workspace.row(of: person) == nil)
    #expect(stage.text().contains("Ingen sletting venter"))
  }

  @Test func severalAreAskedAboutAndConfirmedUnderOneCase() throws {
    let stage = try Stage(.rich) { ErasuresScreen(in: $0) }
    let people = [stage.workspace.someone(), stage.workspace.someone("P-0107")]
    try stage.another("eva").erasure.askErasure(of: people, caseNumber: "2026/10")
    _ = stage.app.poll()
    stage.press(" ", .down, " ", .enter)
    #expect(stage.text().contains("Hansen, Aisha") && stage.text().contains("Hansen, Jonas"))
    stage.press(.right, .enter)
    #expect(stage.message.contains("Slettet"))
    #expect(try stage.workspace.session.erasure.erasureRequests().isEmpty)
    #expect(people.allSatisfy { stage.workspace.row(of: $0) == nil })
  }

  @Test func severalCasesAreConfirmedOneByOne() throws {
    let stage = try Stage(.rich) { ErasuresScreen(in: $0) }
    let eva = try stage.another("eva")
    try eva.erasure.askErasure(of: stage.workspace.someone(), caseNumber: "2026/11")
    try eva.erasure.askErasure(of: stage.workspace.someone("P-0107"), caseNumber: "2026/12")
    _ = stage.app.poll()
    stage.press(" ", .down, " ", .enter)
    #expect(stage.top is ErasuresScreen && stage.message.contains("flere saker"))
  }

  @Test func theListOfThoseNothingHappensToAsksForSeveral() throws {
    let stage = try Stage(.rich) { AskErasureForm(of: [$0.someone(), $0.someone("P-0107")], in: $0) }
    stage.type("2026/13")
    stage.press(.control("s"))
    #expect(try stage.workspace.session.erasure.erasureRequests().map(\.caseNumber) == ["2026/13", "2026/13"])
  }

  // MARK: - Own copy

  @Test func everyLineIsDecidedOnBeforeTheCopyIsPrinted() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let stage = try Stage(.rich) { OwnCopyScreen(of: $0.someone(), in: $0) }
    let lines = try #require(stage.top as? OwnCopyScreen).lines
    #expect(lines.count > 15 && lines.allSatisfy { $0.mark == nil })
    #expect(lines.contains { $0.information == .lights } && lines.contains { $0.information == .accessLog })
    stage.press(.control("p"))
    #expect(stage.top is OwnCopyScreen && stage.message.contains("ikke vurdert"))
    stage.press("2")
    stage.press([Key](repeating: "1", count: lines.count - 1))
    stage.press(.control("p"))
    #expect(stage.top is PrintOwnCopyForm)
    // What stands there already stays, whatever it is.
    let standing = folder + "/kopi"
    try FileManager.default.createSymbolicLink(atPath: standing, withDestinationPath: folder + "/ingensteds")
    stage.type(standing)
    stage.press(.control("s"))
    #expect(stage.top is PrintOwnCopyForm && stage.text().contains("finnes fra før"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["kopi"])
    #expect(try stage.workspace.session.journal.entries(limit: 1).first?.kind != .ownCopyPrinted)
    stage.type(".txt")
    stage.press(.control("s"))
    #expect(stage.message.contains("skrevet til"))
    let text = try String(contentsOfFile: folder + "/kopi.txt", encoding: .utf8)
    #expect(text.contains("Hansen") && !text.contains(lines[0].text) && text.contains("1 linje er holdt tilbake."))
    let mode = try FileManager.default.attributesOfItem(atPath: folder + "/kopi.txt")[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let entry = try #require(try stage.workspace.session.journal.entries(limit: 1).first)
    #expect(entry.kind == .ownCopyPrinted && entry.detail?.removed == 1 && entry.about == stage.workspace.someone())
  }

  /// Facts by what they are about; all of the log is one decision, and what nobody has looked at yet is given with one key.
  @Test func theCopyIsDecidedOnPartByPart() throws {
    let stage = try Stage(.rich) { OwnCopyScreen(of: $0.someone(), in: $0) }
    let tall = Size(width: 100, height: 120)
    let text = stage.text(tall)
    let parts = [
      "Hvem du er", "Tiltak og steg", "Grupper, oppmøte, avtaler og lån", "Notater, oppgaver og henvendelser",
    ]
    let places = parts.compactMap { text.range(of: $0)?.lowerBound }
    #expect(places.count == parts.count && places == places.sorted())
    let lines = try #require(stage.top as? OwnCopyScreen).lines
    #expect(lines.contains { $0.text.contains("Steg: 2 Småjobbsentralen, ") }, "\(lines.map(\.text))")
    let log = lines.filter { $0.part == .log }
    #expect(log.count == 1 && log[0].more.count > 3 && log[0].text.hasPrefix("Logg, "))
    // In a window of another width the lines are wrapped anew.
    _ = stage.frame()
    stage.press("2", "r")
    #expect(stage.message == "\(lines.count - 1) linjer til gis ut.")
    let decided = try #require(stage.top as? OwnCopyScreen).lines
    #expect(decided[0].mark == .holdBack(.whoTold) && decided.dropFirst().allSatisfy { $0.mark == .give })
    // It is as it was after leaving it.
    let again = OwnCopyScreen(of: stage.workspace.someone(), in: stage.workspace)
    #expect(again.lines.map(\.mark) == decided.map(\.mark))
    stage.expectFrame("own-copy", .standard)
  }

  @Test func theCopyHasWhatTheDeskHasWrittenToo() throws {
    let stage = try Stage(.rich) { OwnCopyScreen(of: $0.someone(), in: $0) }
    let lines = try #require(stage.top as? OwnCopyScreen).lines
    func texts(_ information: Information) -> [String] {
      lines.filter { $0.information == information }.map(\.text)
    }
    #expect(texts(.notes).contains { $0.hasPrefix("Telefonbeskjed: ") && $0.contains("Moren ringte om medisinen") })
    #expect(texts(.groups).contains { $0.hasPrefix("Gruppe: Verkstedet, ") })
    #expect(
      texts(.attendance).contains { $0.hasPrefix("Verkstedet, nov 2026: 12.11 møtt (ført av ") },
      "\(texts(.attendance))")
    #expect(texts(.appointmentTimeAndPlace).contains { $0.hasPrefix("Avtale: ") })
    #expect(texts(.tasks).contains { $0.hasPrefix("Oppgave: Ring, 19.11.2026, resepsjonen (ført av ") })
  }

  // MARK: - The day's backup

  private func message(_ round: BackupRound, _ stage: Stage) -> String? {
    BackupWords(stage.workspace).message(.success(round))?.text
  }

  @Test func whatBecameOfTheBackupIsTold() throws {
    let stage = try Stage(.rich)
    #expect(message(BackupRound(), stage)?.contains("ingen daglig") == true)
    #expect(message(BackupRound(outcome: .notDue), stage) == nil)
    #expect(
      message(BackupRound(outcome: .made(path: "/a", bytes: 12_400_000, removed: [])), stage)
        == "Sikkerhetskopi laget (12,4 MB).")
    #expect(
      message(BackupRound(outcome: .made(path: "/a", bytes: 1, removed: []), isOnSameDisk: true), stage)?
        .contains("samme disk") == true)
    #expect(
      message(BackupRound(outcome: .failed(.ledger(.missing(path: "/mnt/borte")))), stage)
        == "Dagens sikkerhetskopi ble ikke laget. Fant ikke mappen /mnt/borte; lag den, eller velg en annen.")
    #expect(message(BackupRound(outcome: .failed(.ledger(.cancelled))), stage) == nil)
    var round = BackupRound(outcome: .failed(.ledger(.diskFull)))
    round.folder = "/mnt/kopier"
    #expect(message(round, stage)?.contains("/mnt/kopier ble ikke laget") == true)
    round = BackupRound(outcome: .made(path: "/a", bytes: 1, removed: []))
    round.unnoted = .ledger(.diskFull)
    #expect(message(round, stage)?.contains("kom ikke med i loggen: Disken er full") == true)
    round.unlisted = .ledger(.diskFull)
    #expect(message(round, stage)?.contains("Lista over slettede") == true)
  }

  @Test func itIsMadeWhilePeopleBeginTheirWork() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let stage = try Stage(.rich)
    _ = try stage.workspace.session.settings.change([.backupFolder: folder])
    stage.workspace.lookAfterBackups()
    let deadline = Date(timeIntervalSinceNow: 20)
    while !stage.text().contains("Sikkerhetskopi laget"), Date() < deadline {
      _ = stage.app.receive()
      usleep(5000)
    }
    #expect(stage.text().contains("Sikkerhetskopi laget"), "\(stage.text())")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.map { BackupName($0)?.day } == [stage.workspace.today])
  }

  @Test func theMenuTellsATeamLeadWhatIsWrongWithTheBackupsAndHowOldTheyAre() throws {
    let stage = try Stage(.rich)
    let words = BackupWords(stage.workspace)
    let day: Int64 = 86_400_000
    let now = stage.workspace.settings.localTime.start(of: stage.workspace.today)
    #expect(words.notes(BackupStanding()).isEmpty)
    var standing = BackupStanding()
    standing.began = now - 9 * day
    #expect(words.notes(standing).map(\.text) == ["Det er aldri laget noen sikkerhetskopi på en annen disk."])
    standing.elsewhere = now
    standing.looked = BackupStanding.Looked(at: now, file: "", finding: .whole)
    #expect(words.notes(standing).isEmpty)
    standing.elsewhere = now - 3 * day
    standing.looked?.finding = .other
    let notes = words.notes(standing).map(\.text)
    #expect(notes.count == 2 && notes[0].contains("byttet ut") && notes[1].contains("for 3 dager siden"))
  }
}
