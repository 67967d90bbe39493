import Domain
import Resources
import Store
import TerminalUI

/// The counts beside the rooms in the menu. They come from the register's own tallies, not from the roster, so that
/// the menu stands before anybody's name has been read.
struct MenuLines {
  let workspace: Workspace
  // Each nil where the role has no such room, or when it cannot be read: then a message says why.
  let counts: MenuCounts?
  let entries: Int64?
  private let rounds: [MappingRound]?
  private let review: (month: Month, waits: Bool)??
  let plan: DayPlan?
  let loans: LoanCounts?
  private let backups: BackupStanding?
  /// When the journal has come further than the clock.
  let ahead: JournalAhead?

  init(_ workspace: Workspace) {
    self.workspace = workspace
    let scope = workspace.scope
    func read<Value>(_ action: Action, _ question: (Session) throws(StoreError) -> Value) -> Value? {
      workspace.session.access.may(action) ? workspace.ask(question) : nil
    }
    counts = read(.openRegister) { (session) throws(StoreError) in
      try session.figures.menuCounts(programme: scope.programme, unit: scope.unit)
    }
    // How many there are tells of others; one's own are not counted.
    entries = read(.seeLog) { (session) throws(StoreError) in try session.register.newestEntry() }
    review = read(.reviewAccess) { (_) throws(StoreError) in try ReviewMonths.last(in: workspace) }
    plan = read(.seeToday) { (_) throws(StoreError) in try DayPlan(workspace) }
    ahead = read(.openRegister) { (session) throws(StoreError) in try session.register.aheadOfClock() } ?? nil
    backups = read(.backUp) { (session) throws(StoreError) in try session.backups.backupStanding() }
    rounds = read(.seeMapping) { (session) throws(StoreError) in try session.mapping.rounds() }
    loans = read(.seeOperations) { (session) throws(StoreError) in
      try session.work.loanCounts(programme: scope.programme, unit: scope.unit)
    }
  }

  var round: (round: Int, n: Int)? { rounds?.first.map { ($0.round, $0.records) } }

  /// Where a count should stand that could not be read.
  private func unread(_ action: Action) -> String {
    workspace.session.access.may(action) ? language(MenuText.unread) : ""
  }

  private var language: Language { workspace.language }
  private var dot: String { " \(workspace.glyphs.separator) " }

  // MARK: Beside the rooms

  var today: String {
    plan.map { language(MenuText.expectedToday, ["n": $0.expectedCount]) } ?? unread(.seeToday)
  }

  /// `3 først · 2 i dag`; nothing that tells of anybody.
  var calls: String {
    guard let plan else { return unread(.seeToday) }
    let calls = plan.calls
    return language(CallsText.menuCount, ["first": calls.count(.first), "today": calls.count(.today)])
  }

  var participants: String {
    guard let counts else { return unread(.openRegister) }
    let waiting = counts.intake == 0 ? [] : [language(MenuText.waiting, ["n": counts.intake])]
    return ([language(MenuText.participating, ["n": counts.participating])] + waiting).joined(separator: dot)
  }

  var steps: String { counts?.perStep.map(String.init).joined(separator: dot) ?? unread(.openRegister) }

  var attendance: String {
    guard let rollCalls = plan?.groups else { return unread(.seeToday) }
    if rollCalls.isEmpty { return "" }
    let marked = AttendanceWords(workspace).marked(
      rollCalls.reduce(0) { $0 + $1.marked }, of: rollCalls.reduce(0) { $0 + $1.members.count })
    return language(AttendanceText.menuCount, ["n": rollCalls.count, "marked": marked])
  }

  /// `3 på venteliste · 1 ny henvendelse`.
  var intake: String {
    var parts = [counts.map { language(IntakeText.menuWaiting, ["n": $0.intake]) } ?? unread(.openRegister)]
    if let enquiries = plan?.enquiries.count, enquiries > 0 {
      parts.append(language(IntakeText.menuEnquiries, ["n": enquiries]))
    }
    return parts.joined(separator: dot)
  }

  var mapping: String {
    if rounds == nil { return unread(.seeMapping) }
    return round.map { language(MenuText.mapped, ["n": $0.n, "year": $0.round]) } ?? ""
  }

  /// What should have been back; else what is out.
  var operations: String {
    guard let loans else { return unread(.seeOperations) }
    if loans.out == 0 { return "" }
    return loans.overdue > 0
      ? language(OperationsText.menuOverdue, ["n": loans.overdue]) : language(OperationsText.menuOut, ["n": loans.out])
  }

