import Domain
import Resources
import Store
import TerminalUI

/// A new unit, or another name or number of places for one.
struct UnitForm: FormScreen {
  static let room = Room.panel("unitForm", DraftText.unit, for: .changeUnits)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  /// The unit to be changed, as seen when the form opened; nil for a new one.
  private let seen: KeptFact<UnitFact>?

  private enum Field {
    static let programme = "programme"
    static let name = "name"
    static let places = "places"
  }

  /// A new unit.
  init(in workspace: Workspace) {
    seen = nil
    let options = workspace.programmes.map { ChoiceField.Option(id: $0.id, label: $0.name) }
    let language = workspace.language
    form = Form(
      [
        .choice(
          Field.programme, language(UnitsText.programme), help: language(UnitsText.programmeHelp), options: options,
          value: workspace.shownProgramme?.id)
      ] + UnitForm.fields(nil, in: workspace))
    // The programme is chosen already, most often rightly.
    form.focus(on: Field.name)
    untouched = form.values
    restoreDraft(in: workspace)
  }

  /// Nil when the unit is not in the register any more; a message says so.
  init?(changing key: UnitKey, in workspace: Workspace) {
    do {
      guard let found = try workspace.session.catalogue.units().first(where: { $0.fact.key == key }) else {
        workspace.message = .error(workspace.language(ErrorText.notFoundAnyMore))
        return nil
      }
      seen = found
      form = Form(UnitForm.fields(found.fact.unit, in: workspace))
    } catch {
      workspace.tell(error)
      return nil
    }
    untouched = form.values
    restoreDraft(in: workspace)
  }

  private static func fields(_ unit: Unit?, in workspace: Workspace) -> [FormField] {
    let language = workspace.language
    return [
      .text(
        Field.name, language(UnitsText.name), help: language(UnitsText.nameHelp), value: unit?.name ?? "",
        maxLength: 60),
      .text(
        Field.places, language(UnitsText.places), help: language(UnitsText.placesHelp),
        value: unit?.places.map(String.init) ?? "", maxLength: 5),
    ]
  }

  static let commands = FormCommands.table(for: UnitForm.self)

  static let draft = DraftForm<UnitKey?>("unit", room.title, new: UnitsText.new) { workspace, unit in
    if let unit { UnitForm(changing: unit, in: workspace) } else { UnitForm(in: workspace) }
  }
  var draftKey: String { Self.draft.key(seen?.fact.key) }

  var changesWhatIs: Bool { seen != nil }

  func title(in workspace: Workspace) -> String {
    seen?.fact.unit.name ?? workspace.language(UnitsText.new)
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count + 3) }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    var errors: [String: String] = [:]
    let programme = seen?.fact.unit.programme ?? form.line(Field.programme)
    let name = form.line(Field.name)
    let typed = form.line(Field.places)
    let places = typed.flatMap { Int($0) }
    if programme == nil { errors[Field.programme] = language(UnitsText.programmeMissing) }
    if name == nil { errors[Field.name] = language(UnitsText.nameMissing) }
    if typed != nil, places.map({ $0 < 0 }) ?? true { errors[Field.places] = language(UnitsText.placesWrong) }
    if let name, workspace.units.contains(where: { $0.unit.programme == programme && $0.unit.name == name }),
      name != seen?.fact.unit.name
    {
      errors[Field.name] = language(UnitsText.nameTaken)
    }
    form.setErrors(errors)
    guard errors.isEmpty, let programme, let name else { return .stay }
    let unit = Unit(programme: programme, name: name, places: places)
    let seen = seen
    let said = language(seen == nil ? UnitsText.added : .changed, ["unit": name])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      if let seen { try session.catalogue.changeUnit(unit, row: seen.row) } else { try session.catalogue.addUnit(unit) }
    }
    return receipt == nil ? .stay : .back
  }
}
