import Domain
import Testing

@testable import Ledger
@testable import Store

/// Groups and marks from files.
@Suite struct ImportGroupsTests {
  private let trial: ImportTrial

  init() throws {
    trial = try ImportTrial()
    try trial.take(.participants, ImportTrial.people)
  }

  @Test func aGroupIsItsWeekAndItsMembers() throws {
    let result = try trial.take(.groups, ImportTrial.groups)
    #expect(result.added == 5 && result.entry != nil)
    let groups = try trial.session.attendance.groups()
    #expect(groups.map(\.fact.group.name) == ["Frokosten", "Turgruppa"])
    let hikers = try #require(groups.last)
    #expect(hikers.fact.group.timetable.text == "1 13:00-15:00,4 13:00-15:30")
    #expect(try trial.session.attendance.members(of: hikers.fact.key, on: ImportTrial.today).count == 2)
    let entry = try #require(try trial.session.journal.entries(limit: 1).first)
    #expect(entry.kind == .importedGroups && entry.detail?.added == 5)
  }

  @Test func theSameFileTwiceChangesNothingAndAnotherTimetableTakesItsPlace() throws {
    try trial.take(.groups, ImportTrial.groups)
    #expect(try trial.take(.groups, ImportTrial.groups).entry == nil)
    // Written otherwise, it is the same group.
    let changed = try trial.take(
      .groups, "Gruppe,Unit,weekday,from,to,number\nTURGRUPPA,Rådhusgaten 53,Monday,13.00,15.00,p-1\n")
    #expect(changed.unchanged == 1 && changed.replaced == 1)
    let hikers = try #require(try trial.session.attendance.groups().last)
    #expect(hikers.fact.group.timetable.text == "1 13:00-15:00" && hikers.fact.group.name == "Turgruppa")
    #expect(
      try trial.session.attendance.members(of: hikers.fact.key, on: ImportTrial.today).count == 2, "nobody is taken out"
    )
  }

  @Test(arguments: [
    ("T;Ukjent;;;;", ImportColumn.unit), ("T;Verkstedet;;;;", .unit), ("T;Rådhusgaten 53;trettende;10;12;", .weekday),
    ("T;Rådhusgaten 53;mandag;10;;", .to), ("T;Rådhusgaten 53;mandag;ti;12;", .from),
    ("T;Rådhusgaten 53;mandag;12;10;", .to), ("T;Rådhusgaten 53;;10;12;", .weekday),
    ("T;Rådhusgaten 53;;;;P-99", .number),
    (";Rådhusgaten 53;;;;", .group), ("T;;;;;", .unit),
  ])
  func whatIsWrongIsToldToTheColumn(row: String, column: ImportColumn) throws {
    let problems = trial.problems(.groups, "gruppe;avdeling;ukedag;fra;til;nr\n\(row)\n")
    #expect(problems.map(\.row) == [2] && problems.first?.column == column.norwegian, "\(problems)")
    #expect(try trial.session.attendance.groups().isEmpty)
  }

  @Test func marksAreTakenInAndChangedAndNeverDoubled() throws {
    try trial.take(.groups, ImportTrial.groups)
    let result = try trial.take(.attendance, ImportTrial.attendance)
    #expect(result.added == 3)
    #expect(try trial.take(.attendance, ImportTrial.attendance).entry == nil)
    let changed = try trial.take(
      .attendance, "number,group,date,mark\nP-1,turgruppa,2026-11-19,sick\nP-2,Turgruppa,19.11.2026,ikke møtt\n")
    #expect(changed.changed == 1 && changed.unchanged == 1)
    let hikers = try #require(try trial.session.attendance.groups().last).fact.key
    let marks = try #require(try trial.session.attendance.rollCall(hikers, on: ImportTrial.day("2026-11-19"))).rows
    #expect(marks.map { $0.mark?.fact.mark } == [.sick, .absent])
  }

  @Test func aFileKeepsWhenSomebodyCameAsLongAsTheyDid() throws {
    try trial.take(.groups, ImportTrial.groups)
    let hikers = try #require(try trial.session.attendance.groups().last).fact.key
    let day = ImportTrial.day("2026-11-19")
    let person = try #require(try trial.session.people.participantKey(number: try ParticipantNumber("P-1")))
    // The members came in with the import: for that day they are on the list by their marks.
    try trial.take(.attendance, "nr;gruppe;dato;føring\nP-1;Turgruppa;2026-11-19;syk\n")
    let row = try #require(try trial.session.attendance.rollCall(hikers, on: day)?.rows.first?.mark?.row)
    let came = Attendance(day: day, mark: .present, arrived: TimeOfDay("13:05"))
    _ = try trial.session.attendance.mark(
      [MarkChange(person: person, attendance: came, replaces: row)], in: hikers, on: day)
    #expect(try trial.take(.attendance, "nr;gruppe;dato;føring\nP-1;Turgruppa;2026-11-19;møtt\n").entry == nil)
    try trial.take(.attendance, "nr;gruppe;dato;føring\nP-1;Turgruppa;2026-11-19;ikke møtt\n")
    let mark = try #require(try trial.session.attendance.rollCall(hikers, on: day)?.rows.first?.mark)
    #expect(mark.fact == Attendance(day: day, mark: .absent))
  }

  @Test(arguments: [
    ("P-99;Turgruppa;2026-11-19;møtt", ImportColumn.number), ("P-1;Ukjent;2026-11-19;møtt", .group),
    ("P-1;Turgruppa;2026-11-22;møtt", .date), ("P-1;Turgruppa;2026-11-19;kanskje", .mark),
    ("P-1;Turgruppa;2026-11-19;", .mark), ("P-1;Turgruppa;31.02.2026;møtt", .date), ("P-1;;2026-11-19;møtt", .group),
  ])
  func marksThatAreWrongAreToldToTheColumn(row: String, column: ImportColumn) throws {
    try trial.take(.groups, ImportTrial.groups)
    let problems = trial.problems(.attendance, "nr;gruppe;dato;føring\n\(row)\n")
    #expect(problems.map(\.row) == [2] && problems.first?.column == column.norwegian, "\(problems)")
  }

  @Test func oneKeyWithTwoMarksIsRefusedAndTwoGroupsOfOneNameAreAskedFor() throws {
    try trial.take(.groups, ImportTrial.groups)
    let twice = trial.problems(
      .attendance, "nr;gruppe;dato;føring\nP-1;Turgruppa;2026-11-19;møtt\nP-1;Turgruppa;2026-11-19;syk\n")
    #expect(twice.map(\.reason) == [.duplicateKey(firstRow: 2)])
    try trial.take(.groups, "gruppe;avdeling\nTurgruppa;Kjølberggata\n")
    let ambiguous = trial.problems(.attendance, "nr;gruppe;dato;føring\nP-1;Turgruppa;2026-11-19;møtt\n")
    #expect(ambiguous.map(\.reason) == [.ambiguousGroup(units: ["Kjølberggata", "Rådhusgaten 53"])])
  }

  @Test func theyGoOutAsTheyComeInAndTheImportIsTakenBackFromTheLog() throws {
    try trial.take(.groups, ImportTrial.groups)
    let entry = try #require(try trial.take(.attendance, ImportTrial.attendance).entry)
    #expect(
      try trial.rows(.attendance) == [
        ["P-1", "Turgruppa", "2026-11-16", "leave"], ["P-1", "Turgruppa", "2026-11-19", "present"],
        ["P-2", "Turgruppa", "2026-11-19", "absent"],
      ])
    #expect(
      try trial.rows(.groups).map { $0[0] } == ["Frokosten", "Frokosten"] + Array(repeating: "Turgruppa", count: 4))
    _ = try trial.session.journal.undo(entry: entry)
    #expect(try trial.rows(.attendance).isEmpty)
  }
}
