import Domain
import Testing

@testable import Ledger
@testable import Store

/// Steps: known by enrolment and first day.
@Suite struct ImportStepsTests {
  private let trial: ImportTrial

  init() throws {
    trial = try ImportTrial()
    for kind in [ImportKind.participants, .enrolments, .steps] { try trial.take(kind, ImportTrial.text(of: kind)) }
  }

  private func steps(_ number: String) throws -> [[String]] {
    try trial.rows(.steps).filter { $0[0] == number }.map { Array($0.dropFirst(2)) }
  }

  @Test func withoutAProgrammeTheDaySaysWhichEnrolmentIsMeant() throws {
    // Of P-2's two, the one that ran in February 2024.
    #expect(
      try trial.rows(.steps).filter { $0[0] == "P-2" }
        == [["P-2", "piloten-blakors", "1", "2024-02-01", "2025-01-31", ""]])
    try trial.take(.steps, "nr;steg;fra\nP-2;1;2026-03-01\n")
    #expect(try trial.rows(.steps).filter { $0[0] == "P-2" }.last?[1] == "bydelsrusken-2")
  }

  @Test func severalEnrolmentsOnTheDayAreAmbiguous() throws {
    try trial.take(.enrolments, "nr;program;status;start\nP-1;bydelsrusken-2;deltar;2026-04-01\n")
    #expect(
      trial.problems(.steps, "nr;steg;fra\nP-1;3;2026-08-01\nP-1;3;2025-01-01\n").map(\.reason)
        == Array(
          repeating: .ambiguousEnrolment([
            EnrolmentChoice(programme: "piloten-blakors", date: ImportTrial.day("2026-02-01")),
            EnrolmentChoice(programme: "bydelsrusken-2", date: ImportTrial.day("2026-04-01")),
          ]), count: 2))
  }

  @Test func nobodyAndNothingToBelongToAreTold() {
    let file = "nr;program;steg;fra\nP-9;;1;2026-03-01\nP-1;bydelsrusken-2;1;2026-03-01\n"
    #expect(trial.problems(.steps, file).map(\.reason) == [.unknownParticipant, .noEnrolment])
  }

  @Test func aStepThatIsFollowedEndsTheDayBefore() throws {
    let result = try trial.take(.steps, "nr;steg;fra;grunn\nP-1;3;2026-10-01;plass ledig\n")
    #expect((result.added, result.changed) == (1, 0))
    #expect(
      try steps("P-1") == [
        ["1", "2026-02-01", "2026-05-31", ""], ["2", "2026-06-01", "2026-09-30", "own_wish"],
        ["3", "2026-10-01", "", "place_free"],
      ])
    // The rows that made it, again: nothing.
    #expect(try trial.take(.steps, ImportTrial.steps).entry == nil)
  }

  @Test func rowsMayComeInAnyOrder() throws {
    let other = try ImportTrial()
    for kind in [ImportKind.participants, .enrolments] { try other.take(kind, ImportTrial.text(of: kind)) }
    let lines = ImportTrial.steps.split(separator: "\n").map(String.init)
    try other.take(.steps, ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n"))
    #expect(try other.export(.steps) == trial.export(.steps))
  }

  @Test func stepsOnTheSameDaysAreRefused() {
    let file = "nr;program;steg;fra;til\nP-1;;3;2026-09-01;2026-10-31\nP-1;;4;2026-10-15;\nP-1;;3;2026-04-01;\n"
    let problems = trial.problems(.steps, file)
    #expect(problems.map(\.row) == [3, 4])
    #expect(problems.map(\.value) == ["2026-10-15", "2026-04-01"])
    #expect(
      problems.map(\.reason) == [
        .stepOverlaps(
          StepPeriod(
            step: StepNumber.all[2], from: ImportTrial.day("2026-09-01"), to: ImportTrial.day("2026-10-31"))),
        .stepOverlaps(
          StepPeriod(step: .first, from: ImportTrial.day("2026-02-01"), to: ImportTrial.day("2026-05-31"))),
      ])
  }

  @Test func oneRowMayMakeRoomForAnother() throws {
    let file = "nr;program;steg;fra;til\nP-1;;2;2026-05-01;\nP-1;;1;2026-02-01;2026-04-30\nP-1;;3;2026-06-01;\n"
    let result = try trial.take(.steps, file)
    #expect((result.added, result.changed) == (1, 2))
    #expect(try steps("P-1").map { $0[1] } == ["2026-02-01", "2026-05-01", "2026-06-01"])
  }

  @Test func theRulesOfAStepAreToldByRowAndColumn() {
    let file = """
      nr;program;steg;fra;til;grunn
      P-1;;5;2026-07-01;;
      P-1;;;2026-07-01;;
      P-1;;3;;;
      P-1;;3;2026-12-01;;
      P-1;;3;2026-01-01;;
      P-2;piloten-blakors;2;2025-01-01;2025-03-01;
      P-1;;3;2026-07-01;2026-06-01;
      P-1;;3;2026-07-02;;lyst
      P-1;;-;2026-06-01;;
      """
    let enrolment = ImportProblem.Reason.stepOutsideEnrolment(start: ImportTrial.day("2026-02-01"), end: nil)
    let ended = ImportProblem.Reason.stepOutsideEnrolment(
      start: ImportTrial.day("2024-02-01"), end: ImportTrial.day("2025-01-31"))
    #expect(
      trial.problems(.steps, file) == [
        ImportProblem(row: 2, column: "steg", value: "5", reason: .notAStep),
        ImportProblem(row: 3, column: "steg", reason: .missingValue),
        ImportProblem(row: 4, column: "fra", reason: .missingValue),
        ImportProblem(row: 5, column: "fra", value: "2026-12-01", reason: .inTheFuture),
        ImportProblem(row: 6, column: "fra", value: "2026-01-01", reason: enrolment),
        ImportProblem(row: 7, column: "til", value: "2025-03-01", reason: ended),
        ImportProblem(row: 8, column: "til", value: "2026-06-01", reason: .endBeforeFrom),
        ImportProblem(
          row: 9, column: "grunn", value: "lyst", reason: .notInVocabulary(Vocabularies.stepReason.accepted)),
        ImportProblem(row: 10, column: "steg", value: "-", reason: .cannotBeCleared),
      ])
  }
}

