import Domain
import Resources
import Store
import TerminalUI

/// What one rule of data quality has found: whom, in what, and Enter to where it is put right.
struct QualityFindingsScreen: ListScreen {
  static let room = Room.place("qualityFindings", QualityText.word(.title), for: .changeEnrolment)

  struct Row: Identifiable {
    /// The finding, and a number where there are several alike.
    struct ID: Hashable, Sendable {
      let finding: QualityFinding
      let turn: Int
    }
    let id: ID
    let what: String
    var finding: QualityFinding { id.finding }
  }

  let rule: QualityRule.ID
  var listing = Listing<Row>()
  /// Of people whose cards are not this user's to open.
  private var hidden = 0
  /// False where it cannot be logged that they were looked at.
  private let mayList: Bool

  init(_ rule: QualityRule.ID, in workspace: Workspace) {
    self.rule = rule
    mayList = workspace.mayListNames(of: QualityFindingsScreen.room, showing: ["rule": rule.rawValue])
    begin(in: workspace)
  }

  static var names: Room? { room }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard mayList else { return [] }
    let scope = workspace.scope
    let report = try workspace.session.figures.quality(programme: scope.programme, unit: scope.unit)
    let groups = try workspace.session.attendance.groups()
    let names = Dictionary(groups.map { ($0.fact.key, $0.fact.group.name) }) { first, _ in first }
    let all = report.findings(of: rule)
    // Somebody close, and whoever is not to be known of, is counted and not told.
    let shown = all.filter {
      workspace.readyRoster?.line(of: $0.person) != nil && !workspace.session.access.seesNameOnly(of: $0.person)
    }
    hidden = all.count - shown.count
    var turns: [QualityFinding: Int] = [:]
    return shown.map { finding in
      turns[finding, default: 0] += 1
      let what = finding.place.group.flatMap { names[$0] } ?? workspace.unitName(of: finding.person)
      return .record(Row(id: Row.ID(finding: finding, turn: turns[finding] ?? 1), what: what))
    }
  }

  func notice(in workspace: Workspace) -> TextRun? {
    TextRun(workspace.language(QualityText.word(.nothingFound)), .muted)
  }

  static let list = ListKind<Row>(
    "qualityFindings", naming: "name",
    [
      .text("name", QualityText.word(.columnWho), .flexible(min: 14, max: 34, weight: 3), sees: .shownName) {
        row, workspace in workspace.row(of: row.finding.person)?.shownName
      },
      .text("number", QualityText.word(.columnNumber), .flexible(min: 7, max: 12), style: .muted, sees: .number) {
        row, workspace in workspace.row(of: row.finding.person)?.number.text
      },
      .text("what", QualityText.word(.columnWhat), .flexible(min: 12, weight: 3), dropOrder: 1, sees: .programmeAndUnit)
      {
        row, _ in row.what
      },
      .day("day", QualityText.word(.columnDay), .fixed(10), sees: nil) { $0.finding.place.day },
    ])

  // MARK: Commands

  static let commands: [Command<Scene<QualityFindingsScreen>>] = [
    Command(
      "qualityFindings.open", [.enter], CommonText.open, QualityText.word(.mendHelp), group: ChromeText.groupList,
      enabled: { scene in
        scene.screen.chosen == nil ? scene.unavailable(QualityText.word(.noneChosen)) : .available
      },
      run: { scene in
        scene.screen.chosen.map { .open(mend($0.finding, in: scene.workspace)) } ?? .stay
      }
    ).ofOne(),
    Command(
      "qualityFindings.card", [], QualityText.word(.card), QualityText.word(.cardHelp), group: ChromeText.groupPerson,
      enabled: { scene in
        scene.screen.chosen == nil ? scene.unavailable(QualityText.word(.noneChosen)) : .available
      },
      run: { scene in
        scene.screen.chosen.map { .open(ParticipantScreen(key: $0.finding.person, in: scene.workspace)) } ?? .stay
      }
    ).ofOne(),
  ]

  /// The form or the list it is put right in; the card where nothing can be written.
  private static func mend(_ finding: QualityFinding, in workspace: Workspace) -> any Screen {
    let person = finding.person
    let card = { ParticipantScreen(key: person, in: workspace) }
    if workspace.settings.isReadOnly { return card() }
    switch finding.rule.mend {
    case .card: return card()
    case .identity: return ParticipantForm(editing: person, in: workspace)
    case .enrolment: return EnrolmentChangeForm(of: person, enrolment: finding.place.enrolment, in: workspace)
    case .contact: return ContactForm(of: person, enrolment: finding.place.enrolment, in: workspace)
    case .information: return AroundForm(.kindInformed, about: person, in: workspace)
    case .rollCall:
      guard let group = finding.place.group, let day = finding.place.day else { return card() }
      return RollCallScreen(group, on: day, in: workspace)
    }
  }

  func person(in workspace: Workspace) -> ParticipantKey? { chosen?.finding.person }

  // MARK: Words

  func title(in workspace: Workspace) -> String { workspace.language(QualityText.rule(rule)) }

  func status(in workspace: Workspace) -> [TextRun] {
    let language = workspace.language
    let shown = language(QualityText.word(.status), ["n": listing.records.count])
    if hidden == 0 { return [TextRun(shown, .muted)] }
    let rest = language(QualityText.word(.hidden), ["n": hidden])
    return [TextRun("\(shown) \(workspace.glyphs.separator) \(rest)", .muted)]
  }

  func hint(in workspace: Workspace) -> String? { rule.meaning(in: workspace.language) }

  func figure(in workspace: Workspace) -> Figure? { nil }

  func heads(in workspace: Workspace) -> [Figure] {
    [workspace.figure(of: rule, listing.records.map(\.finding))]
  }
}

extension Workspace {
  /// The unit that a list shows of somebody; empty where there is none.
  fileprivate func unitName(of person: ParticipantKey) -> String {
    row(of: person)?.unit.flatMap(unit)?.unit.name ?? ""
  }
}
