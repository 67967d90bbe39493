import Domain
import Resources
import Store
import TerminalUI

/// Opens a round of one's own: on which provision, and when people were told.
struct OpenRoundForm: FormScreen {
  static let room = Room.panel("openRound", OwnMappingText.new, for: .openAndCloseMapping)
  static let texts = "openRound"

  struct Input {
    var year: Int
    /// Nil: the whole service.
    var unit: UnitKey?
    var kind: OwnRound.UnitKind?
    var provision = ""
    var provisionDay: Day?
    var decidedBy = ""
    var namesUnit = false
    var informed: Day?
  }

  var entry: Entry<Input>?

  init(in workspace: Workspace) {
    entry = Entry(Input(year: workspace.today.year, unit: workspace.scope.unit))
    open(in: workspace)
  }

  static let draft = DraftForm<OwnRoundKey?>("mappingRound", room.title, new: OwnMappingText.new) { workspace, key in
    key == nil ? OpenRoundForm(in: workspace) : nil
  }
  var draftKey: String { Self.draft.key(nil) }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    explanation(workspace.language(OwnMappingText.openExplained), width: width, in: workspace)
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let own = workspace.session.access.units
    let units = workspace.units.filter { own.isEmpty || own.contains($0.key) }
      .map { Choice($0.key as UnitKey?, id: "\($0.key.value)", $0.unit.name) }
    let whole = own.isEmpty ? [Choice(UnitKey?.none, id: "whole", language(OwnMappingText.whole))] : []
    return [
      .number("year", \.year, figures: 4, wrong: Phrase(OwnMappingText.problemYear)),
      .choice("unit", \.unit, whole + units),
      .choice(
        "kind", \.kind, Choice.words(OwnRound.UnitKind.allCases) { language($0.textKey) },
        missing: Phrase(FormText.chooseOne)),
      .text("provision", \.provision, limit: OwnRound.Provision.limit),
      .day("provisionDay", \.provisionDay), .text("decidedBy", \.decidedBy, limit: OwnRound.Provision.limit),
      .choice("namesUnit", \.namesUnit, Choice.yesOrNo(language)), .day("informed", \.informed),
    ]
  }

  private func round(_ input: Input, on today: Day) -> OwnRound? {
    guard let kind = input.kind, let day = input.provisionDay, let informed = input.informed else { return nil }
    let provision = OwnRound.Provision(
      input.provision, of: day, by: input.decidedBy, namesUnit: input.namesUnit)
    return OwnRound(of: input.year, in: input.unit, kind, under: provision, informed: informed, opened: today)
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    var found: [String: String] = [:]
    let missing = workspace.language(OwnMappingText.dateMissing)
    if input.provisionDay == nil { found["provisionDay"] = missing }
    if input.informed == nil { found["informed"] = missing }
    for problem in round(input, on: workspace.today)?.problems(today: workspace.today) ?? [] {
      found[field(of: problem)] = problem.sentence(in: workspace.language)
    }
    return found
  }

  private func field(of problem: OwnRound.Problem) -> String {
    switch problem {
    case .provisionMissing, .tooLong: "provision"
    case .decidedByMissing: "decidedBy"
    case .provisionInTheFuture: "provisionDay"
    case .informedAfterOpening: "informed"
    case .notNamed: "namesUnit"
    default: "year"
    }
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let round = round(input, on: workspace.today) else { return .stay }
    let said = workspace.language(OwnMappingText.opened, ["name": OwnMappingWords(workspace).name(round)])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in try session.mapping.open(round) }
  }
}

/// Asks before a round is closed: the ticks are erased, and nothing more is entered.
struct CloseRoundScreen: ConfirmingScreen {
  static let room = Room.panel("closeRound", OwnMappingText.close, for: .openAndCloseMapping)

  private let round: OwnRoundStanding
  var confirm: Confirm

  init(_ round: OwnRoundStanding, in workspace: Workspace) {
    self.round = round
    let language = workspace.language
    let name = OwnMappingWords(workspace).name(round.round.fact)
    var question = language(OwnMappingText.closeQuestion, ["name": name])
    if round.left > 0 { question += " " + language(OwnMappingText.closeLeft, ["n": round.left]) }
    if round.lost > 0 { question += " " + language(OwnMappingText.closeLost, ["n": MappingDesk.batch]) }
    confirm = Confirm(question, leave: language(OwnMappingText.keepOpen), act: language(OwnMappingText.close))
  }

  func confirmed(in workspace: Workspace) -> Turn {
    let name = OwnMappingWords(workspace).name(round.round.fact)
    let said = workspace.language(OwnMappingText.closed, ["name": name])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.mapping.close(round.key)
    }
    return receipt == nil ? .stay : .back
  }
}
