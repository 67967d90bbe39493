import Domain
import Resources
import Store

/// What a programme's steps are called, in full where there is room, else in twelve columns; and what they hold on the day that is
/// shown.
struct StepNames: Sendable {
  private let record: ProgrammeRecord
  private let terms: [StepTerms]
  private let today: Day

  init(_ record: ProgrammeRecord, in workspace: Workspace) {
    self.record = record
    terms = workspace.terms.steps.map(\.fact.terms).filter { $0.programme == record.id }
    today = workspace.today
  }

  /// `Bo, nettv.`
  func short(_ step: StepNumber) -> String {
    record.stepShortNames.indices.contains(step.value - 1) ? record.stepShortNames[step.value - 1] : ""
  }

  /// `2 Småjobb`.
  func numbered(_ step: StepNumber) -> String { "\(step.value) \(short(step))" }

  /// `Bo, nettverk og fritid`; of a programme of one's own what its file says.
  func full(_ step: StepNumber) -> String { told?.steps[step].name ?? short(step) }

  /// What a participant meets there, how long it may last, and what is asked before the next.
  func step(_ step: StepNumber) -> Step {
    told(step).under(terms.filter { $0.step == step }.inForce(on: today))
  }

  /// The step as it is told of where nobody has set anything.
  func told(_ step: StepNumber) -> Step {
    told?.steps[step] ?? Step(name: short(step), shortName: short(step))
  }

  /// What is to be in place before somebody goes on; before the first step the list that all have.
  func checklist(from present: StepNumber?) -> Checklist { present.map { step($0).checklist } ?? .standard }

  /// The programme as its file tells of it.
  var told: Programme? {
    if let yaml = record.yaml { return try? ProgrammeFile.parse(yaml: yaml).get() }
    return (try? Catalogue.shared.get())?.programme(record.id)
  }
}

/// What team leads have set of programmes, each from a day on.
struct ProgrammeTermsRead: Sendable {
  var steps: [KeptFact<StepTermsFact>] = []
  var keepings: [KeptFact<ProgrammeKeepingFact>] = []
}

extension Workspace {
  /// Who answers for what a programme keeps on the day that is shown, and on what ground: as has been set, else its organisation
  /// and what its file says.
  func keeping(of programme: ProgrammeRecord) -> ProgrammeKeeping {
    terms.keepings.map(\.fact.keeping).filter { $0.programme == programme.id }.inForce(on: today)
      ?? ProgrammeKeeping(
        programme: programme.id, from: today, controller: programme.organisation,
        ground: StepNames(programme, in: self).told?.ground)
  }

  func keepingWords(of programme: ProgrammeRecord) -> String { words(of: keeping(of: programme)) }

  /// `Blå Kors Kristiansand, grunnlag: oppdrag for NAV`.
  func words(of keeping: ProgrammeKeeping) -> String {
    let ground = keeping.ground.map { language($0.textKey) } ?? language(ProgrammeText.noGround)
    return language(ProgrammeText.keepingLine, ["who": keeping.controller, "ground": ground])
  }
}
