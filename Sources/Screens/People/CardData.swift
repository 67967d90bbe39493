import Domain
import Store

/// A card for programs. What stands hidden on the screen is not here: it is for exports.
struct CardData {
  private let card: ParticipantCard
  private let workspace: Workspace

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    self.card = card
    self.workspace = workspace
  }

  static let form = ScreenForm<CardData>(
    [
      .key("number", \.person.number.text), .key("name", \.person.shownName), .key("birthYear", \.person.birthYear),
      .key("gender", \.person.gender?.rawValue),
      .key("programme") { $0.sees(.programmeAndUnit) ? $0.present?.enrolment.fact.programme : nil },
      .key("unit") { $0.present?.unitName(in: $0.workspace) },
      .key("status") { $0.sees(.status) ? $0.present?.status(in: $0.workspace).rawValue : nil },
      .key("step", \.presentStep?.step.value), .key("daysInStep", \.daysInStep),
      .key("contact") { $0.present?.contact(on: $0.workspace.today)?.fact.name },
      .list("enrolments", enrolment) { data in data.enrolments.map { ($0, data.workspace) } },
      .list("lights", lights) { $0.card.lights.map(\.fact) },
      .list("goals", goal) { $0.card.plan.goals.map(\.fact) },
      .list("appointments", appointment) { $0.card.appointments.map(\.fact.appointment) },
      .list("notes", note) { $0.card.notes.map(\.fact.note) },
      .list("services", holding) { $0.card.holdings.compactMap(\.fact.holding) },
      .list("scores", score) { $0.card.followUp.compactMap(\.fact.score) },
    ],
    columns: ["programme", "unit", "status", "start", "end", "step", "from", "to", "days", "reason"],
    rows: { data in data.enrolments.flatMap(data.rows) })

  private var person: Participant { card.identity.fact }
  private var present: EnrolmentCard? { card.present(today: workspace.today) }
  private var presentStep: StepPeriod? { present?.presentStep(today: workspace.today) }
  private var daysInStep: Int? { presentStep.map { workspace.today - $0.from } }
  private var enrolments: [EnrolmentCard] { sees(.status) ? card.enrolments : [] }

  private func sees(_ information: Information) -> Bool { workspace.sees(information) }

  private static let enrolment: JSONForm<(card: EnrolmentCard, workspace: Workspace)> = [
    .key("programme", \.card.enrolment.fact.programme), .key("unit") { $0.card.unitName(in: $0.workspace) },
    .key("status") { $0.card.status(in: $0.workspace).rawValue }, .key("applied", \.card.enrolment.fact.applied),
    .key("start", \.card.enrolment.fact.start), .key("end", \.card.enrolment.fact.end),
    .key("plannedEnd", \.card.enrolment.fact.plannedEnd),
    .key("endReason", \.card.enrolment.fact.endReason?.rawValue),
    .key("outcome", \.card.enrolment.fact.outcome?.rawValue),
    .key("outcomeDate", \.card.enrolment.fact.outcomeDate), .list("steps", step) { $0.card.steps.map(\.fact) },
    .list("contacts", contact) { $0.card.contacts.map(\.fact) },
  ]

  private static let step: JSONForm<StepPeriod> = [
    .key("step", \.step.value), .key("from", \.from), .key("to", \.to), .key("reason", \.reason?.rawValue),
  ]

  private static let contact: JSONForm<ContactAssignment> = [
    .key("name", \.name), .key("role", \.role.rawValue), .key("from", \.from), .key("to", \.to),
  ]

  private static let goal: JSONForm<PlanGoal> = [
    .key("goal", \.words), .key("area", \.area?.rawValue), .key("deed", \.deed), .key("doer", \.doer),
    .key("due", \.due), .key("status", \.status.rawValue), .key("set", \.set), .key("evaluated", \.evaluated),
  ]

  private static let appointment: JSONForm<Appointment> = [
    .key("date", \.day), .key("from", \.from), .key("to", \.end), .key("place", \.place), .key("with", \.with),
    .key("topic", \.topic), .key("outcome", \.outcome?.rawValue),
  ]

  private static let note: JSONForm<Note> = [
    .key("date", \.day), .key("time", \.time), .key("kind", \.kind.rawValue), .key("text", \.text),
  ]

  private static let holding: JSONForm<Holding> = [
    .key("sort", \.sort.rawValue), .key("service", \.what), .key("from", \.from), .key("to", \.to),
    .key("state", \.state.rawValue), .key("givenBy", \.giver),
  ]

  private static let score: JSONForm<Score> = [
    .key("instrument", \.instrument), .key("date", \.day), .key("raw", \.raw),
  ]

  private static let lights: JSONForm<LightsAssessment> = [
    .key("date", \.date), .key("voice", \.voice.rawValue), .key("lights", \.lights.letters),
  ]

  /// One row a step, and one for an enrolment that has none.
  private func rows(_ card: EnrolmentCard) -> [[String]] {
    let fact = card.enrolment.fact
    let head = [
      fact.programme, card.unitName(in: workspace) ?? "", card.status(in: workspace).rawValue, fact.start?.iso ?? "",
      fact.end?.iso ?? "",
    ]
    if card.steps.isEmpty { return [head + Array(repeating: "", count: 5)] }
    return card.steps.map(\.fact).map { period in
      let end = card.lastDay(of: period, today: workspace.today).map { $0 + 1 } ?? workspace.today
      return head + [
        "\(period.step.value)", period.from.iso, period.to?.iso ?? "", "\(max(0, end - period.from))",
        period.reason?.rawValue ?? "",
      ]
    }
  }
}
