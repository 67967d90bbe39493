import Domain
import Resources
import Store

/// What should be in place before somebody goes to the next step, in words. Shown, never a bar.
struct MissingWords {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// By the checklist of the step they are in: what of it the register is asked for, and not the card, which is not read in passing.
  func list(_ person: StepsBoard.Person, in step: StepNumber?) -> [String] {
    list(person.participant, on: person.enrolment, in: step, of: workspace.shownProgramme)
  }

  func list(_ row: RosterRow) -> [String] {
    guard let enrolment = row.enrolment else { return [] }
    return list(row.person, on: enrolment, in: row.step, of: row.programme.flatMap(workspace.programme))
  }

  private func list(
    _ person: ParticipantKey, on enrolment: EnrolmentKey, in step: StepNumber?, of programme: ProgrammeRecord?
  ) -> [String] {
    guard workspace.sees(.missing), let programme else { return [] }
    let readiness = workspace.ask { (session) throws(StoreError) in
      try session.followUpPlan.readiness(of: person, on: enrolment, in: step)
    }
    guard case .some(.some(let readiness)) = readiness else { return [] }
    return words(StepNames(programme, in: workspace).checklist(from: step), readiness)
  }

  func list(_ card: ParticipantCard, enrolment: EnrolmentKey) -> [String] {
    guard let found = card.enrolments.first(where: { $0.key == enrolment }),
      let programme = workspace.programme(found.enrolment.fact.programme)
    else { return [] }
    let step = found.step(on: workspace.today)?.fact.step
    let readiness = Readiness(
      contact: found.contact(on: workspace.today)?.fact.name,
      latestLights: card.lights.first { $0.fact.voice == .worker }?.fact.date,
      plannedEnd: found.enrolment.fact.plannedEnd, plan: card.plan.plan, around: card.surroundings.map(\.fact),
      ticked: card.plan.ticked(on: enrolment, in: step))
    return words(StepNames(programme, in: workspace).checklist(from: step), readiness)
  }

  /// What is not in place around somebody: a doctor, being told what is kept, and a consent that goes on.
  func around(_ card: ParticipantCard) -> [String] {
    guard workspace.sees(.missing), workspace.sees(.consentTexts), card.decision == .open else { return [] }
    return MissingAround.list(card.surroundings.map(\.fact), today: workspace.today)
      .map { $0.words(in: workspace.language, today: workspace.today) }
  }

  private func words(_ checklist: Checklist, _ readiness: Readiness) -> [String] {
    guard workspace.sees(.missing) else { return [] }
    return checklist.missing(readiness, today: workspace.today).map {
      $0.words(in: workspace.language, today: workspace.today)
    }
  }
}
