import Domain
import Testing

@testable import Ledger
@testable import Store

/// Events: known by person, date and type, and judged together when all rows have been read.
@Suite struct ImportEventsTests {
  private let trial: ImportTrial

  init() throws {
    trial = try ImportTrial()
    for kind in [ImportKind.participants, .enrolments] { try trial.take(kind, ImportTrial.text(of: kind)) }
  }

  private func take(_ rows: String...) throws -> ImportResult {
    try trial.take(.events, "nr;dato;type;notat\n" + rows.map { $0 + "\n" }.joined())
  }

  private func problems(_ rows: String...) -> [String] {
    trial.problems(.events, "nr;dato;type;notat\n" + rows.map { $0 + "\n" }.joined()).map {
      "\($0.row):\($0.column):\($0.reason)"
    }
  }

  @Test func everyTypeIsTakenInNorwegianAndInEnglish() throws {
    let result = try take(
      "P-1;2026-08-01;behandling_start;Loland", "P-1;2026-08-20;treatment_end;hjem", "P-1;2026-09-01;Tilbakefall;",
      "P-1;2026-09-01;re engaged;", "P-1;2026-09-02;kontakt;", "P-1;2026-07-01;løslatt;", "P-1;2026-07-02;released;",
      "P-1;2026-07-02;overdosesamtale;", "P-1;2026-07-02;nalokson_opplaering;", "P-1;2026-07-02;SWITCH_samtale;")
    #expect(result.added == 10)
    #expect(
      try trial.export(.events)
        == """
        number,date,type,note
        P-1,2026-07-01,released,
        P-1,2026-07-02,released,
        P-1,2026-07-02,overdose_talk,
        P-1,2026-07-02,naloxone_training,
        P-1,2026-07-02,switch_talk,
        P-1,2026-08-01,treatment_start,Loland
        P-1,2026-08-20,treatment_end,hjem
        P-1,2026-09-01,relapse,
        P-1,2026-09-01,re_engaged,
        P-1,2026-09-02,contact,

        """)
  }

  @Test func theSameFileTwiceChangesNothingAndAnotherNoteIsAChange() throws {
    try trial.take(.events, ImportTrial.events)
    let head = try trial.head()
    let again = try trial.take(.events, ImportTrial.events)
    #expect((again.added, again.changed, again.unchanged) == (0, 0, 6) && again.entry == nil)
    #expect(try trial.head() == head)
    let exported = try trial.export(.events)
    #expect(try trial.take(.events, exported).unchanged == 6)
    let result = try take(
      "P-1;2026-09-01;behandling_start;-", "P-1;2026-11-16;tilbake;ringte", "P-2;2026-11-18;kontakt;")
    #expect((result.added, result.changed, result.unchanged) == (0, 2, 1))
    #expect(try trial.rows(.events).map { $0[3] } == ["", "", "", "ringte", "", ""])
  }

  /// A file may end what the register has begun, in any order of rows.
  @Test func anEndIsOfTheStayThatHadBegun() throws {
    _ = try take("P-1;2026-08-01;behandling_start;")
    let result = try take(
      "P-1;2026-09-30;behandling_slutt;", "P-1;2026-08-20;behandling_slutt;", "P-1;2026-08-20;behandling_start;")
    #expect(result.added == 3)
    #expect(try trial.rows(.events).map { $0[1] } == ["2026-08-01", "2026-08-20", "2026-08-20", "2026-09-30"])
    let stays = try trial.session.reading { coder in
      var found: [TreatmentEpisode] = []
      try CaseRows.all(TreatmentFact.self, coder) { fact, _, _ in found.append(fact.episode) }
      return found.compactMap { "\($0.admitted?.iso ?? "") \($0.ended?.iso ?? "")" }.sorted()
    }
    #expect(stays == ["2026-08-01 2026-08-20", "2026-08-20 2026-09-30"])
  }

  @Test func whatCannotBeIsToldByRowAndColumn() throws {
    #expect(problems("P-9;2026-09-01;tilbakefall;") == ["2:nr:unknownParticipant"])
    #expect(problems("P-1;2026-11-22;kontakt;") == ["2:dato:inTheFuture"])
    #expect(problems("P-1;1984-01-01;kontakt;") == ["2:dato:beforeBirth(1985)"])
    #expect(problems("P-1;2026-09-01;fest;").count == 1)
    #expect(problems("P-1;2026-09-01;tilbake;") == ["2:type:followUp(Domain.FollowUp.Problem.backWithoutRelapse)"])
    #expect(
      problems("P-1;2026-09-02;tilbakefall;", "P-1;2026-09-01;tilbake;")
        == ["3:type:followUp(Domain.FollowUp.Problem.backWithoutRelapse)"])
    #expect(
      problems("P-1;2026-09-01;behandling_slutt;")
        == ["2:dato:followUp(Domain.FollowUp.Problem.endWithoutAdmission)"])
    #expect(
      problems("P-1;2026-09-01;behandling_start;", "P-1;2026-09-05;behandling_start;").count == 2)
    #expect(
      problems("P-1;2026-09-01;tilbakefall;a", "P-1;2026-09-01;tilbakefall;b")
        == ["3:dato:duplicateKey(firstRow: 2)"])
    #expect(try trial.rows(.events).isEmpty)
  }

  @Test func aDeathEndsWhatRunsAndTakesPeopleOffTheList() throws {
    let result = try take("P-2;2026-11-10;død;", "P-10;2026-11-12;died;", "P-2;2026-11-10;kontakt;")
    #expect(result.added == 3)
    let rows = try trial.rows(.enrolments).filter { $0[0] != "P-1" }
    // What had ended stays as it was.
    #expect(rows.contains { $0[1] == "piloten-blakors" && $0[6] == "2025-01-31" && $0[8] == "got_work" })
    #expect(rows.contains { $0[1] == "bydelsrusken-2" && $0[3] == "ended" && $0[6] == "2026-11-10" && $0[8] == "died" })
    #expect(rows.contains { $0[0] == "P-10" && $0[3] == "not_relevant" })
    #expect(try take("P-2;2026-11-10;død;").entry == nil)
    #expect(problems("P-2;2026-11-11;kontakt;").count == 1)
    #expect(problems("P-2;2026-11-11;død;").count == 1)
    // No entry has facts of both sides.
    try trial.session.reading { coder in
      let mixed = try coder.database.number(
        """
        SELECT count(*) FROM main.case_fact c JOIN main.enrolment e ON e.entered = c.entered OR e.voided = c.entered
        """)
      #expect(mixed == 0)
    }
    #expect(try trial.register.check() == [])
  }

  /// A death that an enrolment tells of is told of by the export, and holds against a file.
  @Test func whoeverDiedAsTheirEnrolmentTellsHasNoEventsAfterIt() throws {
    try trial.take(
      .enrolments,
      "nr;program;status;start;slutt;sluttårsak\nP-2;bydelsrusken-2;har_sluttet;2026-03-01;2026-10-01;død\n")
    #expect(problems("P-2;2026-10-02;kontakt;").count == 1)
    #expect(try trial.rows(.events) == [["P-2", "2026-10-01", "died", ""]])
    #expect(try trial.take(.events, try trial.export(.events)).added == 1)
    #expect(try trial.rows(.events) == [["P-2", "2026-10-01", "died", ""]])
  }

  @Test func badRowsCanBePassedOver() throws {
    let options = ImportOptions(skipBadRows: true)
    let result = try trial.take(
      .events,
      "nr;dato;type\nP-1;2026-09-01;tilbake\nP-1;2026-09-02;tilbakefall\nP-1;2026-09-03;tilbake\nP-1;x;kontakt\n",
      options)
    #expect(result.added == 2)
    #expect(result.skipped.rows.count == 2)
  }
}
