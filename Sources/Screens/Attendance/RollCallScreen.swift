import Domain
import Resources
import Store
import TerminalUI

/// A group's list on a day. What is marked gathers here and is saved as one change: by `r`, by Enter, and when the screen is
/// left. Nobody is marked by default. A capital goes to the next name that begins with it, so no capital is a command here.
struct RollCallScreen: DraftingScreen {
  static let room = Room.place("rollCall", AttendanceText.group, for: .seeAttendance)

  struct Row: Hashable, Sendable {
    var person: ParticipantKey
    var name: String
    var mark: Recorded<Attendance>?
    var absence: Absence?
    var isRelative: Bool
  }

  let group: GroupKey
  let day: Day
  /// Nil when the group is not in the register any more.
  private(set) var sheet: RollCallSheet?
  /// In order of names; those who stand on no list this user sees are left out.
  private(set) var rows: [Row] = []
  private(set) var marks = RollCallMarks()
  private(set) var list = ListState<ParticipantKey>()
  /// Those of whom the user has been told that somebody else marked them otherwise.
  private var told: Set<ParticipantKey> = []
  let showsNames: Bool

  init(_ group: GroupKey, on day: Day, in workspace: Workspace) {
    self.group = group
    self.day = day
    showsNames = workspace.mayListNames(of: AttendanceScreen.room)
    read(in: workspace)
    guard let draft = kept(in: workspace) else { return }
    marks = RollCallMarks(draft: draft.fields, day: day)
    prune()
    if !marks.isEmpty { workspace.message = Message(workspace.language(AttendanceText.kept), style: .muted) }
  }

  // MARK: Reading

  private mutating func read(in workspace: Workspace) {
    do {
      sheet = try workspace.session.attendance.rollCall(group, on: day)
    } catch {
      workspace.tell(error)
    }
    let byPerson = Dictionary((sheet?.rows ?? []).map { ($0.person, $0) }) { first, _ in first }
    let named = showsNames ? workspace.readyRoster?.rows(of: byPerson.keys) ?? [] : []
    rows = named.compactMap { row in
      byPerson[row.person].map {
        Row(
          person: row.person, name: row.shownName, mark: $0.mark, absence: $0.absence?.fact, isRelative: $0.isRelative)
      }
    }
    prune()
    list.settle(rows: listRows, height: workspace.bodySize.height)
  }

  /// What somebody else has marked the same way need not be saved.
  private mutating func prune() {
    for row in rows {
      guard let mine = marks[row.person], let theirs = row.mark, mine.replaces != theirs.row,
        theirs.fact.mark == mine.attendance.mark
      else { continue }
      marks.remove(row.person)
    }
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  mutating func forget() { (sheet, rows) = (nil, []) }

  var listRows: ListRows<ParticipantKey> { ListRows(rows.map(\.person)) }
  var selected: Row? { list.selectedRow(in: listRows).map { rows[$0] } }

  func person(in workspace: Workspace) -> ParticipantKey? { selected?.person }

  /// What is marked of somebody: what stands on the screen and is not saved, else what is.
  func shown(_ row: Row) -> Attendance? { marks[row.person]?.attendance ?? row.mark?.fact }

  /// Somebody else has marked them otherwise since.
  func isContested(_ row: Row) -> Bool {
    guard let mine = marks[row.person] else { return false }
    return mine.replaces != row.mark?.row
  }

  var rollCall: RollCall {
    RollCall(
      day: day, rows: rows.map { RollCall.Row(person: $0.person, mark: shown($0)?.mark, absence: $0.absence) })
  }

  // MARK: Draft

  static let draft = DraftForm<GroupKey, Day>("rollCall", AttendanceScreen.room.title) {
    RollCallScreen($1, on: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(group, day) }

  var unsaved: DraftKeeper.Content? { marks.isEmpty ? nil : DraftKeeper.Content(fields: marks.draft, cursor: nil) }

  private func keepDraft(in workspace: Workspace) { workspace.drafts.note(draftKey, unsaved, fieldWasLeft: true) }

  // MARK: Keys

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    guard case .character(let letter) = key, letter.isUppercase else { return .no }
    let initial = String(letter).folded()
    let first = Dictionary(uniqueKeysWithValues: rows.map { ($0.person, $0.name) })
    let found = list.jump(rows: listRows, height: height(in: workspace)) { person in
      let name = first[person] ?? ""
      // `Aa` stands under Å, and either finds it.
      return name.first?.uppercased() == String(letter) || String(name.prefix(1)).folded() == initial
        || (letter == "Å" && name.lowercased().hasPrefix("aa"))
    }
    if !found {
      workspace.message = .warning(workspace.language(AttendanceText.noneBegins, ["letter": String(letter)]))
    }
    return .taken
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: listRows, height: height(in: workspace)) ? .stay : nil
  }

  private func height(in workspace: Workspace) -> Int { max(1, workspace.bodySize.height) }

  // MARK: Marking

  /// Marks the chosen row and goes to the next.
  mutating func mark(_ mark: AttendanceMark, in workspace: Workspace) -> Turn {
    guard let row = selected else { return .stay }
    let arrived = mark == .present && day == workspace.today ? workspace.timeOfDay : nil
    set(row, Attendance(day: day, mark: mark, arrived: arrived))
    list.move(by: 1, rows: listRows, height: height(in: workspace))
    keepDraft(in: workspace)
    return .stay
  }

