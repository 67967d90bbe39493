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

  // MARK: What cannot be

  private func problem(_ row: String) -> ImportProblem.Reason? {
    trial.problems(.attendance, "nr;gruppe;dato;føring\n\(row)\n").first?.reason
  }

  @Test func aMarkIsOfADayTheGroupMeetsAndOfSomebodyInIt() throws {
    try trial.take(.groups, ImportTrial.groups)
    let (before, after) = (ImportTrial.day("2026-11-16"), ImportTrial.day("2026-11-19"))
    #expect(problem("P-1;Turgruppa;2026-11-17;møtt") == .groupDoesNotMeet(before: before, after: after))
    try trial.take(.participants, "nr;fornavn;etternavn;fødselsår\nP-77;Ny;En;1990\n")
    #expect(problem("P-77;Turgruppa;2026-11-19;møtt") == .notInGroup([]))
  }

  /// Neither with days nor without: without they would be in it from today on.
  @Test func nobodyIsInAGroupAfterTheyDied() throws {
    try trial.take(.groups, ImportTrial.groups)
    try trial.take(.participants, "nr;fornavn;etternavn;fødselsår\nP-78;En;Til;1990\n")
    try trial.take(
      .enrolments,
      "nr;program;status;start;slutt;sluttårsak\nP-78;piloten-blakors;har_sluttet;2026-01-05;2026-03-01;død\n")
    let death = ImportTrial.day("2026-03-01")
    func problem(_ cells: String) -> ImportProblem? {
      trial.problems(.groups, "gruppe;avdeling;ukedag;fra;til;nr\nTurgruppa;Rådhusgaten 53;;\(cells)\n").first
    }
    for (cells, column) in [
      ("2026-04-01;;P-78", "fra"), ("2026-02-01;2026-03-02;P-78", "til"), (";;P-78", "nr"),
    ] {
      let told = problem(cells)
      #expect(told?.reason == .afterDeath(death) && told?.column == column, "\(cells): \(String(describing: told))")
    }
    #expect(problem("2026-02-01;2026-03-01;P-78") == nil)
  }

  @Test func whoCameLaterOrHasGoneIsNotInIt() throws {
    try trial.take(
      .groups,
      """
      gruppe;avdeling;ukedag;fra;til;nr
      Turgruppa;Rådhusgaten 53;mandag;13:00;15:00;
      Turgruppa;Rådhusgaten 53;;2026-10-01;;P-1
      Turgruppa;Rådhusgaten 53;;2026-11-09;15.11.2026;P-2

      """)
    let membership = Membership(from: ImportTrial.day("2026-11-09"), to: ImportTrial.day("2026-11-15"))
    #expect(problem("P-2;Turgruppa;2026-11-09;møtt") == nil)
    for day in ["2026-11-02", "2026-11-16"] {
      #expect(problem("P-2;Turgruppa;\(day);møtt") == .notInGroup([membership]))
    }
    #expect(problem("P-2;Turgruppa;2026-09-28;møtt") == nil, "nobody kept lists before October")
  }

  // MARK: Once, every other week, since when

  @Test func groupsGoOutAsTheyCameIn() throws {
    let file = """
      gruppe;avdeling;ukedag;fra;til;nr;dato;annenhver_uke_fra;helligdager;siste_dag
      Frokosten;Rådhusgaten 53;onsdag;09:00;10:00;;;2026-11-18;ja;2027-06-30
      Frokosten;Rådhusgaten 53;;2026-10-01;2026-11-01;P-1;;;;
      Frokosten;Rådhusgaten 53;;2026-11-15;;P-1;;;;
      Turen;Rådhusgaten 53;;10:00;15:00;;05.12.2026;;;

      """
    #expect(try trial.take(.groups, file).entry != nil)
    #expect(try trial.take(.groups, file).entry == nil)
    let told = try trial.rows(.groups)
    #expect(
      told.map { $0.dropFirst(2).joined(separator: ",") } == [
        "wednesday,09:00,10:00,,,2026-11-18,yes,2027-06-30", ",2026-10-01,2026-11-01,P-1,,,,", ",2026-11-15,,P-1,,,,",
        ",10:00,15:00,,2026-12-05,,,",
      ])
    let groups = try trial.session.attendance.groups().map(\.fact.group)
    #expect(groups.first?.timetable.text == "3 09:00-10:00;fortnightly 2026-11-18;holidays")
    #expect(groups.first?.ended == Day("2027-06-30"))
    #expect(groups.last?.timetable.text == "6 10:00-15:00;once 2026-12-05")
    // What a file says nothing of stays; a last day ends who was there.
    try trial.take(
      .groups,
      "gruppe;avdeling;ukedag;fra;til;nr\nFrokosten;Rådhusgaten 53;;2026-11-15;2026-11-20;P-1\n"
        + "Frokosten;Rådhusgaten 53;onsdag;08:00;10:00;\n")
    #expect(
      try trial.session.attendance.groups().first?.fact.group.timetable.text
        == "3 08:00-10:00;fortnightly 2026-11-18;holidays")
    #expect(try trial.rows(.groups)[2].dropFirst(3).prefix(2) == ["2026-11-15", "2026-11-20"])
  }

  @Test(arguments: [
    ("T;Rådhusgaten 53;tirsdag;10;12;;2026-12-05;", ImportColumn.weekday),
    ("T;Rådhusgaten 53;;10;12;;31.02.2026;", .date), ("T;Rådhusgaten 53;;2026-11-01;i går;P-1;;", .to),
    ("T;Rådhusgaten 53;;;2026-11-01;P-1;;", .from), ("T;Rådhusgaten 53;;2026-11-02;2026-11-01;P-1;;", .to),
    ("T;Rådhusgaten 53;mandag;10;12;;;snart", .fortnightly),
  ])
  func whatIsWrongOfTheseIsToldToo(row: String, column: ImportColumn) throws {
    let problems = trial.problems(
      .groups, "gruppe;avdeling;ukedag;fra;til;nr;dato;annenhver_uke_fra\n\(row)\n")
    #expect(problems.map(\.row) == [2] && problems.first?.column == column.norwegian, "\(problems)")
  }

  @Test func aGroupHasOneTimetable() throws {
    let problems = trial.problems(
      .groups,
      "gruppe;avdeling;ukedag;fra;til;nr;dato\nT;Rådhusgaten 53;mandag;10;12;;\nT;Rådhusgaten 53;;10;12;;2026-12-05\n")
    #expect(problems.map(\.row) == [3] && problems.first?.reason == .otherTimetable)
  }
}
