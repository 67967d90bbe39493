import Domain
import Resources
import Store
import TerminalUI

/// Two records of one person, side by side: what differs and which stands, what moves along, and what is to be put right first.
struct MergeScreen: ListScreen {
  static let room = Room.place("merge", MergeText.word(.title), for: .mergeParticipants)

  /// A field of who it is, as both have it.
  struct Row: Identifiable {
    let id: IdentityMerge.Field
    let kept: String
    let other: String
    let standing: IdentityMerge.Standing
    let chosen: IdentityMerge.Side?
  }

  private let kept: ParticipantKey
  private let other: ParticipantKey
  /// Nil where either card does not open.
  private(set) var plan: MergePlan?
  private(set) var sides: [IdentityMerge.Field: IdentityMerge.Side] = [:]
  var listing = Listing<Row>()

  /// - Parameter plan: as it has been asked for already.
  init(_ plan: MergePlan, in workspace: Workspace) {
    (kept, other, self.plan) = (plan.kept, plan.other, plan)
    begin(in: workspace)
  }

  static var remembersOrder: Bool { false }

  mutating func refresh(in workspace: Workspace) {
    let (kept, other) = (kept, other)
    plan = workspace.ask { (session) throws(StoreError) in try session.merge.plan(keeping: kept, other: other) }
    read(in: workspace)
  }

  mutating func forget() {
    plan = nil
    listing.forget()
  }

  // MARK: Lines

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard let plan else { return [] }
    let words = MergeWords(workspace)
    func heading(_ word: MergeText.Word) -> ListLine<Row> {
      .text(id: word.rawValue, [TextRun(words.language(MergeText.word(word)), .heading)])
    }
    func text(_ id: String, _ text: String, _ style: Style) -> [ListLine<Row>] {
      text.wrapped(to: max(20, workspace.bodySize.width - 5), glyphs: workspace.glyphs).enumerated().map {
        .text(id: "\(id).\($0.offset)", [TextRun($0.element, style)])
      }
    }
    var lines: [ListLine<Row>] = []
    if !plan.conflicts.isEmpty {
      lines.append(heading(.headConflicts))
      for (place, conflict) in plan.conflicts.enumerated() {
        lines += text("conflict.\(place)", words.sentence(conflict, plan), .warning)
      }
    }
    lines.append(heading(.headIdentity))
    lines += IdentityMerge.Field.allCases.filter { plan.identity.standing($0) != .nothing }.map { field in
      .record(
        Row(
          id: field, kept: words.value(field, plan.identity.kept), other: words.value(field, plan.identity.other),
          standing: plan.identity.standing(field), chosen: sides[field]))
    }
    lines.append(heading(.headMoves))
    if plan.moves.isEmpty { lines += text("moves", words.language(MergeText.word(.nothingMoves)), .muted) }
    for part in MergePlan.Part.allCases {
      guard let count = plan.moves[part] else { continue }
      lines += text("moves.\(part.rawValue)", words.language(MergeText.moves(part.word), ["n": count]), .plain)
    }
    return lines
  }

  static let list = ListKind<Row>(
    "merge", naming: "field",
    [
      .text("field", MergeText.word(.columnField), .flexible(min: 10, max: 18), sees: nil) { row, workspace in
        workspace.language(MergeText.field(row.id))
      },
      ListColumn(
        "kept", MergeText.word(.standsKept), .flexible(min: 14, weight: 3), sees: nil, sort: nil, value: nil,
        cell: { row, _ in [TextRun(row.kept, row.style(.kept))] }),
      ListColumn(
        "other", MergeText.word(.standsOther), .flexible(min: 14, weight: 3), sees: nil, sort: nil, value: nil,
        cell: { row, _ in [TextRun(row.other, row.style(.other))] }),
      ListColumn(
        "stands", MergeText.word(.columnStands), .fixed(14), sees: nil, sort: nil, value: nil,
        cell: { row, workspace in [row.stands(in: workspace)] }),
    ])

  // MARK: Commands

  private mutating func choose(in workspace: Workspace) {
    guard let row = chosen, row.standing == .differs else { return }
    sides[row.id] = row.chosen == .kept ? .other : .kept
    read(in: workspace)
  }

  private var left: Int { plan?.identity.open.count { sides[$0] == nil } ?? 0 }

  static let commands: [Command<Scene<MergeScreen>>] = [
    Command(
      "merge.choose", [.enter], MergeText.word(.choose), MergeText.word(.chooseHelp), group: ChromeText.groupList,
      enabled: { scene in
        scene.screen.chosen?.standing == .differs
          ? .available : scene.unavailable(MergeText.word(.nothingToChoose))
      },
      run: { scene in
        scene.screen.choose(in: scene.workspace)
        return .stay
      }
    ).ofOne(),
    Command(
      "merge.save", [.control("s")], MergeText.word(.merge), MergeText.word(.mergeHelp), group: ChromeText.groupList,
      enabled: mayMerge,
      run: { scene in
        guard let plan = scene.screen.plan else { return .stay }
        return .open(ConfirmMergeScreen(plan, scene.screen.sides, in: scene.workspace))
      }),
  ]

  private static func mayMerge(_ scene: Scene<MergeScreen>) -> Availability {
    guard let plan = scene.screen.plan else { return scene.unavailable(MergeText.word(.nothing)) }
    if scene.workspace.settings.isReadOnly { return scene.unavailable(ErrorText.registerReadOnly) }
    if !plan.conflicts.isEmpty { return scene.unavailable(MergeText.word(.leftToMend)) }
    return scene.screen.left == 0 ? .available : scene.unavailable(MergeText.word(.leftToChoose))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { kept }

  // MARK: Words

  func title(in workspace: Workspace) -> String {
    guard let plan else { return workspace.language(MergeText.word(.title)) }
    let numbers = [plan.identity.kept, plan.identity.other].map(\.participant.number.text)
    return "\(workspace.language(MergeText.word(.title))) \(numbers.joined(separator: " + "))"
  }

  func status(in workspace: Workspace) -> [TextRun] {
    guard let plan else { return [] }
    let language = workspace.language
    if !plan.conflicts.isEmpty { return [TextRun(language(MergeText.word(.leftToMend)), .warning)] }
    return [
      left == 0
        ? TextRun(language(MergeText.word(.ready)), .muted)
        : TextRun(language(MergeText.word(.toChoose), ["n": left]), .warning)
    ]
  }

  func heads(in workspace: Workspace) -> [Figure] { [] }
}

extension MergeScreen.Row {
  fileprivate var side: IdentityMerge.Side? {
    if case .stands(let side) = standing { side } else { chosen }
  }

  fileprivate func style(_ own: IdentityMerge.Side) -> Style {
    if standing == .same { return .plain }
    return side == own ? .heading : .muted
  }

  fileprivate func stands(in workspace: Workspace) -> TextRun {
    let language = workspace.language
    switch side {
    case .kept?: return TextRun(language(MergeText.word(.standsKept)))
    case .other?: return TextRun(language(MergeText.word(.standsOther)))
    case nil:
      return standing == .same
        ? TextRun(language(MergeText.word(.standsBoth)), .muted)
        : TextRun("! \(language(MergeText.word(.none)))", .warning)
    }
  }
}

extension MergePlan.Part {
  var word: MergeText.Part {
    switch self {
    case .enrolments: .enrolments
    case .days: .days
    case .cases: .cases
    }
  }
}
