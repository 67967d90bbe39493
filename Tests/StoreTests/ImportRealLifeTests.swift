import Domain
import Testing

@testable import Store

/// Files as spreadsheets, databases and web pages leave them: what means nothing counts for nothing, and what is damage is told.
@Suite struct ImportRealLifeTests {
  private let trial: ImportTrial

  init() throws {
    trial = try ImportTrial()
    try trial.take(.participants, ImportTrial.people)
    try trial.take(.enrolments, ImportTrial.enrolments)
  }

  private func person(_ number: String) throws -> [String] {
    try #require(try trial.rows(.participants).first { $0[0] == number })
  }

  private func reasons(_ kind: ImportKind, _ text: String) -> [ImportProblem.Reason] {
    trial.problems(kind, text).map(\.reason)
  }

  private let names = "nr;fornavn;etternavn;fødselsår"

  // MARK: Counts for nothing

  @Test(arguments: ["sep=;\r\n", "SEP=;\n", "\"sep=;\"\n"]) func aLineThatNamesTheDelimiterIsNoHeader(line: String)
    throws
  {
    #expect(try trial.take(.participants, line + names + "\nP-50;A;B;1980\n").added == 1)
    #expect(trial.problems(.participants, line + names + "\nP-51;A;B;x\n").map(\.row) == [2])
  }

  @Test func theDelimiterThatIsNamedIsTheOne() throws {
    #expect(try trial.take(.participants, "sep=,\nnr,fornavn,etternavn,fødselsår\nP-50,\"A;;;;\",B,1980\n").added == 1)
  }

  @Test func rowsAndColumnsThatHoldNothingAreNothing() throws {
    let result = try trial.take(
      .participants, names + ";;\u{A0}\nP-50;A;B;1980;;\n ; ;\t; ;;\n\u{200B};;;;;\nP-51;A;B;1980;;;;\n")
    #expect((result.rows, result.added) == (2, 2))
  }

