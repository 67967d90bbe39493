import Domain
import Testing

@testable import Ledger
@testable import Store

/// Participants: a known number with other values is a change.
@Suite struct ImportPeopleTests {
  private let trial: ImportTrial

  init() throws {
    trial = try ImportTrial()
    try trial.take(.participants, ImportTrial.people)
  }

  private func person(_ number: String) throws -> [String] {
    try #require(try trial.rows(.participants).first { $0[0] == number })
  }

  @Test func everyColumnIsTaken() throws {
    try trial.take(
      .participants,
      """
      nr;fornavn;etternavn;visningsnavn;fødselsdato;kjønn;fødselsnummer;bydel;telefon;lar;adressesperre
      p-7;Kari;Vik;Kari V.;15.11.1998;kvinne;038515 98730;Sagene;00 00 00 07;ja;strengt fortrolig
      """)
    // No export tells of people with a protected address.
    #expect(try trial.rows(.participants).allSatisfy { $0[0] != "P-7" })
    let people = try trial.session.reading { try ImportSnapshot($0).people() }
    let known = try #require(people[ParticipantNumber(stored: "P-7")])
    #expect(
      known.fact.participant
        == Participant(
          number: ParticipantNumber(stored: "P-7"), givenName: "Kari", familyName: "Vik", displayName: "Kari V.",
          birthDate: Day("1998-11-15"), gender: .female, nationalID: "03851598730", district: "Sagene",
          phone: "00 00 00 07", protection: .strictlyConfidential))
    #expect(known.fact.background.lar == true)
  }

  @Test func anotherValueIsAChangeAndTheRestStays() throws {
    let result = try trial.take(.participants, "nr;fornavn;etternavn;fødselsår;telefon\nP-1;;;;00 00 00 99\n")
    #expect((result.changed, result.added, result.unchanged) == (1, 0, 0))
    #expect(
      try person("P-1") == [
        "P-1", "Åse", "Aasen", "", "1985-03-04", "", "female", "", "Grünerløkka", "00 00 00 99", "yes", "",
      ])
  }

  @Test func aDashClearsAndAnEmptyCellLeaves() throws {
    try trial.take(.participants, "nr;fornavn;etternavn;fødselsdato;kjønn;bydel;lar\nP-1;;;-;;-;-\n")
    #expect(try person("P-1") == ["P-1", "Åse", "Aasen", "", "", "", "female", "", "", "00 00 00 01", "", ""])
  }

  @Test func aDateTakesThePlaceOfAYear() throws {
    try trial.take(.participants, "nr;fornavn;etternavn;fødselsår\nP-10;;;1990\n")
    #expect(try person("P-10")[5] == "1990")
    try trial.take(.participants, "nr;fornavn;etternavn;fødselsdato\nP-10;;;1990-05-06\n")
    #expect(try person("P-10")[4...5] == ["1990-05-06", ""])
    // The year of the date says nothing new, another year is a mistake.
    #expect(try trial.take(.participants, "nr;fornavn;etternavn;fødselsår\nP-10;;;1990\n").unchanged == 1)
    #expect(
      trial.problems(.participants, "nr;fornavn;etternavn;fødselsår\nP-10;;;1991\n").map(\.reason)
        == [.birthYearDisagrees(ImportTrial.day("1990-05-06"))])
  }

  @Test func theRulesOfAPersonAreToldByRowAndColumn() {
    let file = """
      nr;fornavn;etternavn;fødselsdato;fødselsår;fødselsnummer
      P-20;;;;;
      P-21;A;B;2027-01-01;;
      P-22;A;B;;1880;
      P-23;A;B;;;20036914712
      20036914700;A;B;;;
      ;A;B;;;
      """
    #expect(
      trial.problems(.participants, file) == [
        ImportProblem(row: 2, column: "fornavn", reason: .participant(.noName)),
        ImportProblem(row: 3, column: "fødselsdato", value: "2027-01-01", reason: .participant(.bornInTheFuture)),
        ImportProblem(row: 4, column: "fødselsår", value: "1880", reason: .notAYear(accepted: 1906...2013)),
        ImportProblem(row: 5, column: "fødselsnummer", value: "20036914712", reason: .participant(.invalidNationalID)),
        ImportProblem(row: 6, column: "nr", value: "20036914700", reason: .number(.nationalID)),
        ImportProblem(row: 7, column: "nr", reason: .missingValue),
      ])
  }

  @Test func theSameNumberTwiceIsAMistakeUnlessTheRowsAgree() throws {
    let file = "nr;fornavn;etternavn;fødselsår\nP-30;A;B;1980\nP-31;A;B;1980\np-30;A;B;1981\n"
    #expect(
      trial.problems(.participants, file)
        == [ImportProblem(row: 4, column: "nr", value: "p-30", reason: .duplicateKey(firstRow: 2))])
    let agreeing = file.replacing("1981", with: "1980")
    let result = try trial.take(.participants, agreeing)
    #expect((result.rows, result.added, result.unchanged) == (3, 2, 1))
  }

  @Test func textIsTakenAsItStandsButForSpacesAndTheApostropheOfASpreadsheet() throws {
    try trial.take(
      .participants, "nr;fornavn;etternavn;fødselsår;telefon\nP-40;\u{A0} Ann  Mari ;O'Hara;;'+47 900\n")
    let row = try person("P-40")
    #expect(row[1...2] == ["Ann  Mari", "O'Hara"])
    #expect(row[9] == "+47 900")
  }
}

