import Domain
import Resources
import Store
import TerminalUI

/// A thing that is lent, or a place where work is done: a name, and whose it is.
struct NamedThingForm: FormScreen {
  static let room = Room.panel("namedThing", OperationsText.gear, for: .enterProduction)

  enum Kind: String, Sendable { case gear, site }

  /// What is changed, as seen when the form opened.
  private enum Seen {
    case gear(KeptFact<GearFact>)
    case site(KeptFact<SiteFact>)
  }

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let kind: Kind
  private let seen: Seen?
  private let units: OwnUnits

  private static let name = "name"

  /// Nil when there is no unit it could belong to; a message says so.
  init?(new kind: Kind, in workspace: Workspace) {
    let units = OwnUnits(workspace)
    if units.isEmpty {
      workspace.message = .error(workspace.language(OperationsText.noUnit))
      return nil
    }
    self.init(kind, nil, name: nil, unit: nil, units, in: workspace)
  }

  /// Nil when there is no such thing any more; a message says so.
  init?(changing key: GearKey, in workspace: Workspace) {
    guard let operations = workspace.allOperations() else { return nil }
    guard let found = operations.gear.first(where: { $0.gear.fact.key == key })?.gear else {
      workspace.tellGone()
      return nil
    }
    let gear = found.fact.gear
    self.init(.gear, .gear(found), name: gear.name, unit: gear.unit, OwnUnits(workspace), in: workspace)
  }

  /// Likewise.
  init?(changing key: SiteKey, in workspace: Workspace) {
    guard let operations = workspace.allOperations() else { return nil }
    guard let found = operations.sites.first(where: { $0.fact.key == key }) else {
      workspace.tellGone()
      return nil
    }
    let site = found.fact.site
    self.init(.site, .site(found), name: site.name, unit: site.unit, OwnUnits(workspace), in: workspace)
  }

  private init(
    _ kind: Kind, _ seen: Seen?, name: String?, unit: UnitKey?, _ units: OwnUnits, in workspace: Workspace
  ) {
    self.kind = kind
    self.seen = seen
    self.units = units
    let language = workspace.language
    let help = kind == .gear ? OperationsText.gearNameHelp : .siteNameHelp
    let named = FormField.text(
      NamedThingForm.name, language(OperationsText.name), help: language(help), value: name ?? "", maxLength: 60)
    // What there is stays where it is.
    form = Form((seen == nil ? units.fields(in: workspace) : []) + [named])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: NamedThingForm.self)

  private static let gear = DraftForm<GearKey?>("gear", room.title, new: OperationsText.newGear) { workspace, gear in
    if let gear { NamedThingForm(changing: gear, in: workspace) } else { NamedThingForm(new: .gear, in: workspace) }
  }
  private static let site = DraftForm<SiteKey?>("site", Phrase(OperationsText.site), new: OperationsText.newSite) {
    workspace, site in
    if let site { NamedThingForm(changing: site, in: workspace) } else { NamedThingForm(new: .site, in: workspace) }
  }
  static let draft = EitherDraft(gear, site)
  var draftKey: String {
    switch seen {
    case .gear(let kept): Self.gear.key(kept.fact.key)
    case .site(let kept): Self.site.key(kept.fact.key)
    case nil: kind == .gear ? Self.gear.key(nil) : Self.site.key(nil)
    }
  }

  var changesWhatIs: Bool { seen != nil }

  func title(in workspace: Workspace) -> String {
    switch seen {
    case .gear(let kept): kept.fact.gear.name
    case .site(let kept): kept.fact.site.name
    case nil: workspace.language(kind == .gear ? OperationsText.newGear : .newSite)
    }
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count + 3) }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    let name = form.line(NamedThingForm.name)
    var errors: [String: String] = [:]
    if name == nil { errors[NamedThingForm.name] = language(UnitsText.nameMissing) }
    let unit = unit
    if unit == nil { errors[OwnUnits.field] = language(OperationsText.unitMissing) }
    form.setErrors(errors)
    guard let name, let unit else { return .stay }
    let (kind, seen) = (kind, seen)
    let said =
      kind == .gear
      ? language(OperationsText.gearSaved, ["gear": name]) : language(OperationsText.siteSaved, ["site": name])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      switch (kind, seen) {
      case (_, .gear(let kept)): try session.work.saveGear(Gear(unit: unit, name: name), replacing: kept.row).receipt
      case (_, .site(let kept)):
        try session.work.saveSite(WorkSite(unit: unit, name: name), replacing: kept.row).receipt
      case (.gear, nil): try session.work.saveGear(Gear(unit: unit, name: name)).receipt
      case (.site, nil): try session.work.saveSite(WorkSite(unit: unit, name: name)).receipt
      }
    }
    return receipt == nil ? .stay : .back
  }

  private var unit: UnitKey? {
    switch seen {
    case .gear(let kept): kept.fact.gear.unit
    case .site(let kept): kept.fact.site.unit
    case nil: units.chosen(in: form)
    }
  }
}
