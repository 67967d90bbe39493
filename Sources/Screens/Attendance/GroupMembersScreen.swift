import Domain
import Resources
import Store
import TerminalUI

/// Who is in a group from today on: found by typing, taken in and out with Enter, and saved as one change.
struct GroupMembersScreen: ListScreen, DraftingScreen {
  static let room = Room.place("groupMembers", AttendanceText.members, for: .changeGroups)
  /// Those in the group come first, whatever it was the last time.
  static let remembersOrder = false

  /// Somebody who may be in the group.
  struct Row: Identifiable {
    let id: ParticipantKey
    let isIn: Bool
    /// They come in or go out, and it is not saved.
    let isTurned: Bool
  }

  let group: GroupKey
  private(set) var name = ""
  private(set) var unit: UnitKey?
  private(set) var members: [ParticipantKey: RowID] = [:]
  /// Whoever is to come in or go out, and is not saved.
  private(set) var turned: Set<ParticipantKey> = []
  var listing = Listing<Row>()
  private(set) var filter = TextField(maxLength: 60)
  private(set) var isTyping = false
  private let showsNames: Bool

  init(_ group: GroupKey, in workspace: Workspace) {
    self.group = group
    showsNames = workspace.mayListNames(of: AttendanceScreen.room)
    begin(in: workspace)
    guard let draft = kept(in: workspace) else { return }
    turned = Set(draft.fields.keys.compactMap { Int64($0) }.map { ParticipantKey($0) })
    if !turned.isEmpty { workspace.message = Message(workspace.language(FormText.draftRestored), style: .muted) }
    search(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let fact = try workspace.session.attendance.groups().first { $0.fact.key == group }?.fact.group
    name = fact?.name ?? ""
    unit = fact?.unit
    let kept = try workspace.session.attendance.members(of: group, on: workspace.today)
    members = Dictionary(kept.map { ($0.fact.person, $0.row) }) { first, _ in first }
    return found(in: workspace)
  }

  /// Those in the group, then the others of its unit, by name; with a filter whoever it finds.
  private func found(in workspace: Workspace) -> [ListLine<Row>] {
    guard showsNames, let roster = workspace.readyRoster else { return [] }
    var people: [ParticipantKey]
    if filter.isEmpty {
      people = roster.rows(of: Set(members.keys).union(turned)).map(\.person)
      let known = Set(people)
      let others = roster.select(RosterQuery(unit: unit)).lazy.compactMap { roster[$0]?.person }
      people += others.filter { !known.contains($0) }
    } else {
      people = roster.select(RosterQuery(text: filter.text, findsInside: true)).compactMap { roster[$0]?.person }
    }
    return people.map { person in
      let isTurned = turned.contains(person)
      return .record(Row(id: person, isIn: (members[person] != nil) != isTurned, isTurned: isTurned))
    }
  }

  private mutating func search(in workspace: Workspace) { listing.take(found(in: workspace), kind, in: workspace) }

  mutating func forget() {
    members = [:]
    listing.forget()
  }

  func person(in workspace: Workspace) -> ParticipantKey? { chosen?.id }

  static let actionKeys: [Key] = []

  func footer(in workspace: Workspace) -> Footer? {
    isTyping ? .ofSearch(finding: chosen.flatMap { workspace.row(of: $0.id)?.shownName }, in: workspace) : nil
  }

  static let list = ListKind<Row>(
    "groupMembers", hasHead: false,
    [
      ListColumn(
        "isIn", AttendanceText.members, .fixed(3), sees: nil, sort: { row, _ in .number(row.isIn ? 0 : 1) },
        value: nil, cell: { row, _ in [TextRun(row.isIn ? "[x]" : "[ ]", row.isIn ? .heading : .muted)] }),
      .text("name", ParticipantsText.name, .flexible(min: 12, max: 37, weight: 3), sees: .shownName) { row, workspace in
        workspace.row(of: row.id)?.shownName
      },
      .text("number", ParticipantsText.number, .fixed(11), style: .muted, from: 57, sees: .number) {
        row, workspace in workspace.row(of: row.id)?.number.text
      },
      ListColumn(
        "unsaved", AttendanceText.notSavedYet, .flexible(min: 12), from: 67, sees: nil, sort: nil, value: nil,
        cell: { row, workspace in
          row.isTurned ? [TextRun(workspace.language(AttendanceText.notSavedYet), .warning)] : []
        }),
    ])

  // MARK: Draft

  static let draft = DraftForm<GroupKey>("groupMembers", room.title) { GroupMembersScreen($1, in: $0) }
  var draftKey: String { Self.draft.key(group) }

  var unsaved: DraftKeeper.Content? {
    guard !turned.isEmpty else { return nil }
    return DraftKeeper.Content(
      fields: Dictionary(uniqueKeysWithValues: turned.map { ("\($0.value)", "turned") }), cursor: nil)
  }

  // MARK: Keys

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    guard isTyping else { return .no }
    switch key {
    case .enter: isTyping = false
    case .escape:
      isTyping = false
      filter.clear()
      search(in: workspace)
    case .down, .up, .pageUp, .pageDown:
      isTyping = false
      return move(key, in: workspace) == nil ? .no : .taken
    default:
      let before = filter.text
      guard filter.handle(key) else { return .no }
      if filter.text != before {
        listing = Listing()
        search(in: workspace)
      }
    }
    return .taken
  }

