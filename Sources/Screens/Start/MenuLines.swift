import Domain
import Resources
import Store

/// The counts beside the rooms in the menu. They come from the register's own tallies, not from the roster, so that
/// the menu stands before anybody's name has been read.
struct MenuLines {
  private let workspace: Workspace
  private let counts: MenuCounts?
  private let entries: Int64?
  private let round: (round: Int, n: Int)?
  private let review: (month: Month, waits: Bool)?

  init(_ workspace: Workspace) {
    self.workspace = workspace
    counts = try? workspace.session.menuCounts(programme: workspace.scope.programme, unit: workspace.scope.unit)
    // How many there are tells of others; one's own are not counted.
    entries = workspace.session.access.may(.seeLog) ? try? workspace.session.register.newestEntry() : nil
    review = workspace.session.access.may(.reviewAccess) ? (try? ReviewMonths.last(in: workspace)) ?? nil : nil
    round = (try? workspace.session.mappingRounds())?.first.map { ($0.round, $0.records) }
  }

  func text(_ destination: Destination) -> String {
    let language = workspace.language
    let dot = " \(workspace.glyphs.separator) "
    switch destination {
    case .participants:
      guard let counts else { return "" }
      let waiting = counts.intake == 0 ? [] : [language(MenuText.waiting, ["n": counts.intake])]
      return ([language(MenuText.participating, ["n": counts.participating])] + waiting).joined(separator: dot)
    case .steps: return counts?.perStep.map(String.init).joined(separator: dot) ?? ""
    case .mapping: return round.map { language(MenuText.mapped, ["n": $0.n, "year": $0.round]) } ?? ""
    case .board, .retention, .erasures, .users, .settings, .passphrase: return ""
    case .log: return entries.map { language(MenuText.entries, ["n": $0]) } ?? language(MenuText.ownEntries)
    case .review:
      guard let review else { return "" }
      let month = Dates(language).monthAndYear(review.month)
      return language(review.waits ? MenuText.reviewWaits : .reviewDone, ["month": month])
    case .units:
      return workspace.units.isEmpty ? "" : language(MenuText.unitCount, ["n": workspace.units.count])
    case .scope: return scope
    }
  }

  private var scope: String {
    guard let id = workspace.scope.programme else { return workspace.language(MenuText.allProgrammes) }
    var names = [workspace.programme(id)?.name ?? id]
    if let unit = workspace.scope.unit.flatMap(workspace.unit) { names.append(unit.unit.name) }
    return names.joined(separator: " \(workspace.glyphs.separator) ")
  }

  var data: ScreenData {
    let steps = counts?.perStep ?? []
    return ScreenData(
      [
        "organisation": .string(workspace.settings.organisation),
        "participating": .optional(counts?.participating), "waiting": .optional(counts?.intake),
        "steps": .array(steps.map(JSON.int)), "mappingRound": .optional(round?.round),
        "mapped": .optional(round?.n),
      ],
      columns: ["item", "value"],
      rows: [
        ["participating", counts.map { "\($0.participating)" } ?? ""],
        ["waiting", counts.map { "\($0.intake)" } ?? ""],
      ] + steps.enumerated().map { ["step\($0.offset + 1)", "\($0.element)"] })
  }
}
