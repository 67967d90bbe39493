import Domain
import Resources
import Store
import TerminalUI

/// A group's list on a day. What is marked gathers here and is saved as one change: by `r`, by Enter, and when the screen is
/// left. Nobody is marked by default. A capital goes to the next name that begins with it, so no capital is a command here.
struct RollCallScreen: ListScreen, DraftingScreen {
  static let room = Room.place("rollCall", AttendanceText.group, for: .seeAttendance)
  /// Whoever stands in the door is looked for by name.
  static let remembersOrder = false

  struct Row: Identifiable, Sendable {
    var person: ParticipantKey
    var name: String
    var mark: Recorded<Attendance>?
    var absence: Absence?
    var isRelative: Bool
    /// They came, and stand on no list of the group that day.
    var isOffList: Bool
    /// What stands on the screen and is not saved.
    var mine: RollCallMarks.Mark?
    /// What of them stands in the group's list on the day.
    var group: Group
    var day: Day

    var id: ParticipantKey { person }

    /// What is marked of them: what is not saved, else what is.
    var shown: Attendance? { mine?.attendance ?? mark?.fact }

    /// Somebody else has marked them otherwise since.
    var isContested: Bool { mine.map { $0.replaces != mark?.row } ?? false }
  }

  let group: GroupKey
  let day: Day
  /// Nil when the group is not in the register any more.
  private(set) var sheet: RollCallSheet?
  /// Who came to it and is no participant.
  private(set) var guests: [Guest] = []
  /// By name, and without those who stand on no list this user sees.
  var listing = Listing<Row>()
  private(set) var marks = RollCallMarks()
  /// Those of whom the user has been told that somebody else marked them otherwise.
  private var told: Set<ParticipantKey> = []
  let showsNames: Bool

  init(_ group: GroupKey, on day: Day, in workspace: Workspace) {
    self.group = group
    self.day = day
    showsNames = workspace.mayListNames(of: AttendanceScreen.room)
    begin(in: workspace)
    guard let draft = kept(in: workspace) else { return }
    marks = RollCallMarks(draft: draft.fields, day: day)
    prune(rows)
    show(in: workspace)
    if !marks.isEmpty { workspace.message = Message(workspace.language(AttendanceText.kept), style: .muted) }
  }

  // MARK: Reading

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    sheet = try workspace.session.attendance.rollCall(group, on: day)
    guests = try workspace.session.attendance.guests(on: day).map(\.fact.guest).filter { $0.group == group }
    guard let sheet, showsNames else { return [] }
    let byPerson = Dictionary(sheet.rows.map { ($0.person, $0) }) { first, _ in first }
    let named = workspace.readyRoster?.rows(of: byPerson.keys) ?? []
    let rows = named.compactMap { row in
      byPerson[row.person].map {
        Row(
          person: row.person, name: row.shownName, mark: $0.mark, absence: $0.absence?.fact, isRelative: $0.isRelative,
          isOffList: $0.isOffList, group: sheet.group.fact.group, day: day)
      }
    }
    prune(rows)
    return lines(of: rows, in: workspace)
  }

  /// What somebody else has marked the same way need not be saved.
  private mutating func prune(_ rows: [Row]) {
    for row in rows {
      guard let mine = marks[row.person], let theirs = row.mark, mine.replaces != theirs.row,
        theirs.fact.mark == mine.attendance.mark
      else { continue }
      marks.remove(row.person)
    }
  }

  /// What is marked has changed.
  private mutating func show(in workspace: Workspace) {
    listing.take(lines(of: rows, in: workspace), kind, in: workspace)
  }

  mutating func forget() {
    sheet = nil
    listing.forget()
  }

  var rows: [Row] { listing.records }

  func person(in workspace: Workspace) -> ParticipantKey? { chosen?.person }

  var rollCall: RollCall {
    RollCall(
      day: day,
      rows: rows.map {
        RollCall.Row(person: $0.person, mark: $0.shown?.mark, absence: $0.absence, isOffList: $0.isOffList)
      })
  }

  // MARK: Draft

  static let draft = DraftForm<GroupKey, Day>("rollCall", AttendanceScreen.room.title) {
    RollCallScreen($1, on: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(group, day) }

  var unsaved: DraftKeeper.Content? { marks.isEmpty ? nil : DraftKeeper.Content(fields: marks.draft, cursor: nil) }

  private mutating func keepDraft(in workspace: Workspace) {
    workspace.drafts.note(draftKey, unsaved, fieldWasLeft: true)
    show(in: workspace)
  }

  // MARK: Keys

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    guard case .character(let letter) = key, letter.isUppercase else { return .no }
    let initial = String(letter).folded()
    let found = listing.jump(in: workspace) { row in
      // `Aa` stands under Å, and either finds it.
      row.name.first?.uppercased() == String(letter) || String(row.name.prefix(1)).folded() == initial
        || (letter == "Å" && row.name.lowercased().hasPrefix("aa"))
    }
    if !found {
      workspace.message = .warning(workspace.language(AttendanceText.noneBegins, ["letter": String(letter)]))
    }
    return .taken
  }

  // MARK: Marking

  /// Marks the chosen row and goes to the next; or all that are picked out, and they are so no longer.
  mutating func mark(_ mark: AttendanceMark, in workspace: Workspace) -> Turn {
    let arrived = mark == .present && day == workspace.today ? workspace.timeOfDay : nil
    for row in listing.meant {
      var attendance = Attendance(day: day, mark: mark, arrived: arrived)
      // Whoever has gone and comes again has come when they did.
      if let shown = row.shown, shown.left != nil, shown.mark == mark { attendance.arrived = shown.arrived }
      set(row, attendance)
    }
    if !unmark() { goDown(in: workspace) }
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
    for row in listing.meant {
      guard var attendance = row.shown else { continue }
      attendance.left = workspace.timeOfDay
      told.remove(row.person)
      marks.set(row.person, RollCallMarks.Mark(attendance: attendance, replaces: row.mark?.row))
    }
    _ = unmark()
    keepDraft(in: workspace)
    return .stay
  }

  /// What is marked is saved first: the times are about that.
  mutating func enterTimes(in workspace: Workspace) -> Turn {
    guard let row = chosen, save(in: workspace) else { return .stay }
    return .open(AttendanceTimesForm(of: (row.person, row.name), group: group, on: day, in: workspace))
  }

  mutating func takeBack(in workspace: Workspace) -> Turn {
    for row in listing.meant { marks.remove(row.person) }
    _ = unmark()
    keepDraft(in: workspace)
    return .stay
  }

  /// The last mark goes first, then what was saved.
  mutating func undo(in workspace: Workspace) -> Turn {
    guard let last = marks.last else { return Changes.undo(in: workspace) }
    marks.remove(last)
    listing.select(.record(last), in: workspace)
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
      let who = Set(rows.compactMap(\.mark?.entered.actor)).sorted().joined(separator: ", ")
      workspace.message = Message(workspace.language(AttendanceText.theirsStands, ["who": who]))
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
    let contested = rows.filter(\.isContested)
    if let row = contested.first(where: { !told.contains($0.person) }) {
      listing.select(.record(row.person), in: workspace)
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
