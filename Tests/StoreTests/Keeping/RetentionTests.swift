import Domain
import Testing

@testable import Ledger
@testable import Store

/// Whose data is old enough to ask about, and the settings that say so.
@Suite struct RetentionTests {
  private let trial: RegisterTrial

  init() throws { trial = try RegisterTrial() }

  @discardableResult
  private func add(_ number: String, _ enrolment: Enrolment?) throws -> ParticipantKey {
    try #require(
      try trial.session().people.add(
        try RegisterTrial.person(number, "Hansen", "Kai"), enrolment: enrolment.map { EnrolmentDraft(enrolment: $0) }
      ).about)
  }

  private func ended(_ start: String, _ end: String) -> Enrolment {
    var enrolment = RegisterTrial.running(from: start, to: end)
    enrolment.status = .ended
    return enrolment
  }

  @Test func withoutTheSettingNobodyIsDue() throws {
    try add("P-1", ended("2001-01-01", "2002-01-01"))
    #expect(try trial.session().keeping.retentionList() == RetentionList())
  }

  @Test func whoHasBeenWithoutEventsForTheYearsIsListedTheLongestFirst() throws {
    let old = try add("P-1", ended("2014-01-01", "2015-05-04"))
    let older = try add("P-2", ended("2009-01-01", "2012-01-01"))
    try add("P-3", ended("2024-01-01", "2025-01-01"))
    // Still running, and without anything but the entry.
    try add("P-4", RegisterTrial.running(from: "2010-01-01"))
    try add("P-5", nil)
    // Old enrolment, new lights.
    let seen = try add("P-6", ended("2009-01-01", "2012-01-01"))
    let lights = LightsAssessment(date: RegisterTrial.day("2026-01-05"), voice: .own, lights: Lights(packed: 0b1))
    _ = try trial.session().lights.save(lights, of: seen)
    _ = try trial.session().settings.change([.retentionYears: "10"])

    let list = try trial.session().keeping.retentionList()
    #expect(list.years == 10)
    #expect(list.due.map(\.person) == [older, old])
    #expect(list.due.last?.lastDay == Day("2015-05-04"))
    #expect(list.due.last?.since == Day("2025-05-04"))
    // Nothing has gone by it.
    #expect(try trial.session().people.roster().people == 6)

    // A change of theirs is an event too.
    let card = try trial.card(old)
    var changed = card.identity.fact
    changed.phone = "90000000"
    _ = try trial.session().people.change(changed, row: card.identity.row)
    #expect(try trial.session().keeping.retentionList().due.map(\.person) == [older])
  }

  @Test func whoeverWasMarkedPresentIsNotDueHoweverManyWereMarkedAtOnceAndHoweverItCame() throws {
    let people = try (1...4).map { try add("P-\($0)", ended("2009-01-01", "2012-01-01")) }
    _ = try trial.session().settings.change([.retentionYears: "10"])
    let unit = try trial.unit("Verkstedet")
    func mark(_ people: ArraySlice<ParticipantKey>, _ kind: EntryKind) throws {
      try trial.register.write(by: trial.session(), kind: kind) { change throws(StoreError) in
        let group: GroupKey = try change.newKey()
        try change.enter(GroupFact(key: group, group: Group(unit: unit, name: "Tur \(kind.rawValue)")))
        for person in people {
          try change.enter(
            AttendanceFact(
              group: group, person: person, attendance: Attendance(day: RegisterTrial.today, mark: .present)))
        }
      }
    }
    try mark(people[0...1], .attendanceMarked)
    try mark(people[2...2], .importedAttendance)
    #expect(try trial.session().keeping.retentionList().due.map(\.person) == [people[3]])
  }

  @Test func whoIsErasedIsNotAskedAboutAgain() throws {
    let person = try add("P-1", ended("2009-01-01", "2012-01-01"))
    _ = try trial.session().settings.change([.retentionYears: "10"])
    try trial.session().erasure.askErasure(of: person, caseNumber: "2026/3")
    _ = try trial.session("tor").erasure.confirmErasure(
      try #require(try trial.session().erasure.erasureRequests().first))
    #expect(try trial.session().keeping.retentionList().due.isEmpty)
  }

  @Test func settingsAreChangedTogetherTakenAwayAndTakenBack() throws {
    let session = trial.session()
    let receipt = try session.settings.change([.retentionYears: "10", .backupFolder: "/srv/kopi"])
    #expect(receipt.kind == .settingsChanged)
    #expect(try session.keeping.retentionYears() == 10)
    #expect(try session.backups.backupFolder()?.path == "/srv/kopi")
    #expect(failure { _ = try session.settings.change([.retentionYears: "10"]) } == .ledger(.unchanged))
    _ = try session.settings.change([.backupFolder: nil])
    #expect(try session.backups.backupFolder() == nil)
    _ = try session.journal.undo()
    #expect(try session.backups.backupFolder()?.path == "/srv/kopi")
    try trial.expectWhole()
  }

  @Test func onlyATeamLeadSeesTheListAndChangesSettings() throws {
    let counsellor = Session(
      register: trial.register, access: Access(user: UserKey(3), name: "Kari Holm", role: .counsellor), actor: "kari",
      today: RegisterTrial.today, todayIsGiven: false)
    #expect(failure { _ = try counsellor.keeping.retentionList() } == .notAllowed(.role(.seeRetention)))
    #expect(
      failure { _ = try counsellor.settings.change([.retentionYears: "1"]) } == .notAllowed(.role(.changeSettings)))
  }
}
