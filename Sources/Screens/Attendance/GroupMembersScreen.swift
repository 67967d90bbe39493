import Domain
import Resources
import Store
import TerminalUI

/// Who is in a group from today on: found by typing, taken in and out with Enter, and saved as one change.
struct GroupMembersScreen: DraftingScreen {
  static let room = Room.place("groupMembers", AttendanceText.members, for: .changeGroups)

  let group: GroupKey
  private(set) var name = ""
  private(set) var unit: UnitKey?
  private(set) var members: [ParticipantKey: RowID] = [:]
  /// Whoever is to come in or go out, and is not saved.
  private(set) var turned: Set<ParticipantKey> = []
  private(set) var list = ListState<ParticipantKey>()
  private(set) var filter = TextField(maxLength: 60)
  private(set) var isTyping = false
  /// Those in the group, then the others of its unit, by name; with a filter whoever it finds.
  private var found: [ParticipantKey] = []
  private let showsNames: Bool

  init(_ group: GroupKey, in workspace: Workspace) {
    self.group = group
    showsNames = workspace.mayListNames(of: AttendanceScreen.room)
    read(in: workspace)
    guard let draft = kept(in: workspace) else { return }
    turned = Set(draft.fields.keys.compactMap { Int64($0) }.map { ParticipantKey($0) })
    if !turned.isEmpty { workspace.message = Message(workspace.language(FormText.draftRestored), style: .muted) }
    search(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    do {
      let fact = try workspace.session.attendance.groups().first { $0.fact.key == group }?.fact.group
      name = fact?.name ?? ""
      unit = fact?.unit
      let kept = try workspace.session.attendance.members(of: group, on: workspace.today)
      members = Dictionary(kept.map { ($0.fact.person, $0.row) }) { first, _ in first }
    } catch {
      workspace.tell(error)
    }
    search(in: workspace)
  }

  private mutating func search(in workspace: Workspace) {
    guard showsNames, let roster = workspace.readyRoster else {
      found = []
      return
    }
    if filter.isEmpty {
      let first = roster.rows(of: Set(members.keys).union(turned)).map(\.person)
      let known = Set(first)
      let others = roster.select(RosterQuery(unit: unit)).lazy.compactMap { roster[$0]?.person }
      found = first + others.filter { !known.contains($0) }
    } else {
      found = roster.select(RosterQuery(text: filter.text)).compactMap { roster[$0]?.person }
    }
    list.settle(rows: rows, height: height(in: workspace))
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  mutating func forget() { (members, found) = ([:], []) }

  var rows: ListRows<ParticipantKey> { ListRows(found) }
  private var selected: ParticipantKey? { list.selectedRow(in: rows).map { found[$0] } }

  func person(in workspace: Workspace) -> ParticipantKey? { selected }

  private func isIn(_ person: ParticipantKey) -> Bool { (members[person] != nil) != turned.contains(person) }

  private func height(in workspace: Workspace) -> Int { max(1, workspace.bodySize.height - 1) }

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
        list = ListState()
        search(in: workspace)
      }
    }
    return .taken
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: height(in: workspace)) ? .stay : nil
  }

  // MARK: Commands

  static let commands: [Command<Scene<GroupMembersScreen>>] = [
    Command(
      "groupMembers.turn", [.enter], AttendanceText.turnMember, AttendanceText.turnMemberHelp,
      group: AttendanceText.commands, enabled: mayWrite,
      run: { scene in
        guard let person = scene.screen.selected else { return .stay }
        scene.screen.turned.formSymmetricDifference([person])
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

  func status(in workspace: Workspace) -> [TextRun] {
    let count = Set(members.keys).symmetricDifference(turned).count
    var runs = [TextRun(workspace.language(AttendanceText.memberCount, ["n": count]), .muted)]
    if !turned.isEmpty {
      runs.append(TextRun("  " + workspace.language(AttendanceText.unsaved, ["n": turned.count]), .warning))
    }
    return runs
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let isFiltered = isTyping || !filter.isEmpty
    let byPerson = workspace.readyRoster
    canvas.within(canvas.bounds.inset(top: isFiltered ? 1 : 0)) { canvas in
      guard !found.isEmpty else {
        let text =
          !showsNames
          ? workspace.language(ErrorText.notAllowedUnlogged)
          : filter.isEmpty
            ? workspace.language(AttendanceText.nobodyToChoose)
            : workspace.language(ParticipantsText.noMatch, ["text": filter.text])
        return PeopleNotice.draw(text, style: .muted, on: &canvas)
      }
      list.draw(on: &canvas, rows: rows) { canvas, person, _ in
        let row = byPerson?.line(of: person).flatMap { byPerson?[$0] }
        let mark = isIn(person) ? "[x]" : "[ ]"
        canvas.put(mark, y: 0, style: isIn(person) ? .heading : .muted)
        canvas.put(row?.shownName ?? "", x: 4, y: 0, width: max(0, min(36, canvas.width - 5)))
        if canvas.width > 56 { canvas.put(row?.number.text ?? "", x: 42, y: 0, style: .muted, width: 10) }
        if turned.contains(person), canvas.width > 66 {
          canvas.put(
            workspace.language(AttendanceText.notSavedYet), x: 54, y: 0, style: .warning, width: canvas.width - 55)
        }
      }
    }
    guard isFiltered else { return }
    canvas.put("/", x: 1, y: 0, style: .key)
    if isTyping {
      filter.draw(on: &canvas, x: 2, y: 0, width: max(0, canvas.width - 3), isFocused: true)
    } else {
      canvas.put(filter.text, x: 2, y: 0, style: .match, width: nil)
    }
  }
}
