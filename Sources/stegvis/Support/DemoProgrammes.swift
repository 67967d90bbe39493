import Domain
import Resources
import Store

/// Who answers for what the demo's programmes keep, and what one step asks before the next: made up, as everything here.
struct DemoProgrammes {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func fill() throws(StoreError) {
    let from = session.today - 300
    let grounds: [(programme: String, ground: RecordGround)] = [
      ("piloten-blakors", .assignment), ("piloten-mjavann", .assignment), ("bydelsrusken-2", .law),
    ]
    for record in try session.catalogue.programmes() {
      guard let ground = grounds.first(where: { $0.programme == record.id })?.ground else { continue }
      _ = try session.catalogue.set(
        ProgrammeKeeping(programme: record.id, from: from, controller: record.organisation, ground: ground))
    }
    guard case .success(let catalogue) = Catalogue.shared,
      let number = StepNumber(2), let step = catalogue.programme("piloten-blakors")?.steps[number]
    else { return }
    _ = try session.catalogue.set(
      StepTerms(
        programme: "piloten-blakors", step: number, from: from, content: step.content, limit: step.limit,
        checklist: Checklist(
          Checklist.standard.items + [.known(.doctor), .tick("Praksisplass besøkt sammen")])))
  }
}