/// Lights: known by person, day and voice; each area is left, cleared or set by itself.
@Suite struct ImportLightsTests {
  private let trial: ImportTrial

  init() throws {
    trial = try ImportTrial()
    for kind in [ImportKind.participants, .lights] { try trial.take(kind, ImportTrial.text(of: kind)) }
  }

  private var worker: [String]? { get throws { try trial.rows(.lights).first { $0[2] == "worker" } } }

  @Test func emptyIsNotAssessed() throws {
    #expect(
      try worker == [
        "P-1", "2026-02-10", "worker", "green", "yellow", "red", "", "yellow", "green", "yellow", "red",
      ])
  }

  @Test func areasAreLeftClearedAndSetOneByOne() throws {
    let result = try trial.take(
      .lights, "nr;dato;bosituasjon;fysisk helse;sosial fungering\nP-1;10.02.2026;;-;rødt\n")
    #expect((result.changed, result.added) == (1, 0))
    #expect(try worker?.dropFirst(3) == ["green", "", "red", "red", "yellow", "green", "yellow", "red"])
  }

  @Test func withoutAVoiceItIsTheWorkers() throws {
    try trial.take(.lights, "nr;dato;bosituasjon\nP-2;2026-03-01;gult\n")
    #expect(try trial.rows(.lights).last?.prefix(4) == ["P-2", "2026-03-01", "worker", "yellow"])
  }

  @Test func theRulesOfAnAssessmentAreTold() {
    let file =
      "nr;dato;stemme;bosituasjon\nP-1;2026-03-01;;\nP-1;2026-11-22;;gult\nP-1;2026-03-01;nabo;gult\nP-9;2026-03-01;;gult\n"
    #expect(
      trial.problems(.lights, file) == [
        ImportProblem(row: 2, column: "bosituasjon", reason: .lights(.empty)),
        ImportProblem(row: 3, column: "dato", value: "2026-11-22", reason: .lights(.inTheFuture)),
        ImportProblem(row: 4, column: "stemme", value: "nabo", reason: .notInVocabulary(Vocabularies.voice.accepted)),
        ImportProblem(row: 5, column: "nr", value: "P-9", reason: .unknownParticipant),
      ])
  }
}
