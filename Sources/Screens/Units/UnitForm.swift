import Domain
import Resources
import Store
import TerminalUI

/// A new unit, or another name or number of places for one.
struct UnitForm: FormScreen {
  static let room = Room.panel("unitForm", DraftText.unit, for: .changeUnits)
  static let texts = "units"

  var entry: Entry<Unit>?
  /// The unit to be changed, as seen when the form opened; nil for a new one.
  private let seen: KeptFact<UnitFact>?

  /// A new unit.
  init(in workspace: Workspace) {
    seen = nil
    entry = Entry(Unit(programme: workspace.shownProgramme?.id ?? "", name: "", places: nil))
    // The programme is chosen already, most often rightly.
    open(at: "name", in: workspace)
  }

  /// Nil when the unit is not in the register any more; a message says so.
  init?(changing key: UnitKey, in workspace: Workspace) {
    seen = workspace.found { (session) throws(StoreError) in
      try session.catalogue.units().first { $0.fact.key == key }
    }
    guard let seen else { return nil }
    entry = Entry(seen.fact.unit, isChange: true)
    open(in: workspace)
  }

  static let draft = DraftForm<UnitKey?>("unit", room.title, new: UnitsText.new) { workspace, unit in
    if let unit { UnitForm(changing: unit, in: workspace) } else { UnitForm(in: workspace) }
  }
  var draftKey: String { Self.draft.key(seen?.fact.key) }

  func title(in workspace: Workspace) -> String {
    seen?.fact.unit.name ?? workspace.language(UnitsText.new)
  }

  func fields(_ unit: Unit, in workspace: Workspace) -> [Field<Unit>] {
    let others = UnitForm.others(in: workspace).map {
      Choice($0.id, id: $0.id, workspace.language(UnitsText.newProgramme, ["name": $0.name]))
    }
    let programmes = workspace.programmes.map { Choice($0.id, id: $0.id, $0.name) } + others
    let fields: [Field<Unit>] = [
      .choice("programme", \.programme, programmes, missing: Phrase(UnitsText.programmeMissing)),
      .text("name", \.name, limit: 60, missing: Phrase(UnitsText.nameMissing)),
      .number("places", \.places, figures: 5, wrong: Phrase(UnitsText.placesWrong)),
    ]
    return seen == nil ? fields : Array(fields.dropFirst())
  }

  /// Programmes the register does not have yet: they come with their first unit.
  private static func others(in workspace: Workspace) -> [Programme] {
    guard workspace.session.access.may(.changeSettings), case .success(let catalogue) = UnitForm.catalogue else {
      return []
    }
    let known = Set(workspace.programmes.map(\.id))
    return catalogue.programmes.filter { !known.contains($0.id) }
  }

  /// The programme's own; a test has a damaged one.
  @TaskLocal static var catalogue = Catalogue.shared

  /// Why programmes are missing from the choice, where the catalogue is damaged.
  func remark(in workspace: Workspace) -> TextRun? {
    guard seen == nil, workspace.session.access.may(.changeSettings), case .failure(let found) = UnitForm.catalogue
    else { return nil }
    let what = found.problems.first.map { $0.sentence(in: workspace.language) } ?? ""
    return TextRun(workspace.language(UnitsText.catalogueDamaged, ["what": what]), .warning)
  }

  func problems(_ unit: Unit, in workspace: Workspace) -> [String: String] {
    let isTaken = workspace.units.contains { $0.unit.programme == unit.programme && $0.unit.name == unit.name }
    return isTaken && unit.name != seen?.fact.unit.name ? ["name": workspace.language(UnitsText.nameTaken)] : [:]
  }

  func save(_ unit: Unit, in workspace: Workspace) -> Turn {
    let said = workspace.language(seen == nil ? UnitsText.added : .changed, ["unit": unit.name])
    let programme = UnitForm.others(in: workspace).first { $0.id == unit.programme }
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      guard let seen else {
        return try session.catalogue.addUnit(unit, of: programme.map { ProgrammeRecord($0) })
      }
      return try session.catalogue.changeUnit(unit, row: seen.row)
    }
  }
}