/// Enrolments: known by person, programme and start, or the day applied for.
@Suite struct ImportEnrolmentTests {
  private let trial: ImportTrial

  init() throws {
    trial = try ImportTrial()
    try trial.take(.participants, ImportTrial.people)
    try trial.take(.enrolments, ImportTrial.enrolments)
  }

  private let header =
    "nr;program;avdeling;status;søkt;start;slutt;planlagt_slutt;sluttårsak;utfall;utfall_dato;kontaktperson\n"

  private func enrolment(_ number: String, _ programme: String = "piloten-blakors") throws -> [String] {
    try #require(try trial.rows(.enrolments).first { $0[0] == number && $0[1] == programme })
  }

  @Test func everyColumnIsTaken() throws {
    #expect(
      try enrolment("P-1") == [
        "P-1", "piloten-blakors", "Rådhusgaten 53", "participating", "2026-01-10", "2026-02-01", "", "2029-01-31", "",
        "", "", "NAV", "", "Tor Lie",
      ])
    #expect(try enrolment("P-2")[8...9] == ["got_work", "ordinary_work"])
    #expect(try trial.rows(.enrolments).map { $0[0] } == ["P-1", "P-2", "P-2", "P-10"])
  }

  @Test func whoWaitedAndHasBegunIsTheSameEnrolment() throws {
    let result = try trial.take(
      .enrolments, header + "P-10;piloten-blakors;;deltar;2026-11-02;2026-11-16;;;;;;Jon Dahl\n")
    #expect((result.changed, result.added) == (1, 0))
    #expect(try enrolment("P-10")[3...5] == ["participating", "2026-11-02", "2026-11-16"])
    #expect(try enrolment("P-10").last == "Jon Dahl")
    // The application alone still finds it, and changes nothing that it does not say.
    #expect(try trial.take(.enrolments, header + "P-10;piloten-blakors;;;2026-11-02;;;;;;;\n").unchanged == 1)
  }

  @Test func anotherStartIsAnotherEnrolment() throws {
    #expect(try trial.take(.enrolments, header + "P-2;piloten-blakors;;deltar;;2026-10-01;;;;;;\n").added == 1)
    #expect(try trial.rows(.enrolments).count { $0[0] == "P-2" } == 3)
  }

  @Test func theContactPersonIsReplacedClearedAndBegunAgain() throws {
    func contact(_ cell: String) throws -> String? {
      try trial.take(.enrolments, header + "P-1;piloten-blakors;;;;2026-02-01;;;;;;\(cell)\n")
      return try enrolment("P-1").last
    }
    #expect(try contact("Jon Dahl") == "Jon Dahl")
    #expect(try contact("") == "Jon Dahl")
    #expect(try contact("-") == "")
    #expect(try contact("Tor Lie") == "Tor Lie")
  }

  @Test func otherReasonsMayBringWords() throws {
    try trial.take(
      .enrolments, header + "P-1;piloten-blakors;;har sluttet;;2026-02-01;2026-11-01;;annet: flyttet til Bergen;;;\n")
    #expect(try enrolment("P-1")[8] == "other: flyttet til Bergen")
    // "annet" alone does not take them away.
    #expect(try trial.take(.enrolments, header + "P-1;piloten-blakors;;;;2026-02-01;;;annet;;;\n").unchanged == 1)
    #expect(
      trial.problems(
        .enrolments, header + "P-1;piloten-blakors;;;;2026-02-01;;;annet: \(String(repeating: "x", count: 41));;;\n"
      )
      .map(\.reason) == [.enrolment(.otherReasonTooLong)])
  }

  @Test func unknownPeopleProgrammesAndUnitsAreToldWithWhatThereIs() {
    let file =
      header + """
        P-9;piloten-blakors;;deltar;;2026-03-01;;;;;;
        P-1;piloten;;deltar;;2026-03-01;;;;;;
        P-1;piloten-blakors;Kjølberggata;deltar;;2026-03-01;;;;;;
        P-1;;;deltar;;2026-03-01;;;;;;
        P-1;bydelsrusken-2;kjoelberggata;;;2026-03-01;;;;;;
        """
    #expect(
      trial.problems(.enrolments, file) == [
        ImportProblem(row: 2, column: "nr", value: "P-9", reason: .unknownParticipant),
        ImportProblem(
          row: 3, column: "program", value: "piloten",
          reason: .unknownProgramme(known: ["bydelsrusken-2", "datakurs", "piloten-blakors"])),
        ImportProblem(
          row: 4, column: "avdeling", value: "Kjølberggata",
          reason: .unknownUnit(known: ["Rådhusgaten 53", "Verkstedet"])),
        ImportProblem(row: 5, column: "program", reason: .missingValue),
        ImportProblem(row: 6, column: "status", reason: .missingValue),
      ])
  }

  @Test func theRulesOfAnEnrolmentAreToldByRowAndColumn() {
    let file =
      header + """
        P-1;bydelsrusken-2;;deltar;2026-01-01;;;;;;;
        P-1;bydelsrusken-2;;har_sluttet;;2026-01-01;;;;;;
        P-1;bydelsrusken-2;;har_sluttet;;2026-02-01;2026-01-01;;;;;
        P-1;bydelsrusken-2;;fullført;;2026-03-01;2026-04-01;;;;;
        P-1;datakurs;;har_sluttet;;2026-03-01;2026-04-01;;;;;
        P-1;bydelsrusken-2;;venteliste;;;;;;;;
        P-1;bydelsrusken-2;;deltar;;2026-05-01;;;;;2026-06-01;
        """
    #expect(
      trial.problems(.enrolments, file).map { "\($0.row) \($0.column) \($0.reason)" }
        == [
          (2, "start", .startMissing(.participating)), (3, "slutt", .endMissing(.ended)), (4, "slutt", .endBeforeStart),
          (5, "status", .wrongEnding(.completed)), (6, "status", .wrongEnding(.ended)), (7, "start", .noDate),
          (8, "utfall_dato", .outcomeDateWithoutOutcome),
        ].map { (row: Int, column: String, rule: EnrolmentRules.Problem) in
          "\(row) \(column) \(ImportProblem.Reason.enrolment(rule))"
        })
  }

  @Test func onlyChangesNAVAllowsAreTaken() throws {
    // Waiting cannot end; who takes part cannot be "ikke aktuell".
    let file =
      header + """
        P-10;piloten-blakors;;har sluttet;2026-11-02;2026-11-10;2026-11-20;;;;;
        P-1;piloten-blakors;;ikke aktuell;;2026-02-01;;;;;;
        """
    #expect(
      trial.problems(.enrolments, file).map(\.reason) == [
        .transition(.endOnlyFromParticipating(.waitingList)),
        .transition(.notRelevantOnlyBeforeStart(.participating)),
      ])
    try trial.take(.enrolments, header + "P-10;piloten-blakors;;feilregistrert;2026-11-02;;;;;;;\n")
    #expect(
      trial.problems(.enrolments, header + "P-10;piloten-blakors;Verkstedet;;2026-11-02;;;;;;;\n").map(\.reason)
        == [.transition(.locked)])
  }

  @Test func theSameEnrolmentTwiceIsAMistakeUnlessTheRowsAgree() {
    let file =
      header + """
        P-10;piloten-blakors;;deltar;2026-11-02;2026-11-16;;;;;;
        P-10;piloten-blakors;;venteliste;2026-11-02;;;;;;;
        """
    #expect(
      trial.problems(.enrolments, file)
        == [ImportProblem(row: 3, column: "nr", value: "P-10", reason: .duplicateKey(firstRow: 2))])
  }
}
