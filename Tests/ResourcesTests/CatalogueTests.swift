import Domain
import Testing

@testable import Resources

@Suite struct CatalogueTests {
  private let catalogue: Catalogue

  init() throws { catalogue = try Catalogue.shared.get() }

  @Test func threeProgrammesShipAndEachHasFourSteps() {
    #expect(catalogue.programmes.map(\.id) == ["bydelsrusken-2", "piloten-blakors", "piloten-mjavann"])
    for programme in catalogue.programmes {
      #expect(programme.steps.steps.count == StepModel.count)
      #expect(programme.source?.isEmpty == false)
      for step in programme.steps.steps { #expect(step.shortName.count <= ProgrammeFile.shortNameColumns) }
    }
  }

  @Test func bothTellingsOfPilotenDifferAsTheirSourcesDo() throws {
    let blaKors = try #require(catalogue.programme("piloten-blakors"))
    let mjavann = try #require(catalogue.programme("piloten-mjavann"))
    #expect(blaKors.months == 36)
    #expect(mjavann.months == 48)
    #expect(blaKors.steps.steps.map(\.shortName) == ["Bo, nettv.", "Småjobb", "Arb.praksis", "AFT"])
    #expect(mjavann.steps.steps.map(\.shortName) == ["Bo, nettv.", "Småjobb", "Arb.tren.", "Praksis"])
  }

  /// Figure 3 as printed: two rows that do not make a hundred stay so. Figure 4 in tenths.
  @Test func whatIsPublishedIsQuotedAsPrinted() throws {
    let stovner = try #require(catalogue.mappings.first { $0.id == "stovner-2019" })
    let sums = LifeDomain.allCases.map { area in
      Light.allCases.reduce(0) { $0 + stovner.percent(area, $1) }
    }
    #expect(sums == [100, 100, 100, 99, 101, 100, 100, 100])
    #expect(Light.allCases.map { stovner.percent(.housing, $0) } == [58, 36, 6])
    #expect(stovner.percent(.mentalHealth, .red) == 30 && stovner.year == 2019 && stovner.source.contains("figur 3"))
    let rates = try #require(catalogue.rates.first)
    #expect(rates.columns.count == 2 && rates.rows.count == 7)
    #expect(rates.rows.map(\.tenths).last == [107, 117] && rates.rows[1].own == .housingRed)
    #expect(catalogue.name(of: stovner.id, in: .nb) == "Bydel Stovner 2019")
  }

  /// The source tells of no four steps: a model that is ours must say so wherever it is read.
  @Test func aModelOfOurOwnSaysSo() throws {
    let programme = try #require(catalogue.programme("bydelsrusken-2"))
    #expect(programme.months == nil)
    #expect(programme.source?.contains("stegmodellen er vår") == true)
    for step in programme.steps.steps { #expect(step.note?.isEmpty == false) }
  }

  @Test func theSeverityRuleIsNamedAndNotKorfors() throws {
    let rule = try #require(catalogue.severityRule("two-reds-v1"))
    #expect(rule == .current)
    #expect(
      catalogue.name(of: rule, in: .nb) == "to eller flere røde lys (lokal regel, v1 – ikke KORFORs indeks)")
    for code in Language.Code.allCases { #expect(catalogue.name(of: rule, in: code).contains("KORFOR")) }
    #expect(catalogue.name(of: SeverityRule(id: "gone-v0", reds: 1), in: .nb) == "gone-v0")
  }

  @Test func osloHasFifteenDistrictsAndKristiansandNone() {
    let districts = catalogue.districts(ofMunicipality: "0301")
    #expect(districts.map(\.number) == (1...15).map { $0 < 10 ? "0\($0)" : "\($0)" })
    #expect(districts.first { $0.number == "11" }?.name == "Stovner")
    #expect(catalogue.districts(ofMunicipality: "4204").isEmpty)
    #expect(catalogue.municipalities.contains { $0.number == "4204" && $0.name == "Kristiansand" })
  }

  @Test func everyLightOfEveryAreaHasHelpThatSaysWhoseItIs() {
    for code in Language.Code.allCases {
      for area in LifeDomain.allCases {
        #expect(Set(Light.allCases.map { catalogue.lightHelp[area, $0][code] }).count == 3)
      }
    }
    #expect(catalogue.lightHelp.label[.nb] == "veiledende tekst, ikke KORFORs ordlyd")
    #expect(catalogue.lightHelp[.housing, .red][.nb] == "bostedsløs")
  }

  @Test func aBrokenCatalogueIsToldWithFileAndPath() throws {
    let result = CatalogueReader.read { path in
      path == "Catalogue/rules.yaml" ? "severity: [{ id: x, reds: many, name: { nb: a } }]" : EmbeddedFile.text(path)
    }
    guard case .failure(let failure) = result else {
      Issue.record("a broken rule was taken")
      return
    }
    let expected = ResourceProblem(
      file: "Catalogue/rules.yaml", path: "severity[1].reds", kind: .wrongKind(.number))
    #expect(failure.problems.contains(expected))
  }

  @Test func aMissingFileIsTold() {
    let result = CatalogueReader.read { $0 == "Catalogue/places.yaml" ? nil : EmbeddedFile.text($0) }
    guard case .failure(let failure) = result else {
      Issue.record("a missing file was not noticed")
      return
    }
    #expect(failure.problems.map(\.file) == ["Catalogue/places.yaml"])
  }
}
