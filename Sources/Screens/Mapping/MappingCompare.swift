import Domain
import Resources
import Store
import TerminalUI

/// What a round is held against: an earlier one of the same unit or of all, or one that was published. Never another unit.
struct MappingAgainst: Hashable, Sendable {
  /// Stable, for the choice.
  let id: String
  let name: String
  /// Where it was published.
  let source: String?
  private let percents: [[Int?]]

  init(_ round: MappingSummary) {
    id = "\(round.round)"
    name = id
    source = nil
    percents = LifeDomain.allCases.map { area in Light.allCases.map { round[area].percent($0) } }
  }

  init(_ reference: MappingReference, name: String) {
    id = reference.id
    self.name = name
    source = reference.source
    percents = LifeDomain.allCases.map { area in Light.allCases.map { reference.percent(area, $0) } }
  }

  func percent(_ area: LifeDomain, _ light: Light) -> Int? {
    percents[area.rawValue][Light.allCases.firstIndex(of: light) ?? 0]
  }

  /// Earlier rounds, the newest first, then what is published.
  static func all(before round: Int, unit: UnitKey?, in workspace: Workspace) -> [MappingAgainst] {
    let rounds =
      workspace.ask { (session) throws(StoreError) in try session.mapping.summaries(unit: unit, rule: .current) } ?? []
    guard case .success(let catalogue) = Catalogue.shared else { return [] }
    return rounds.filter { $0.round < round }.reversed().map { MappingAgainst($0) }
      + catalogue.mappings.map { MappingAgainst($0, name: catalogue.name(of: $0.id, in: workspace.language.code)) }
  }
}

/// What the round that shows is to be held against.
struct MappingCompareForm: PassingFormScreen {
  static let room = Room.panel("mappingCompare", MappingText.compareTitle, for: .seeMapping)
  static let texts = "mappingCompare"

  struct Input {
    var against: String?
  }

  var entry: Entry<Input>?
  private let round: Int
  private let unit: UnitKey?
  private let choices: [MappingAgainst]

  init(round: Int, unit: UnitKey?, in workspace: Workspace) {
    self.round = round
    self.unit = unit
    choices = MappingAgainst.all(before: round, unit: unit, in: workspace)
    entry = Entry(Input(against: choices.first?.id))
    open(in: workspace)
  }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    explanation(workspace.language(CommonText.caveatJudgement), width: width, in: workspace)
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let named = choices.map { choice in
      Choice(
        choice.id, id: choice.id,
        choice.source.map { "\(choice.name) – \($0)" }
          ?? workspace.language(MappingText.compareRound, ["year": choice.name]))
    }
    return [.choice("against", \.against, named, missing: Phrase(FormText.chooseOne))]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let against = choices.first { $0.id == input.against }
    return .go(MappingScreen(in: workspace, round: round, unit: unit, against: against))
  }
}
