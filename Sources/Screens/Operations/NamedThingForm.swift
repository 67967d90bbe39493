import Domain
import Resources
import Store
import TerminalUI

/// A thing that is lent, or a place where work is done: a name, and whose it is.
struct NamedThingForm: FormScreen {
  static let room = Room.panel("namedThing", OperationsText.gear, for: .enterProduction)
  static let texts = "operations"

  enum Kind: String, Sendable { case gear, site }

  struct Input {
    var name = ""
    var unit: UnitKey
  }

  /// What is changed, as seen when the form opened.
  private enum Seen {
    case gear(KeptFact<GearFact>)
    case site(KeptFact<SiteFact>)
  }

  var entry: Entry<Input>?
  private let kind: Kind
  private let seen: Seen?
  private let units: OwnUnits

  /// Nil when there is no unit it could belong to; a message says so.
  init?(new kind: Kind, in workspace: Workspace) {
    let units = OwnUnits(workspace)
    if units.isEmpty {
      workspace.message = .error(workspace.language(OperationsText.noUnit))
      return nil
    }
    self.init(kind, nil, Input(unit: units.first), in: workspace)
  }

  /// Nil when there is no such thing any more; a message says so.
  init?(changing key: GearKey, in workspace: Workspace) {
    guard let operations = workspace.allOperations() else { return nil }
    guard let found = operations.gear.first(where: { $0.gear.fact.key == key })?.gear else {
      workspace.tellGone()
      return nil
    }
    let gear = found.fact.gear
    self.init(.gear, .gear(found), Input(name: gear.name, unit: gear.unit), in: workspace)
  }

  /// Likewise.
  init?(changing key: SiteKey, in workspace: Workspace) {
    guard let operations = workspace.allOperations() else { return nil }
    guard let found = operations.sites.first(where: { $0.fact.key == key }) else {
      workspace.tellGone()
      return nil
    }
    let site = found.fact.site
    self.init(.site, .site(found), Input(name: site.name, unit: site.unit), in: workspace)
  }

  private init(_ kind: Kind, _ seen: Seen?, _ input: Input, in workspace: Workspace) {
    self.kind = kind
    self.seen = seen
    units = OwnUnits(workspace)
    entry = Entry(input, isChange: seen != nil)
    open(in: workspace)
  }

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

  func title(in workspace: Workspace) -> String {
    switch seen {
    case .gear(let kept): kept.fact.gear.name
    case .site(let kept): kept.fact.site.name
    case nil: workspace.language(kind == .gear ? OperationsText.newGear : .newSite)
    }
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let name = Field<Input>.text("name", \.name, limit: 60, missing: Phrase(UnitsText.nameMissing))
      .helped(kind == .gear ? OperationsText.gearNameHelp : .siteNameHelp)
    // What there is stays where it is.
    return (seen == nil ? units.fields(\.unit) : []) + [name]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let (name, unit) = (input.name, input.unit)
    let said =
      kind == .gear
      ? workspace.language(OperationsText.gearSaved, ["gear": name])
      : workspace.language(OperationsText.siteSaved, ["site": name])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      switch (kind, seen) {
      case (_, .gear(let kept)): try session.work.saveGear(Gear(unit: unit, name: name), replacing: kept.row).receipt
      case (_, .site(let kept)):
        try session.work.saveSite(WorkSite(unit: unit, name: name), replacing: kept.row).receipt
      case (.gear, nil): try session.work.saveGear(Gear(unit: unit, name: name)).receipt
      case (.site, nil): try session.work.saveSite(WorkSite(unit: unit, name: name)).receipt
      }
    }
  }
}
