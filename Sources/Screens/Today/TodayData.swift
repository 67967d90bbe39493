import Domain
import Resources
import Store

/// The day for programs: with names, for whoever asks by a command has asked for them.
struct TodayData {
  private let plan: DayPlan
  private let workspace: Workspace

  init(_ plan: DayPlan, _ workspace: Workspace) {
    self.plan = plan
    self.workspace = workspace
  }

  var data: ScreenData {
    ScreenData(
      [
        "expected": .int(plan.expectedCount), "groups": .array(plan.groups.map(json)),
        "appointments": .array(plan.appointments.map(json)), "tasks": .array(plan.tasks.map(json)),
        "tasksOverdue": .int(plan.overLimit), "enquiries": .array(plan.enquiries.map(json)),
        "notSeen": .array(plan.unseen.map(json)),
      ],
      columns: ["item", "date", "time", "name", "number", "with", "count", "marked"], rows: rows)
  }

  private func number(_ person: ParticipantKey?) -> JSON { .optional(text(person)) }

  private func text(_ person: ParticipantKey?) -> String? {
    person.flatMap { workspace.row(of: $0)?.number.text }
  }

  private func json(_ group: RollCallSummary) -> JSON {
    .object([
      "group": .string(group.name), "from": .optional(group.meetings.first?.from.text),
      "to": .optional(group.meetings.last?.to.text), "members": .int(group.members.count),
      "expected": .int(group.expected.count), "marked": .int(group.marked),
      "participants": .array(group.expected.map { number($0) }),
    ])
  }

  private func json(_ fact: AppointmentFact) -> JSON {
    let appointment = fact.appointment
    return .object([
      "number": number(fact.person), "from": .string(appointment.from.text), "to": .string(appointment.end.text),
      "place": .optional(appointment.place), "with": .string(appointment.with), "topic": .optional(appointment.topic),
    ])
  }

  private func json(_ task: DayTask) -> JSON {
    .object([
      "kind": .string(kind(task)), "number": number(task.person), "due": .optional(due(task)?.iso),
      "assignee": .optional(assignee(task)), "rule": .optional(rule(task)), "text": .optional(words(task)),
    ])
  }

  private func json(_ found: EnquiryListing) -> JSON {
    .object([
      "date": .string(found.enquiry.day.iso), "time": .optional(found.enquiry.time?.text),
      "who": .string(found.enquiry.who.rawValue), "number": number(found.person),
      "name": .optional(found.enquiry.name),
    ])
  }

  private func json(_ unseen: DayPlan.Unseen) -> JSON {
    .object(["number": number(unseen.person), "days": .int(unseen.days)])
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
        ["appointment", today, fact.appointment.from.text, "", text(fact.person) ?? "", fact.appointment.with, "", ""]
      }
      + plan.tasks.map { task in
        ["task", due(task)?.iso ?? "", "", words(task) ?? "", text(task.person) ?? "", assignee(task) ?? "", "", ""]
      }
      + plan.enquiries.map { found in
        [
          "enquiry", found.enquiry.day.iso, found.enquiry.time?.text ?? "", found.enquiry.name ?? "",
          text(found.person) ?? "", "", "", "",
        ]
      }
      + plan.unseen.map { ["notSeen", "", "", "", text($0.person) ?? "", "", "\($0.days)", ""] }
  }
}
