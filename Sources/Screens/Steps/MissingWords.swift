import Domain
import Resources
import Store

/// What should be in place before somebody goes to the next step, in words. Shown, never a bar.
struct MissingWords {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// From the list of everyone: a card is not read in passing.
  func list(_ person: StepsBoard.Person) -> [String] {
    guard let roster = workspace.readyRoster,
      let row = roster.line(of: person.participant, programme: workspace.shownProgramme?.id).flatMap({ roster[$0] })
    else { return [] }
    return list(row)
  }

  func list(_ row: RosterRow) -> [String] {
    words(
      MissingForStep.list(
        contact: row.contact, latestLights: row.lightsDate, plannedEnd: row.plannedEnd, today: workspace.today))
  }

  func list(_ card: ParticipantCard, enrolment: EnrolmentKey) -> [String] {
    guard let found = card.enrolments.first(where: { $0.key == enrolment }) else { return [] }
    return words(
      MissingForStep.list(
        contact: found.contact(on: workspace.today)?.fact.name,
        latestLights: card.lights.first { $0.fact.voice == .worker }?.fact.date,
        plannedEnd: found.enrolment.fact.plannedEnd, plan: card.plan.plan, today: workspace.today))
  }

  /// What is not in place around somebody: a doctor, being told what is kept, and a consent that goes on.
  func around(_ card: ParticipantCard) -> [String] {
    guard workspace.sees(.missing), workspace.sees(.consentTexts), card.decision == .open else { return [] }
    return MissingAround.list(card.surroundings.map(\.fact), today: workspace.today)
      .map { $0.words(in: workspace.language, today: workspace.today) }
  }

  private func words(_ missing: [MissingForStep]) -> [String] {
    guard workspace.sees(.missing) else { return [] }
    return missing.map { $0.words(in: workspace.language) }
  }
}
