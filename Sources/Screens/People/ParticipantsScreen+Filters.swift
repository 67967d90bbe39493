import Domain
import Resources
import Store
import TerminalUI

extension ParticipantsScreen {
  static let filters: [ListFilter<ParticipantLine>] = [
    ListFilter("step", sees: .step) { workspace in
      let programme = workspace.scope.programme.flatMap { workspace.programme($0) } ?? workspace.shownProgramme
      return (programme?.stepShortNames ?? []).enumerated().map {
        FilterChoice(id: "\($0.offset + 1)", name: "\($0.offset + 1) \($0.element)")
      }
    },
    ListFilter("unit", sees: .programmeAndUnit) { workspace in
      guard workspace.scope.unit == nil else { return [] }
      return workspace.unitsByName.compactMap { workspace.unit($0) }.filter { unit in
        workspace.scope.programme.map { unit.unit.programme == $0 } ?? true
      }.map { FilterChoice(id: "\($0.key.value)", name: $0.unit.name) }
    },
    ListFilter("contact", ["none", "mine"], sees: .contactPerson),
    ListFilter("ended", ["too", "not"], sees: .status, widening: ["too"]),
    ListFilter("lights", ["missing", "old", "red"], sees: .lights),
    ListFilter("window", ["in", "risk"], sees: .criticalWindow),
    ListFilter("consent", ["ending"], sees: .consentTexts),
    ListFilter("informed", ["not"], sees: .consentTexts),
    ListFilter("met", ["not14", "not07", "not30"], sees: .lastSeen),
    ListFilter("plannedEnd", ["passed"], sees: .status),
  ]

  /// Not met for so many days.
  private static let daysUnmet = ["not07": 7, "not14": 14, "not30": 30]

  func narrow(_ query: inout RosterQuery, in workspace: Workspace) {
    let chosen = kind.chosen(in: workspace)
    if chosen.isEmpty { return }
    query.step = chosen["step"].flatMap { Int($0) }.flatMap { StepNumber($0) }
    if let unit = chosen["unit"].flatMap({ Int64($0) }) { query.unit = UnitKey(unit) }
    switch chosen["contact"] {
    case "none": query.contact = RosterQuery.Contact.none
    case "mine": query.contact = lastMet.mine(workspace).map { .following($0) }
    default: break
    }
    switch chosen["ended"] {
    case "too": query.includesLongEnded = workspace.sees(.status)
    case "not": query.takesPart = true
    default: break
    }
    switch chosen["lights"] {
    case "missing": query.lights = .missing
    case "old": query.lights = .before(workspace.today - MissingForStep.lightsFreshFor)
    case "red": query.lights = .red
    default: break
    }
    if let days = chosen["met"].flatMap({ ParticipantsScreen.daysUnmet[$0] }) {
      query.besides = lastMet.people(since: workspace.today - days, workspace)
    }
    if chosen["informed"] != nil, let told = lastMet.informed(workspace) {
      query.besides = query.besides.map { lastMet.either($0, told) } ?? told
    }
    if chosen["plannedEnd"] != nil { query.plannedEndBefore = workspace.today }
    if chosen["consent"] != nil { query.among = lastMet.ending(workspace) }
    let window: RosterQuery.PeopleSet? =
      switch chosen["window"] {
      case "in": lastMet.inWindow(workspace)
      case "risk": lastMet.atRisk(workspace)
      default: nil
      }
    if let window { query.among = query.among.map { lastMet.meeting($0, window) } ?? window }
  }
}

extension [TextRun] {
  /// With what was typed picked out.
  func marking(_ words: SearchWords) -> [TextRun] {
    words.isEmpty ? self : flatMap { $0.marking(words) }
  }
}

extension TextRun {
  fileprivate func marking(_ words: SearchWords) -> [TextRun] {
    var (runs, place) = ([TextRun](), text.startIndex)
    for range in words.ranges(in: text) where range.upperBound > place {
      let start = Swift.max(place, range.lowerBound)
      runs += [TextRun(String(text[place..<start]), style), TextRun(String(text[start..<range.upperBound]), .match)]
      place = range.upperBound
    }
    return runs + [TextRun(String(text[place...]), style)]
  }
}
