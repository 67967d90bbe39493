import Domain
import Resources
import Store

/// The day for programs: with names, for whoever asks by a command has asked for them.
struct TodayData {
  let plan: DayPlan
  /// Of one's own people, longest first.
  let unseen: [Unseen]
  private let workspace: Workspace

  struct Unseen: Hashable {
    let person: ParticipantKey
    let days: Int
  }

  init(_ plan: DayPlan, unseen: [Unseen] = [], _ workspace: Workspace) {
    self.plan = plan
    self.unseen = unseen
    self.workspace = workspace
  }

  static func unseen(_ plan: DayPlan, _ workspace: Workspace) throws(StoreError) -> [Unseen] {
    try workspace.session.desk.lastSeen(plan.calls.following.map(\.person)).compactMap { seen in
      seen.missed(today: workspace.today).map { Unseen(person: seen.person, days: $0) }
    }.sorted { ($1.days, $0.person) < ($0.days, $1.person) }
  }

  static let form = ScreenForm<TodayData>(
    [
      .key("expected", \.plan.expectedCount), .list("groups", group) { $0.each($0.plan.groups) },
      .list("appointments", appointment) { $0.each($0.plan.appointments) },
      .list("tasks", task) { $0.each($0.plan.tasks) }, .key("tasksOverdue", \.plan.overLimit),
      .list("enquiries", enquiry) { $0.each($0.plan.enquiries) },
      .list("notSeen", unseen) { $0.each($0.unseen) },
    ],
    columns: ["item", "date", "time", "name", "number", "with", "count", "marked"], rows: \.rows)

  typealias Of<Element> = (day: TodayData, it: Element)

  /// All that wait, the first due first.
  var tasks: [Of<DayTask>] { each(plan.tasks) }

  private func each<Element>(_ elements: [Element]) -> [Of<Element>] { elements.map { (self, $0) } }

  private static let group: JSONForm<Of<RollCallSummary>> = [
    .key("group", \.it.name), .key("from") { $0.it.meetings.first?.from }, .key("to") { $0.it.meetings.last?.to },
    .key("members", \.it.members.count), .key("expected", \.it.expected.count), .key("marked", \.it.marked),
    .key("participants") { group in group.it.expected.map { group.day.number($0) } },
  ]

  private static let appointment: JSONForm<Of<AppointmentFact>> = [
    .key("number") { $0.day.number($0.it.person) }, .key("from", \.it.appointment.from),
    .key("to", \.it.appointment.end), .key("place", \.it.appointment.place), .key("with", \.it.appointment.with),
    .key("topic", \.it.appointment.topic), .key("outcome", \.it.appointment.outcome?.rawValue),
  ]

  static let task: JSONForm<Of<DayTask>> = [
    .key("kind") { $0.day.kind($0.it) }, .key("number") { $0.day.number($0.it.person) },
    .key("due") { $0.day.due($0.it) }, .key("assignee") { $0.day.assignee($0.it) },
    .key("rule") { $0.day.rule($0.it) }, .key("text") { $0.day.words($0.it) },
    .key("unit") { $0.day.unit($0.it) },
  ]

  private static let enquiry: JSONForm<Of<EnquiryListing>> = [
    .key("date", \.it.enquiry.day), .key("time", \.it.enquiry.time), .key("who", \.it.enquiry.who.rawValue),
    .key("number") { $0.day.number($0.it.person) }, .key("name", \.it.enquiry.name),
  ]

  private static let unseen: JSONForm<Of<Unseen>> = [
    .key("number") { $0.day.number($0.it.person) }, .key("days", \.it.days),
  ]

  private func number(_ person: ParticipantKey?) -> String? {
    person.flatMap { workspace.row(of: $0)?.number.text }
  }

  // MARK: Tasks

  private var seesCauses: Bool { workspace.sees(.taskCauses) }

  private func kind(_ task: DayTask) -> String {
    if case .kept(let kept) = task.content { return kept.task.kind.rawValue }
    return DeskTask.Kind.call.rawValue
  }

  private func due(_ task: DayTask) -> Day? {
    switch task.content {
    case .kept(let kept): kept.task.due
    case .rule(let rule), .talk(let rule, _): rule.due
    }
  }

  private func assignee(_ task: DayTask) -> String? {
    if case .kept(let kept) = task.content { return kept.task.assignee }
    return nil
  }

  /// Of a task for whichever counsellor of a unit; to the desk no unit has a name.
  private func unit(_ task: DayTask) -> String? {
    guard case .kept(let kept) = task.content, workspace.sees(.programmeAndUnit) else { return nil }
    return kept.task.unit.flatMap { workspace.unit($0)?.unit.name }
  }

  /// Why, for who may know; to the desk all calls are alike.
  private func rule(_ task: DayTask) -> String? {
    switch task.content {
    case .kept: nil
    case .rule(let rule), .talk(let rule, _): seesCauses ? rule.rule.rawValue : nil
    }
  }

  private func words(_ task: DayTask) -> String? {
    if case .kept(let kept) = task.content { return kept.text }
    return nil
  }

  // MARK: The table

  private var rows: [[String]] {
    let today = workspace.today.iso
    return plan.groups.map { group in
      [
        "group", today, group.meetings.first?.from.text ?? "", group.name, "", "", "\(group.expected.count)",
        "\(group.marked)",
      ]
    }
      + plan.appointments.map { fact in
        [
          "appointment", today, fact.appointment.from.text, "", number(fact.person) ?? "", fact.appointment.with, "",
          "",
        ]
      }
      + plan.tasks.map { task in
        ["task", due(task)?.iso ?? "", "", words(task) ?? "", number(task.person) ?? "", assignee(task) ?? "", "", ""]
      }
      + plan.enquiries.map { found in
        [
          "enquiry", found.enquiry.day.iso, found.enquiry.time?.text ?? "", found.enquiry.name ?? "",
          number(found.person) ?? "", "", "", "",
        ]
      }
      + unseen.map { ["notSeen", "", "", "", number($0.person) ?? "", "", "\($0.days)", ""] }
  }
}