  /// Which plan is followed, and that its years are over.
  var actionPlan: String {
    guard workspace.session.access.may(.seePlan) else { return "" }
    guard let read = workspace.ask({ (session) throws(StoreError) in try session.actionPlan.followed() }) else {
      return unread(.seePlan)
    }
    guard let plan = read else { return language(ActionPlanText.menuNone) }
    let years = ["from": "\(plan.years.lowerBound)", "to": "\(plan.years.upperBound)"]
    return language(plan.isOver(on: workspace.today) ? ActionPlanText.menuOver : .menuCount, years)
  }

  var units: String {
    workspace.units.isEmpty ? "" : language(MenuText.unitCount, ["n": workspace.units.count])
  }

  var log: String {
    if let entries { return language(MenuText.entries, ["n": entries.grouped]) }
    return workspace.session.access.may(.seeLog) ? unread(.seeLog) : language(MenuText.ownEntries)
  }

  var lastReview: String {
    guard let read = review else { return unread(.reviewAccess) }
    guard let review = read else { return "" }
    let month = Dates(language).monthAndYear(review.month)
    return language(review.waits ? MenuText.reviewWaits : .reviewDone, ["month": month])
  }

  var scope: String {
    guard let id = workspace.scope.programme else { return language(MenuText.allProgrammes) }
    var names = [workspace.programme(id)?.name ?? id]
    if let unit = workspace.scope.unit.flatMap(workspace.unit) { names.append(unit.unit.name) }
    return names.joined(separator: dot)
  }

  /// What there is to tell of the backups, to whoever looks after them.
  var backupNotes: [TextRun] { workspace.settings.isDemo ? [] : backups.map { BackupWords(workspace).notes($0) } ?? [] }

  // MARK: The day beside the rooms

  /// A line of the day: what, when, and how it stands. Counts only: nothing personal stands on the idle menu.
  struct AgendaLine: Hashable {
    var what = ""
    var time = ""
    var count = ""
    var isWarning = false
  }

  /// - Parameter groups: how many groups there is room for.
  func agenda(groups room: Int) -> [AgendaLine] {
    guard let plan else { return [AgendaLine(what: unread(.seeToday))] }
    var lines = plan.groups.prefix(room).map { group in
      AgendaLine(
        what: group.name, time: group.meetings.first?.from.text ?? "",
        count: AttendanceWords(workspace).marked(group.marked, of: group.members.count))
    }
    let more = plan.groups.count - lines.count
    if more > 0 { lines.append(AgendaLine(what: language(MenuText.moreGroups, ["n": more]))) }
    if !lines.isEmpty { lines.append(AgendaLine()) }
    let (due, over) = (plan.dueTasks.count, plan.overLimit)
    lines.append(
      AgendaLine(
        what: language(MenuText.tasks),
        count: plan.isWhole
          ? language(over > 0 ? MenuText.taskCountOver : .taskCount, ["n": due, "over": over])
          : String(workspace.glyphs.ellipsis), isWarning: over > 0))
    lines.append(AgendaLine(what: language(MenuText.appointments), count: "\(plan.appointments.count)"))
    lines.append(AgendaLine(what: language(MenuText.enquiries), count: "\(plan.enquiries.count)"))
    return lines
  }

  // MARK: For programs

  private static let group: JSONForm<RollCallSummary> = [
    .key("group", \.name), .key("from") { $0.meetings.first?.from }, .key("expected", \.expected.count),
    .key("members", \.members.count), .key("marked", \.marked),
  ]

  static let form = ScreenForm<MenuLines>(
    [
      .key("organisation", \.workspace.settings.organisation), .key("participating", \.counts?.participating),
      .key("waiting", \.counts?.intake), .key("steps") { $0.counts?.perStep ?? [] },
      .key("mappingRound", \.round?.round), .key("mapped", \.round?.n), .key("expectedToday", \.plan?.expectedCount),
      .key("tasks", \.plan?.dueTasks.count), .key("tasksOverdue", \.plan?.overLimit),
      .key("appointmentsToday", \.plan?.appointments.count), .key("newEnquiries", \.plan?.enquiries.count),
      .list("groups", group) { $0.plan?.groups ?? [] },
    ],
    columns: ["item", "value"],
    rows: { lines in
      let counts: [(String, Int?)] = [
        ("participating", lines.counts?.participating), ("waiting", lines.counts?.intake),
        ("expectedToday", lines.plan?.expectedCount), ("tasks", lines.plan?.dueTasks.count),
        ("tasksOverdue", lines.plan?.overLimit), ("appointmentsToday", lines.plan?.appointments.count),
        ("newEnquiries", lines.plan?.enquiries.count),
      ]
      return counts.map { [$0.0, $0.1.json.cell] }
        + (lines.counts?.perStep ?? []).enumerated().map { ["step\($0.offset + 1)", "\($0.element)"] }
    })
}