  private mutating func set(_ row: Row, _ attendance: Attendance) {
    told.remove(row.person)
    if let saved = row.mark?.fact, saved.mark == attendance.mark, saved.left == attendance.left {
      // It stands there already; when they came was seen then, and not now.
      marks.remove(row.person)
    } else {
      marks.set(row.person, RollCallMarks.Mark(attendance: attendance, replaces: row.mark?.row))
    }
  }

  /// Whoever was here leaves now.
  mutating func leave(in workspace: Workspace) -> Turn {
    guard let row = selected, var attendance = shown(row) else { return .stay }
    attendance.left = workspace.timeOfDay
    told.remove(row.person)
    marks.set(row.person, RollCallMarks.Mark(attendance: attendance, replaces: row.mark?.row))
    keepDraft(in: workspace)
    return .stay
  }

  mutating func unmark(in workspace: Workspace) -> Turn {
    guard let row = selected else { return .stay }
    marks.remove(row.person)
    keepDraft(in: workspace)
    return .stay
  }

  /// The last mark goes first, then what was saved.
  mutating func undo(in workspace: Workspace) -> Turn {
    guard let last = marks.last else { return Changes.undo(in: workspace) }
    marks.remove(last)
    list.select(last, rows: listRows, height: height(in: workspace))
    keepDraft(in: workspace)
    let name = rows.first { $0.person == last }?.name ?? ""
    workspace.message = Message(workspace.language(AttendanceText.takenBack, ["name": name]))
    return .stay
  }

  mutating func markRest(in workspace: Workspace) -> Turn {
    let markable = Set(rows.filter { !$0.isRelative }.map(\.person))
    let rest = rollCall.rest.filter { markable.contains($0.person) }
    if rest.isEmpty, marks.isEmpty {
      workspace.message = Message(workspace.language(AttendanceText.nothingLeft))
      return .stay
    }
    for (person, mark) in rest {
      // Nobody saw when they came.
      marks.set(person, RollCallMarks.Mark(attendance: Attendance(day: day, mark: mark), replaces: nil))
    }
    keepDraft(in: workspace)
    _ = save(in: workspace)
    return .stay
  }

  // MARK: Saving

  /// Everything marked, as one change.
  ///
  /// - Returns: true when nothing is left to save.
  mutating func save(in workspace: Workspace) -> Bool {
    if marks.isEmpty { return true }
    guard settleContested(in: workspace) else { return false }
    let changes = rows.compactMap { row in
      marks[row.person].map {
        MarkChange(person: row.person, attendance: $0.attendance, replaces: $0.replaces)
      }
    }
    guard !changes.isEmpty else {
      // Theirs stands everywhere, or nobody on the list is left.
      marks.removeAll()
      keepDraft(in: workspace)
      workspace.message = Message(workspace.language(AttendanceText.theirsStands))
      return true
    }
    let (group, day) = (group, day)
    let said = saying(in: workspace)
    let saved = workspace.drafts.saving(draftKey) {
      Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
        try session.attendance.mark(changes, in: group, on: day)
      }
    }
    if saved != nil || workspace.failure == .ledger(.unchanged) {
      if saved == nil {
        workspace.message = Message(said)
        workspace.drafts.forget(draftKey)
      }
      marks.removeAll()
      read(in: workspace)
      return true
    }
    // Who came first stands on the rows now, and what was marked here stays.
    read(in: workspace)
    if case .conflict? = workspace.failure { _ = settleContested(in: workspace) }
    return false
  }

  /// `Verkstedet i går: 7 møtt, 1 syk. Lagret.`
  private func saying(in workspace: Workspace) -> String {
    var name = sheet?.group.fact.group.name ?? ""
    if day != workspace.today { name += " \(Dates(workspace.language).near(day, today: workspace.today))" }
    let counts = AttendanceWords(workspace).counts(rollCall.counts, separator: ", ")
    return workspace.language(AttendanceText.saved, ["group": name, "counts": counts])
  }

  /// Tells of the first whom somebody else has marked otherwise; those told of before, and not marked anew, stay as the other
  /// one marked them.
  ///
  /// - Returns: false when somebody was told of now.
  private mutating func settleContested(in workspace: Workspace) -> Bool {
    let contested = rows.filter(isContested)
    if let row = contested.first(where: { !told.contains($0.person) }) {
      list.select(row.person, rows: listRows, height: height(in: workspace))
      told.formUnion(contested.map(\.person))
      workspace.message = .warning(conflict(row, in: workspace))
      return false
    }
    for row in contested { marks.remove(row.person) }
    return true
  }

  private func conflict(_ row: Row, in workspace: Workspace) -> String {
    let words = AttendanceWords(workspace)
    return workspace.language(
      AttendanceText.othersMarked,
      [
        "who": row.mark?.entered.actor ?? "–", "name": row.name, "theirs": words.mark(row.mark?.fact.mark),
        "when": row.mark.map { words.moment($0.entered) } ?? "", "mine": words.mark(marks[row.person]?.attendance.mark),
      ])
  }

  /// Leaves with everything saved; what cannot be saved comes back with the list.
  mutating func goBack(in workspace: Workspace) -> Turn {
    if marks.isEmpty { return .back }
    let wasTold = told
    if save(in: workspace) { return .back }
    if told != wasTold { return .stay }
    let failure = workspace.message
    let turn = leaveKeeping(in: workspace)
    workspace.message = failure ?? workspace.message
    return turn
  }
}
