import Domain
import Testing

@testable import Resources

@Suite struct LanguageTests {
  private func choose(_ option: String?, _ environment: [String: String]) throws(Language.Unknown) -> Language.Code {
    try Language.choose(option: option) { environment[$0] }
  }

  @Test func bokmalSpeaksUnlessSomethingElseIsAskedFor() throws {
    #expect(try choose(nil, [:]) == .nb)
    #expect(try choose(nil, ["LANG": "C.UTF-8"]) == .nb)
    #expect(try choose(nil, ["LANG": "nb_NO.UTF-8"]) == .nb)
    #expect(try choose(nil, ["LANG": "no_NO"]) == .nb)
    #expect(try choose(nil, ["LANG": "sv_SE.UTF-8"]) == .nb)
  }

  @Test func environmentChooses() throws {
    #expect(try choose(nil, ["LANG": "nn_NO.UTF-8"]) == .nn)
    #expect(try choose(nil, ["LANG": "en_GB.UTF-8"]) == .en)
    #expect(try choose(nil, ["LC_ALL": "nn_NO", "LANG": "en_US"]) == .nn)
    #expect(try choose(nil, ["LC_ALL": "", "LANG": "en_US"]) == .en)
  }

  @Test func optionWins() throws {
    #expect(try choose("nn", ["LANG": "en_US.UTF-8"]) == .nn)
    #expect(try choose("EN", [:]) == .en)
  }

  @Test func unknownLanguageIsWrongUsage() {
    #expect(throws: Language.Unknown(name: "sv")) { try choose("sv", [:]) }
  }

  @Test func argumentsAreFilledIn() {
    let text = Language(.nb)(
      ErrorText.conflict, ["who": "Kari Holm", "when": "i dag 09:14"])
    #expect(text.hasPrefix("Kari Holm endret dette i dag 09:14;"))
  }

  @Test func aWordFollowsItsNumber() {
    let language = Language(.nb)
    #expect(language(CommonText.participants, ["n": 1]) == "1 deltaker")
    #expect(language(CommonText.participants, ["n": 0]) == "0 deltakere")
    #expect(language(CommonText.participants, ["n": 26]) == "26 deltakere")
    #expect(language(CommonText.days, ["n": "38,5"]) == "38,5 dager")
  }

  @Test func whatAnArgumentHoldsIsNeverATemplate() {
    #expect(TextTemplate.fill("{a} {b}", with: ["a": "{b}", "b": "x"]) == "{b} x")
  }

  @Test func aMissingArgumentIsSeen() {
    #expect(TextTemplate.fill("{who} {n|one|many}", with: [:]) == "{who} {n|one|many}")
  }

  @Test func looseBracesStand() {
    #expect(TextTemplate.fill("a { b", with: [:]) == "a { b")
    #expect(TextTemplate.fill("{} {a|b}", with: ["a": 1]) == "{} {a|b}")
  }

  @Test func nynorskIsNotBokmal() {
    #expect(Language(.nn)(MenuText.participant) == "Deltakar")
  }

  @Test func valuesOfTheDomainHaveWords() {
    let language = Language(.nb)
    #expect(language(EnrolmentStatus.awaitingStart.textKey) == "venter på oppstart")
    #expect(language(Light?.none.textKey) == "ikke vurdert")
    #expect(language(Light?.some(.red).textKey) == "rødt lys")
    let missing = MissingForStep.lightsOlderThan(days: 90)
    #expect(missing.words(in: language, today: Day(number: 0)) == "levekårslys fra de siste 90 dagene")
  }

  @Test func aKeyOfTheDomainCanBeReadBack() {
    for key in DomainText.allCases { #expect(DomainText(rawValue: key.rawValue) == key) }
    for key in FigureText.allCases { #expect(FigureText(rawValue: key.rawValue) == key) }
    #expect(DomainText(rawValue: "status.gone") == nil)
  }

  @Test func everyFilterOfAFigureHasWords() throws {
    let day = try #require(Day("2026-11-21"))
    let period = try #require(Period(from: day - 90, to: day))
    let filters: [FigureFilter] = [
      .programme("piloten-blakors"), .unit("Verkstedet"), .step(.first), .period(period), .last30Days, .round(2019),
      .domain(.housing), .light(.red), .rule(.current), .statusAt(day), .participant(ParticipantKey(7)),
    ]
    for code in Language.Code.allCases {
      for filter in filters { #expect(!filter.words(in: Language(code)).contains("{")) }
    }
    #expect(filters[3].words(in: Language(.nb)) == "23.08.2026 til og med 21.11.2026")
    #expect(filters[8].words(in: Language(.nb)).contains("ikke KORFORs indeks"))
  }

  @Test func problemsAreToldInASentence() throws {
    let language = Language(.nb)
    let day = try #require(Day("2026-11-19"))
    #expect(DateInput.Problem.ambiguous(day, day + 7).sentence(in: language).contains("19.11"))
    #expect(EnrolmentRules.Problem.wrongEnding(.completed).sentence(in: language).contains("«har sluttet»"))
    #expect(EnrolmentRules.Transition.locked.sentence(in: language).contains("låst"))
    #expect(ParticipantNumber.Problem.character("ø").sentence(in: language).contains("«ø»"))
    #expect(StepMove.Problem.beforeStart(day).sentence(in: language).contains("19.11.2026"))
    #expect(Participant.Problem.birthYearUnlikely(1066).sentence(in: language).contains("1066"))
    #expect(LightsAssessment.Problem.empty.sentence(in: language).contains("minst ett lys"))
  }

  /// The whole program waits for this before its first frame.
  @Test func aLanguageIsReadAtOnce() {
    let clock = ContinuousClock()
    let best = (0..<5).map { _ in clock.measure { _ = Language(.nn) } }.min() ?? .seconds(1)
    #expect(best < .milliseconds(50))
  }
}
