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
  /// Nil when it cannot be read.
  private let plan: DayPlan?
  private let loans: LoanCounts?

  init(_ workspace: Workspace) {
    self.workspace = workspace
    counts = try? workspace.session.menuCounts(programme: workspace.scope.programme, unit: workspace.scope.unit)
    // How many there are tells of others; one's own are not counted.
    entries = workspace.session.access.may(.seeLog) ? try? workspace.session.register.newestEntry() : nil
    review = workspace.session.access.may(.reviewAccess) ? (try? ReviewMonths.last(in: workspace)) ?? nil : nil
    plan = workspace.session.access.may(.seeToday) ? try? DayPlan(workspace) : nil
    round = (try? workspace.session.mappingRounds())?.first.map { ($0.round, $0.records) }
    loans = try? workspace.session.loanCounts(programme: workspace.scope.programme, unit: workspace.scope.unit)
  }

  func text(_ destination: Destination) -> String {
    let language = workspace.language
    let dot = " \(workspace.glyphs.separator) "
    switch destination {
    case .today: return plan.map { language(MenuText.expectedToday, ["n": $0.expectedCount]) } ?? ""
    case .participants:
      guard let counts else { return "" }
      let waiting = counts.intake == 0 ? [] : [language(MenuText.waiting, ["n": counts.intake])]
      return ([language(MenuText.participating, ["n": counts.participating])] + waiting).joined(separator: dot)
    case .steps: return counts?.perStep.map(String.init).joined(separator: dot) ?? ""
    case .intake: return intake
    case .attendance:
      guard let rollCalls = plan?.groups, !rollCalls.isEmpty else { return "" }
      return language(
        AttendanceText.menuCount,
        [
          "n": rollCalls.count, "marked": rollCalls.reduce(0) { $0 + $1.marked },
          "total": rollCalls.reduce(0) { $0 + $1.members.count },
        ])
    case .mapping: return round.map { language(MenuText.mapped, ["n": $0.n, "year": $0.round]) } ?? ""
    case .operations: return loanText
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
    guard let plan else { return [] }
    let language = workspace.language
    var lines = plan.groups.prefix(room).map { group in
      AgendaLine(
        what: group.name, time: group.meetings.first?.from.text ?? "",
        count: language(MenuText.marked, ["n": group.marked, "all": group.members.count]))
    }
    let more = plan.groups.count - lines.count
    if more > 0 { lines.append(AgendaLine(what: language(MenuText.moreGroups, ["n": more]))) }
    if !lines.isEmpty { lines.append(AgendaLine()) }
    let (due, over) = (plan.dueTasks.count, plan.overLimit)
    lines.append(
      AgendaLine(
        what: language(MenuText.tasks),
        count: language(over > 0 ? MenuText.taskCountOver : .taskCount, ["n": due, "over": over]), isWarning: over > 0))
    lines.append(AgendaLine(what: language(MenuText.appointments), count: "\(plan.appointments.count)"))
    lines.append(AgendaLine(what: language(MenuText.enquiries), count: "\(plan.enquiries.count)"))
    return lines
  }

  /// What should have been back; else what is out.
  private var loanText: String {
    guard let loans, loans.out > 0 else { return "" }
    return loans.overdue > 0
      ? workspace.language(OperationsText.menuOverdue, ["n": loans.overdue])
      : workspace.language(OperationsText.menuOut, ["n": loans.out])
  }

  /// `3 på venteliste · 1 ny henvendelse`.
  private var intake: String {
    var parts = [counts.map { workspace.language(IntakeText.menuWaiting, ["n": $0.intake]) }]
    if let enquiries = plan?.enquiries.count, enquiries > 0 {
      parts.append(workspace.language(IntakeText.menuEnquiries, ["n": enquiries]))
    }
    return parts.compactMap(\.self).joined(separator: " \(workspace.glyphs.separator) ")
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
        "mapped": .optional(round?.n), "expectedToday": .optional(plan?.expectedCount),
        "tasks": .optional(plan?.dueTasks.count), "tasksOverdue": .optional(plan?.overLimit),
        "appointmentsToday": .optional(plan?.appointments.count), "newEnquiries": .optional(plan?.enquiries.count),
        "groups": .array(
          (plan?.groups ?? []).map { group in
            .object([
              "group": .string(group.name), "from": .optional(group.meetings.first?.from.text),
              "expected": .int(group.expected.count), "members": .int(group.members.count),
              "marked": .int(group.marked),
            ])
          }),
      ],
      columns: ["item", "value"],
      rows: [
        ["participating", counts.map { "\($0.participating)" } ?? ""],
        ["waiting", counts.map { "\($0.intake)" } ?? ""],
        ["expectedToday", plan.map { "\($0.expectedCount)" } ?? ""],
        ["tasks", plan.map { "\($0.dueTasks.count)" } ?? ""],
        ["tasksOverdue", plan.map { "\($0.overLimit)" } ?? ""],
        ["appointmentsToday", plan.map { "\($0.appointments.count)" } ?? ""],
        ["newEnquiries", plan.map { "\($0.enquiries.count)" } ?? ""],
      ] + steps.enumerated().map { ["step\($0.offset + 1)", "\($0.element)"] })
  }
}
