import Domain
import Testing

@testable import Resources

/// A programme file of one's own: of the same form as the program's, checked on load.
@Suite struct ProgrammeFileTests {
  private static let good = """
    id: turgruppa
    name: Turgruppa
    organisation: Bydel Stovner
    ending: course
    months: 12
    steps:
      - { name: Én, shortName: Én, content: [å møte] }
      - { name: To, shortName: To }
      - { name: Tre, shortName: Tre, note: vår lesning }
      - name: Fire
        shortName: Fire
    """

  private func problems(_ yaml: String) -> [ResourceProblem] {
    switch ProgrammeFile.parse(yaml: yaml, file: "egen.yaml") {
    case .success: []
    case .failure(let failure): failure.problems
    }
  }

  private func kinds(replacing old: String, with new: String) -> [ResourceProblem.Kind] {
    problems(Self.good.replacing(old, with: new)).map(\.kind)
  }

  @Test func aGoodFileIsAProgramme() throws {
    let programme = try ProgrammeFile.parse(yaml: Self.good).get()
    #expect(programme.id == "turgruppa")
    #expect(programme.ending == .course)
    #expect(programme.months == 12)
    #expect(programme.steps.steps.map(\.name) == ["Én", "To", "Tre", "Fire"])
    #expect(programme.steps.steps[0].content == ["å møte"])
    #expect(programme.steps.steps[2].note == "vår lesning")
  }

  @Test(
    "A step's checklist is words the register knows and words to be ticked off; a limit may be months; the ground is told"
  )
  func whatIsAskedBeforeTheNextStep() throws {
    let yaml = Self.good.replacing(
      "{ name: To, shortName: To }", with: "{ name: To, shortName: To, limit: 18, checklist: [plan, CV skrevet] }"
    ).replacing("ending: course", with: "ending: course\nground: assignment")
    let programme = try ProgrammeFile.parse(yaml: yaml).get()
    #expect(programme.steps.steps[1].limit == .months(18))
    #expect(programme.steps.steps[1].checklist == Checklist([.known(.plan), .tick("CV skrevet")]))
    #expect(programme.steps.steps[0].checklist == .standard)
    #expect(programme.ground == .assignment)
    #expect(kinds(replacing: "months: 12", with: "months: 12\nground: lyst") == [.unknownGround("lyst")])
    #expect(kinds(replacing: "shortName: To }", with: "shortName: To, limit: 121 }") == [.unknownLimit("121")])
    let long = String(repeating: "x", count: Checklist.tickLength + 1)
    #expect(
      kinds(replacing: "shortName: To }", with: "shortName: To, checklist: [\(long)] }")
        == [.tickTooLong(limit: Checklist.tickLength)])
  }

  @Test func monthsMayBeLeftOut() throws {
    #expect(try ProgrammeFile.parse(yaml: Self.good.replacing("months: 12\n", with: "")).get().months == nil)
  }

  @Test func stepsAreExactlyFour() {
    #expect(kinds(replacing: "  - { name: To, shortName: To }\n", with: "") == [.stepCount(3)])
    let five = Self.good + "\n  - { name: Fem, shortName: Fem }"
    #expect(problems(five).map(\.kind) == [.stepCount(5)])
  }

  @Test(arguments: [
    "Turgruppa", "1tur", "tur gruppa", "tur_gruppa", "../etc", "å-gruppa", String(repeating: "a", count: 41),
  ])
  func anIDIsPlain(id: String) {
    #expect(kinds(replacing: "id: turgruppa", with: "id: \"\(id)\"") == [.badID(id)])
  }

  @Test func aShortNameFitsTwelveColumns() {
    #expect(kinds(replacing: "shortName: Tre", with: "shortName: Tolv tegn nå").isEmpty)
    #expect(
      kinds(replacing: "shortName: Tre", with: "shortName: Tretten tegn!") == [.tooWide(columns: 13, limit: 12)])
    #expect(kinds(replacing: "shortName: Tre", with: "shortName: 阮文阮文阮文").isEmpty)
    #expect(kinds(replacing: "shortName: Tre", with: "shortName: 阮文阮文阮文阮") == [.tooWide(columns: 14, limit: 12)])
  }

  @Test(arguments: ["0", "121", "-3", "tre", "1.5"])
  func monthsAreOneToHundredAndTwenty(value: String) {
    #expect(kinds(replacing: "months: 12", with: "months: \(value)") == [.badMonths(value)])
  }

  @Test func theEndingIsOneOfTwo() {
    #expect(kinds(replacing: "ending: course", with: "ending: slutt") == [.unknownEnding("slutt")])
  }

  @Test func aLimitIsOneOfThoseKnown() {
    #expect(kinds(replacing: "shortName: Tre,", with: "shortName: Tre, limit: aft,").isEmpty)
    #expect(kinds(replacing: "shortName: Tre,", with: "shortName: Tre, limit: evig,") == [.unknownLimit("evig")])
  }

  @Test func anUnknownKeyIsNamedWithItsPath() {
    let found = problems(Self.good.replacing("shortName: Tre,", with: "shortName: Tre, nicknam: x,"))
    #expect(found.map(\.path) == ["steps[3].nicknam"])
    #expect(found.first?.kind == .unknownKey(accepted: ["name", "shortName", "content", "note", "limit", "checklist"]))
  }

  @Test func everyMissingKeyIsNamed() {
    #expect(problems("months: 3").map(\.path) == ["id", "name", "organisation", "ending", "steps"])
  }

  @Test func aRepeatedKeyIsRefused() {
    #expect(problems(Self.good + "\nid: igjen").map(\.kind) == [.repeatedKey])
  }

  @Test func aControlCharacterIsRefused() {
    #expect(kinds(replacing: "name: Turgruppa", with: "name: \"Tur\\e[2J\"") == [.wrongKind(.oneLine)])
    #expect(kinds(replacing: "name: Turgruppa", with: "name: \"Tur\\ngruppa\"") == [.wrongKind(.oneLine)])
  }

  @Test(arguments: [
    "", "   ", "- a\n- b", "just text", "id: [", "a: b: c", "\u{0}", "{{{{", String(repeating: "[", count: 5000),
  ])
  func whatIsNoProgrammeIsAProblemAndNeverATrap(yaml: String) {
    #expect(!problems(yaml).isEmpty)
  }

  @Test func everyProblemIsASentence() {
    let kinds: [ResourceProblem.Kind] =
      [
        .unreadable("x"), .missingKey, .unknownKey(accepted: ["a"]), .repeatedKey, .stepCount(3),
        .tooWide(columns: 13, limit: 12), .badMonths("0"), .badID("X"), .unknownEnding("x"), .unknownLimit("x"),
      ] + ResourceProblem.Expected.allCases.map(ResourceProblem.Kind.wrongKind)
    for code in Language.Code.allCases {
      for kind in kinds {
        let sentence = ResourceProblem(file: "egen.yaml", path: "steps", kind: kind).sentence(in: Language(code))
        #expect(sentence.contains("egen.yaml") && !sentence.contains("{"), "\(sentence)")
      }
    }
  }
}
