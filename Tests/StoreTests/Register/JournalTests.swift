import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct JournalTests {
  @Test func theRegistersBeginningIsItsFirstEntry() throws {
    let trial = try RegisterTrial()
    let entries = try trial.session().journal.entries(limit: 10)
    #expect(entries.map(\.kind) == [.created])
    #expect(entries.map(\.actor) == ["eva"])
    #expect(try trial.session().settings.setting(.organisation) == "Blå Kors")
    #expect(try trial.session().catalogue.programmes().map(\.id) == [RegisterTrial.pilot, RegisterTrial.course])
    #expect(try trial.session().catalogue.programmes().first?.stepShortNames == ["S1", "S2", "S3", "S4"])
  }

  @Test func everyChangeIsOneEntryThatSaysWhoWhenWhatAndAboutWhom() throws {
    let trial = try RegisterTrial()
    let receipt = try trial.add("P-1")
    let entry = try #require(try trial.session().journal.entries(limit: 1).first)
    #expect(entry.id == receipt.entry)
    #expect(entry.kind == .participantAdded)
    #expect(entry.about == receipt.about)
    #expect(entry.people == 1)
    #expect(entry.detail?.programme == RegisterTrial.pilot)
    #expect(entry.today == nil)
    #expect(!entry.isUndone)
  }

  @Test func aGivenTodayStandsInTheEntry() throws {
    let trial = try RegisterTrial()
    let day = RegisterTrial.day("2026-12-24")
    try trial.add("P-1", by: trial.session(today: day, given: true))
    #expect(try trial.session().journal.entries(limit: 1).first?.today == day)
  }

  @Test func aChangeThatChangesNothingLeavesNoEntry() throws {
    let trial = try RegisterTrial()
    let person = try trial.add("P-1").about
    let card = try trial.card(person)
    let entries = try trial.session().journal.entries(limit: 100).count
    #expect(
      failure { _ = try trial.session().people.change(card.identity.fact, row: card.identity.row) }
        == .ledger(.unchanged))
    #expect(try trial.session().journal.entries(limit: 100).count == entries)
  }

  @Test func entriesComeNewestFirstAndPageByPage() throws {
    let trial = try RegisterTrial()
    for number in 1...5 { try trial.add("P-\(number)") }
    let first = try trial.session().journal.entries(limit: 2)
    #expect(first.map(\.id) == [6, 5])
    #expect(try trial.session().journal.entries(limit: 2, before: 5).map(\.id) == [4, 3])
  }

  @Test func aPersonsEntriesIncludeAnImportThatBroughtThem() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let people = try trial.register.write(by: session, kind: .importedParticipants) { change throws(StoreError) in
      var people: [ParticipantKey] = []
      for name in ["Hansen", "Berg"] {
        let person = try change.newPerson()
        people.append(person)
        let number = ParticipantNumber(stored: name.uppercased())
        try change.enter(
          IdentityFact(person: person, participant: Participant(number: number, givenName: "", familyName: name)))
      }
      return people
    }
    #expect(people.receipt.about == nil)
    #expect(try session.journal.entries(limit: 1).first?.people == 2)
    let card = try trial.card(people.result[0])
    _ = try session.lights.save(
      LightsAssessment(date: session.today, voice: .own, lights: Lights(packed: 1)), of: card.person)
    #expect(
      try session.journal.entries(LogFilter(about: card.person), limit: 10).map(\.kind) == [
        .lightsSaved, .cardRead, .importedParticipants,
      ])
    #expect(
      try session.journal.entries(LogFilter(about: people.result[1]), limit: 10).map(\.kind) == [.importedParticipants])
  }

  @Test func detailIsSmallAndComesBack() throws {
    let detail = EntryDetail(fromStep: 1, toStep: 2, day: RegisterTrial.today.iso, name: "Tor \"T\" Lie")
    let json = try #require(detail.json)
    #expect(json == #"{"day":"2026-11-21","fromStep":1,"name":"Tor \"T\" Lie","toStep":2}"#)
    #expect(EntryDetail(json: json) == detail)
    #expect(EntryDetail(json: "{") == nil)
  }
}

@Suite struct ChangeWatchTests {
  @Test func anotherProcessesChangeMovesTheCounterAndNamesThePerson() throws {
    let trial = try RegisterTrial()
    let person = try #require(try trial.add("P-1").about)
    let mine = trial.register
    let counter = try mine.changeCounter()
    let latest = try mine.changes(after: 0).latest
    #expect(try mine.changeCounter() == counter)
    let other = try trial.reopened()
    _ = try trial.session("tor", in: other).lights.save(
      LightsAssessment(date: RegisterTrial.today, voice: .worker, lights: Lights(packed: 2)), of: person)
    #expect(try mine.changeCounter() != counter)
    let changes = try mine.changes(after: latest)
    #expect(changes.people == [person])
    #expect(!changes.catalogue)
    #expect(changes.latest == latest + 1)
  }

  @Test func aChangeOfMySelfMovesItToo() throws {
    let trial = try RegisterTrial()
    let counter = try trial.register.changeCounter()
    try trial.add("P-1")
    #expect(try trial.register.changeCounter() != counter)
  }

  @Test func manyPeopleOrTheCatalogueAreToldApart() throws {
    let trial = try RegisterTrial()
    let latest = try trial.register.changes(after: 0).latest
    _ = try trial.session().catalogue.addUnit(Domain.Unit(programme: RegisterTrial.pilot, name: "Ny", places: nil))
    var changes = try trial.register.changes(after: latest)
    #expect(changes.people == [])
    #expect(changes.catalogue)
    _ = try trial.register.write(by: trial.session(), kind: .importedParticipants) { change throws(StoreError) in
      for number in ["A", "B"] {
        try change.enter(
          IdentityFact(
            person: try change.newPerson(),
            participant: Participant(number: ParticipantNumber(stored: number), givenName: "X", familyName: "Y")))
      }
    }
    changes = try trial.register.changes(after: latest)
    #expect(changes.people?.count == 2)
    try trial.addMany(RegisterChanges.most + 1)
    #expect(try trial.register.changes(after: latest).people == nil)
  }

  @Test func marksAreOfNobodyWhomAListShowsAndABatchNamesItsOwn() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let people = try (1...40).map { try #require(try trial.add("P-\($0)").about) }
    let unit = try trial.unit("Verkstedet")
    let group = try session.attendance.addGroup(
      Group(unit: unit, name: "Alle", timetable: Timetable(Timetable.meetings(typed: "10-14", weekday: 6) ?? []))
    ).group
    _ = try session.attendance.changeMembers(of: group, adding: people, from: session.today - 10)
    let latest = try trial.register.newestEntry()
    _ = try session.attendance.mark(
      people.map { MarkChange(person: $0, attendance: Attendance(day: session.today, mark: .present)) }, in: group,
      on: session.today)
    var changes = try trial.register.changes(after: latest)
    #expect(changes.people == [] && !changes.isOnlyLooking && !changes.catalogue)
    _ = try session.journal.undo()
    #expect(try trial.register.changes(after: latest).people == [])
    let card = try trial.card(people[3])
    let enrolment = try #require(card.enrolments.first)
    _ = try session.enrolments.move(
      enrolment.key, StepMove(to: StepNumber.all[1], date: session.today, reason: nil),
      present: enrolment.step(on: session.today))
    changes = try trial.register.changes(after: latest)
    #expect(changes.people == [people[3]])
    _ = try session.journal.undo()
    #expect(try trial.register.changes(after: latest).people == [people[3]])
  }
}