  // MARK: Commands

  static let commands: [Command<Scene<GroupMembersScreen>>] = [
    Command(
      "groupMembers.turn", [.enter], AttendanceText.turnMember, AttendanceText.turnMemberHelp,
      group: AttendanceText.commands, enabled: mayWrite,
      run: { scene in
        scene.screen.turned.formSymmetricDifference(scene.screen.listing.meant.map(\.id))
        scene.screen.choices.unmark()
        scene.screen.search(in: scene.workspace)
        scene.workspace.drafts.note(scene.screen.draftKey, scene.screen.unsaved, fieldWasLeft: true)
        return .stay
      }),
    Command(
      "groupMembers.find", [.character("/")], ParticipantsText.find, ParticipantsText.findHelp,
      group: ChromeText.groupList
    ) { scene in
      scene.screen.isTyping = true
      return .stay
    },
    Command(
      "groupMembers.save", [.control("s"), .right], CommonText.save, AttendanceText.saveMembersHelp,
      group: AttendanceText.commands, footer: .pinned, enabled: mayWrite, run: { $0.screen.save(in: $0.workspace) }),
    Command(
      "back", [.escape], CommonText.back, ChromeText.backHelp, group: ChromeText.groupEverywhere, footer: .trailing
    ) { scene in
      if scene.screen.unmark() { return .stay }
      guard scene.screen.filter.isEmpty else {
        scene.screen.filter.clear()
        scene.screen.search(in: scene.workspace)
        return .stay
      }
      return scene.screen.leaveKeeping(in: scene.workspace)
    },
  ]

  private static func mayWrite(_ scene: Scene<GroupMembersScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private mutating func save(in workspace: Workspace) -> Turn {
    guard !turned.isEmpty else { return .back }
    let (group, today) = (group, workspace.today)
    let new = turned.filter { members[$0] == nil }.sorted()
    let gone = turned.compactMap { members[$0] }
    let said = workspace.language(
      AttendanceText.membersSaved, ["group": name, "added": new.count, "removed": gone.count])
    let saved = workspace.drafts.saving(draftKey) {
      Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
        try session.attendance.changeMembers(of: group, adding: new, removing: gone, from: today)
      }
    }
    guard saved != nil else {
      read(in: workspace)
      return .stay
    }
    return .back
  }

  // MARK: Drawing

  func title(in workspace: Workspace) -> String {
    "\(name) \(workspace.glyphs.separator) \(workspace.language(AttendanceText.members))"
  }

  func heads(in workspace: Workspace) -> [Figure] {
    let people = Set(members.keys).symmetricDifference(turned).sorted()
    return [workspace.figure(.groupMembers, people.count, people: showsNames ? people : nil)]
  }

  func status(in workspace: Workspace) -> [TextRun] {
    let count = Set(members.keys).symmetricDifference(turned).count
    var runs = [TextRun(workspace.language(AttendanceText.memberCount, ["n": count]), .muted)]
    if !turned.isEmpty {
      runs.append(TextRun("  " + workspace.language(AttendanceText.unsaved, ["n": turned.count]), .warning))
    }
    return runs
  }

  func notice(in workspace: Workspace) -> TextRun? {
    let text =
      !showsNames
      ? workspace.language(ErrorText.notAllowedUnlogged)
      : filter.isEmpty
        ? workspace.language(AttendanceText.nobodyToChoose)
        : workspace.language(ParticipantsText.noMatch, ["text": filter.text])
    return TextRun(text, .muted)
  }

  private var isFiltered: Bool { isTyping || !filter.isEmpty }

  func headRows(in workspace: Workspace) -> Int { isFiltered ? 1 : 0 }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    canvas.within(canvas.bounds.inset(top: isFiltered ? 1 : 0)) { drawList(on: &$0, in: workspace) }
    guard isFiltered else { return }
    canvas.put("/", x: 1, y: 0, style: .key)
    if isTyping {
      filter.draw(on: &canvas, x: 2, y: 0, width: max(0, canvas.width - 3), isFocused: true)
    } else {
      canvas.put(filter.text, x: 2, y: 0, style: .match, width: nil)
    }
  }
}
