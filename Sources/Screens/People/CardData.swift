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

  var data: ScreenData {
    let person = card.identity.fact
    let present = card.present(today: workspace.today)
    return ScreenData(
      [
        "number": .string(person.number.text), "name": .string(person.shownName),
        "birthYear": .optional(person.birthYear), "gender": .optional(person.gender?.rawValue),
        "programme": .optional(sees(.programmeAndUnit) ? present?.enrolment.fact.programme : nil),
        "unit": .optional(present?.unitName(in: workspace)),
        "status": .optional(sees(.status) ? present?.status(in: workspace).rawValue : nil),
        "step": .optional(step(of: present)?.step.value), "daysInStep": .optional(days(step(of: present))),
        "contact": .optional(present?.contact(on: workspace.today)?.fact.name),
        "enrolments": .array(sees(.status) ? card.enrolments.map(json) : []),
        "lights": .array(card.lights.map { json($0.fact) }),
        "appointments": .array(card.appointments.map { json($0.fact.appointment) }),
        "notes": .array(card.notes.map { json($0.fact.note) }),
      ],
      columns: ["programme", "unit", "status", "start", "end", "step", "from", "to", "days", "reason"],
      rows: sees(.status) ? card.enrolments.flatMap(rows) : [])
  }

  private func sees(_ information: Information) -> Bool { workspace.sees(information) }

  private func step(of enrolment: EnrolmentCard?) -> StepPeriod? { enrolment?.presentStep(today: workspace.today) }

  private func days(_ period: StepPeriod?) -> Int? { period.map { workspace.today - $0.from } }

  private func json(_ card: EnrolmentCard) -> JSON {
    let fact = card.enrolment.fact
    return .object([
      "programme": .string(fact.programme), "unit": .optional(card.unitName(in: workspace)),
      "status": .string(card.status(in: workspace).rawValue), "applied": .optional(fact.applied?.iso),
      "start": .optional(fact.start?.iso), "end": .optional(fact.end?.iso),
      "plannedEnd": .optional(fact.plannedEnd?.iso), "endReason": .optional(fact.endReason?.rawValue),
      "outcome": .optional(fact.outcome?.rawValue), "outcomeDate": .optional(fact.outcomeDate?.iso),
      "steps": .array(card.steps.map { json($0.fact) }), "contacts": .array(card.contacts.map { json($0.fact) }),
    ])
  }

  private func json(_ period: StepPeriod) -> JSON {
    .object([
      "step": .int(period.step.value), "from": .string(period.from.iso), "to": .optional(period.to?.iso),
      "reason": .optional(period.reason?.rawValue),
    ])
  }

  private func json(_ contact: ContactAssignment) -> JSON {
    .object([
      "name": .string(contact.name), "role": .string(contact.role.rawValue), "from": .string(contact.from.iso),
      "to": .optional(contact.to?.iso),
    ])
  }

  private func json(_ appointment: Appointment) -> JSON {
    .object([
      "date": .string(appointment.day.iso), "from": .string(appointment.from.text), "to": .string(appointment.end.text),
      "place": .optional(appointment.place), "with": .string(appointment.with), "topic": .optional(appointment.topic),
    ])
  }

  private func json(_ note: Note) -> JSON {
    .object([
      "date": .string(note.day.iso), "time": .optional(note.time?.text), "kind": .string(note.kind.rawValue),
      "text": .optional(note.text),
    ])
  }

  private func json(_ assessment: LightsAssessment) -> JSON {
    .object([
      "date": .string(assessment.date.iso), "voice": .string(assessment.voice.rawValue),
      "lights": .string(assessment.lights.letters),
    ])
  }

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