  @Test func whatStandsInAColumnWithoutANameIsTold() {
    #expect(
      trial.problems(.participants, names + ";\nP-50;A;B;1980;hei\n")
        == [ImportProblem(row: 2, value: "hei", reason: .unnamedColumn(position: 5))])
    #expect(reasons(.participants, names + "\nP-50;A;B;1980;;hei\n") == [.shape(.long(fields: 6, expected: 4))])
  }

  @Test func charactersThatNobodySeesAreNotThere() throws {
    try trial.take(
      .participants, "nr;for\u{AD}navn;\u{FEFF}etternavn;fødselsår\nP-\u{200B}50;Li\u{AD}v;Ann\u{A0}Mari;1980\n")
    #expect(try person("P-50")[1...2] == ["Liv", "Ann Mari"])
  }

  @Test(arguments: ["1980-01-05 00:00:00", "05.01.1980 00:00", "1980-01-05T00:00:00.000"])
  func midnightIsADay(date: String) throws {
    try trial.take(.participants, "nr;fornavn;etternavn;fødselsdato\nP-50;A;B;\(date)\n")
    #expect(try person("P-50")[4] == "1980-01-05")
  }

  @Test func anyOtherTimeIsNoDate() {
    let file = "nr;fornavn;etternavn;fødselsdato\nP-50;A;B;1980-01-05 00:01\n"
    #expect(reasons(.participants, file) == [.notADate])
  }

  @Test func wordsOfSpreadsheetsAreUnderstood() throws {
    let file = "nr;fornavn;etternavn;fødselsår;kjønn;lar;fødselsnummer\nP-50;A;B;1976;K;USANN;159076\u{A0}00073\n"
    try trial.take(.participants, file)
    let row = try person("P-50")
    #expect((row[6], row[7], row[10]) == ("female", "15907600073", "no"))
    #expect(try trial.take(.mapping, "år;bosituasjon;økonomi\n2019;Grønn;Rød\n").added == 1)
  }

  @Test func theProgramTakesItsOwnColumnOfReasonsBack() throws {
    for column in ["feil", "problem"] {
      #expect(trial.problems(.participants, "nr;fornavn;etternavn;fødselsår;\(column)\nP-50;A;B;1980;noe\n").isEmpty)
    }
  }

  // MARK: Damage

  @Test func aTelephoneIsATelephone() {
    func phone(_ text: String) -> [ImportProblem.Reason] {
      reasons(.participants, "nr;fornavn;etternavn;fødselsår;telefon\nP-50;A;B;1980;\(text)\n")
    }
    #expect(phone("4,712E+09") == [.participant(.signInPhone(","))])
    #expect(phone("nan") == [.participant(.signInPhone("n"))])
    #expect(phone("+47 (22) 00-00/00.00").isEmpty)
  }

  @Test func aDistrictIsOneOfTheCataloguesInItsSpelling() throws {
    let file = "nr;fornavn;etternavn;fødselsår;bydel\nP-50;Kari;Null;1980;"
    #expect(reasons(.participants, file + "NULL\n") == [.unknownDistrict(known: Districts.known.names)])
    try trial.take(.participants, file + "bydel grünerløkka\n")
    #expect(try person("P-50")[8] == "Grünerløkka")
  }

  @Test func aNameInTheWrongCodePageIsTold() throws {
    #expect(reasons(.participants, names + "\nP-50;Bj¿rg;B;1980\n") == [.participant(.signInName(.given, "¿"))])
    // MacRoman, read as what it is not.
    let bytes = Array((names + "\nP-50;Bj").utf8) + [0xBF] + Array("rg;B;1980\n".utf8)
    #expect(trial.failure(.participants, bytes) != nil)
  }

  @Test func aRowWithTwoErrorsTellsBoth() {
    #expect(
      trial.problems(
        .participants, "nr;fornavn;etternavn;fødselsdato;kjønn;telefon;fødselsnummer\nP-50;A;B;x;y;nan;12\n"
      )
      .map(\.column) == ["fødselsdato", "kjønn", "telefon", "fødselsnummer"])
    let marks = "nr;gruppe;dato;føring\nP-404;Ingen;32.13.2026;hei\n"
    #expect(trial.problems(.attendance, marks).map(\.column) == ["dato", "føring"])
    let enrolments = "nr;program;avdeling;status;start;slutt\nP-404;piloten-blakors;Ingen;deltar;x;2026-01-01\n"
    #expect(trial.problems(.enrolments, enrolments).map(\.column) == ["avdeling", "start", "nr"])
  }

  // MARK: What cannot be

  @Test func oneFødselsnummerIsOnePerson() throws {
    let file = "nr;fornavn;etternavn;fødselsår;fødselsnummer\nP-50;A;B;1976;15907600073\n"
    #expect(
      reasons(.participants, file + "P-51;C;D;1976;15907600073\n")
        == [.nationalIDOf(try ParticipantNumber("P-50"), row: 2)])
    try trial.take(.participants, file)
    #expect(try trial.take(.participants, file).unchanged == 1)
    let other = file.replacing("P-50", with: "P-52")
    #expect(reasons(.participants, other) == [.nationalIDOf(try ParticipantNumber("P-50"), row: nil)])
  }

  private let enrolment = "nr;program;avdeling;status;start;slutt;sluttårsak\n"

  @Test func oneEnrolmentAtATimeWithinTheFileAndBesideTheRegister() throws {
    let twice = "P-10;piloten-blakors;;deltar;2026-01-01;;\nP-10;piloten-blakors;;deltar;2026-02-01;;\n"
    #expect(trial.problems(.enrolments, enrolment + twice).map(\.row) == [3])
    #expect(trial.problems(.enrolments, enrolment + "P-1;piloten-blakors;;deltar;2026-03-01;;\n").map(\.row) == [2])
    // Another programme, or the day on which one ends, is in nobody's way; nor is what the file itself ends.
    let ends = "P-2;piloten-blakors;;deltar;2025-01-31;;\nP-2;bydelsrusken-2;;har_sluttet;2026-03-01;2026-04-01;\n"
    #expect(trial.problems(.enrolments, enrolment + ends + "P-2;bydelsrusken-2;;deltar;2026-04-01;;\n").isEmpty)
  }

  @Test func aRowThatIsPassedOverIsInNobodysWay() throws {
    let rows = """
      P-10;piloten-blakors;;har_sluttet;2026-01-01;2026-03-31;
      P-10;piloten-blakors;;har_sluttet;2026-02-01;2026-06-30;
      P-10;piloten-blakors;;deltar;2026-05-01;;

      """
    let result = try trial.take(.enrolments, enrolment + rows, ImportOptions(skipBadRows: true))
    #expect((result.added, result.skipped.rows.map { $0.fields[4] }) == (2, ["2026-02-01"]))
  }

  @Test func nothingHappensBeforeBirthOrAfterDeath() throws {
    try trial.take(.enrolments, enrolment + "P-2;bydelsrusken-2;;har_sluttet;2026-03-01;2026-04-01;død\n")
    let death = ImportTrial.day("2026-04-01")
    let lights = "nr;dato;bosituasjon\n"
    #expect(reasons(.lights, lights + "P-2;2026-04-02;grønt\n") == [.afterDeath(death)])
    #expect(reasons(.lights, lights + "P-2;2026-04-01;grønt\n").isEmpty)
    #expect(reasons(.lights, lights + "P-1;1984-12-31;grønt\n") == [.beforeBirth(1985)])
    try trial.take(.groups, "gruppe;avdeling;ukedag;fra;til\nTur;Kjølberggata;torsdag;10;12\n")
    #expect(reasons(.attendance, "nr;gruppe;dato;føring\nP-2;Tur;2026-04-02;møtt\n") == [.afterDeath(death)])
    #expect(reasons(.enrolments, enrolment + "P-2;piloten-blakors;;deltar;2026-05-01;;\n") == [.afterDeath(death)])
  }

  @Test func daysThatHaveNotComeAreNotInAFile() {
    let applied = "nr;program;status;søkt\nP-2;piloten-blakors;venteliste;2027-02-01\n"
    #expect(reasons(.enrolments, applied) == [.enrolment(.appliedInTheFuture)])
    let ended = enrolment + "P-10;piloten-blakors;;har_sluttet;2026-01-01;2027-01-01;\n"
    #expect(reasons(.enrolments, ended) == [.enrolment(.endInTheFuture(.ended))])
  }
}
