import Domain
import Resources
import Store

/// What a day asks of whoever sits here: who is expected, appointments, tasks, enquiries, and to a counsellor those nobody
/// has seen for a while. Menu, "Min dag" and the tasks are made from it, so that their counts are the same.
struct DayPlan {
  /// In order of time.
  private(set) var groups: [RollCallSummary] = []
  /// Without those that were moved away or cancelled.
  private(set) var appointments: [AppointmentFact] = []
  /// How many stand on the six days after.
  private(set) var appointmentsAhead = 0
  /// All that wait, the first due first.
  private(set) var tasks: [DayTask] = []
  /// What is to be done today: what is due later waits.
  private(set) var dueTasks: [DayTask] = []
  private(set) var overLimit = 0
  /// False until the people are read among whom some tasks are found: there may be more than stand here.
  private(set) var isWhole = true
  /// Oldest first.
  private(set) var enquiries: [EnquiryListing] = []
  /// Whom a counsellor calls today.
  private(set) var calls = CallsPlan()

  init() {}

  init(_ workspace: Workspace) throws(StoreError) {
    let session = workspace.session
    groups = try session.attendance.rollCalls(on: workspace.today).filter { DayPlan.shows($0.unit, in: workspace) }
    let week = try session.desk.appointments(on: workspace.today, to: workspace.today + 6)
      .filter { !$0.appointment.isOff }
    appointments = week.filter { $0.appointment.day == workspace.today }
    appointmentsAhead = week.count - appointments.count
    enquiries = try session.intake.newEnquiries()
    calls = try CallsPlan(workspace)
    tasks = try DayPlan.tasks(enquiries, calls, workspace)
    isWhole = workspace.readyRoster != nil || !session.access.may(RuleTask.Rule.contactMissing.action)
    // Counted once: the menu shows them in every frame.
    dueTasks = tasks.filter { task in
      if case .later = task.due { false } else { true }
    }
    overLimit = tasks.count { $0.due.isOverLimit }
  }

  /// Groups of the unit that was chosen; without one those of every programme, of which the desk sees none by name.
  private static func shows(_ unit: UnitKey, in workspace: Workspace) -> Bool {
    guard workspace.sees(.programmeAndUnit) else { return true }
    if let chosen = workspace.scope.unit { return chosen == unit }
    guard let programme = workspace.scope.programme else { return true }
    return workspace.unit(unit)?.unit.programme == programme
  }

  // MARK: Tasks

  private static func tasks(
    _ enquiries: [EnquiryListing], _ calls: CallsPlan, _ workspace: Workspace
  ) throws(StoreError) -> [DayTask] {
    let (session, today) = (workspace.session, workspace.today)
    var tasks = try session.desk.openTasks().map { DayTask(.kept($0.key), .kept($0), dueOn: $0.task.due, today: today) }
    func may(_ rule: RuleTask.Rule) -> Bool { session.access.may(rule.action) }
    if may(.offerUnanswered) {
      for offer in try session.desk.openOffers() {
        guard
          let rule = TaskRules.offerUnanswered(offer.person, offer: offer.day, answers: offer.answers, today: today)
        else { continue }
        tasks.append(DayTask(.offer(offer.person, offer.day), .rule(rule), dueOn: rule.due, today: today))
      }
    }
    if may(.talkDue) {
      for enquiry in enquiries {
        guard
          let rule = TaskRules.talkDue(
            enquiry.person, asked: enquiry.enquiry.day, talks: enquiry.talks, due: enquiry.lastDay, today: today)
        else { continue }
        tasks.append(
          DayTask(.talk(enquiry.key), .talk(rule, name: enquiry.enquiry.name), dueOn: rule.due, today: today))
      }
    }
    if may(.contactMissing) { tasks += contactsMissing(workspace) }
    if may(.concernOpen) {
      tasks += calls.followed.values.compactMap { followed in
        TaskRules.concernOpen(followed.person, concerns: followed.concerns, today: today).map {
          DayTask(.concern(followed.person), .rule($0), dueOn: nil, today: today)
        }
      }
    }
    if may(.debrief) { tasks += try deaths(workspace) }
    if may(.afterEnd) {
      tasks += try session.afterEnd.due().map { due in
        let rule = RuleTask(rule: .afterEnd, person: due.person, due: due.due, since: due.end)
        return DayTask(.afterEnd(due.person, due.enrolment), .rule(rule), dueOn: due.due, today: today)
      }
    }
    // Of equals those entered by hand come first.
    return tasks.enumerated().sorted { left, right in
      if DayTask.isBefore(left.element, right.element) { return true }
      return !DayTask.isBefore(right.element, left.element) && left.offset < right.offset
    }.map(\.element)
  }

  private static func contactsMissing(_ workspace: Workspace) -> [DayTask] {
    guard let roster = workspace.readyRoster else { return [] }
    return roster.withoutContact().compactMap { line in
      guard let row = roster[line], let status = row.status,
        let rule = TaskRules.contactMissing(
          row.person, dates: EnrolmentDates(status: status, start: row.start, end: row.end),
          hasContact: row.contact != nil, today: workspace.today)
      else { return nil }
      return DayTask(.contactMissing(row.person), .rule(rule), dueOn: rule.due, today: workspace.today)
    }
  }

  /// What the deaths of the last months leave to be done: they have gone from every list but this.
  private static func deaths(_ workspace: Workspace) throws(StoreError) -> [DayTask] {
    guard workspace.sees(.death), let roster = workspace.readyRoster else { return [] }
    let (session, today) = (workspace.session, workspace.today)
    let ended = roster.endedSince(today - TaskRules.daysAfterDeath).compactMap { roster[$0]?.person }
    return try session.followUp.recentDeaths(of: ended).flatMap { dead in
      TaskRules.afterDeath(dead.person, on: dead.day, done: dead.done, today: today).map {
        DayTask(.death(dead.person, $0.rule), .rule($0), dueOn: nil, today: today)
      }
    }
  }

  // MARK: Names

  /// Puts those of a group in order of their names, as far as the roster has them.
  mutating func order(by roster: Roster) {
    for index in groups.indices {
      let named = roster.rows(of: groups[index].members).map(\.person)
      let known = Set(named)
      groups[index].members = named + groups[index].members.filter { !known.contains($0) }
    }
  }

  // MARK: Counts

  /// Different people: whoever is in two groups comes once.
  var expectedCount: Int { Set(groups.flatMap(\.expected)).count }
}
