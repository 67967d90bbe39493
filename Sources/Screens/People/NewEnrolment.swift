import Domain
import Resources
import Store

/// An enrolment that begins, as a form fills it in: nothing is chosen as long as nobody chose.
struct NewEnrolment {
  var programme: String?
  var status: EnrolmentStatus?
  var enrolment = Enrolment(programme: "", status: .applied)
  /// The first step; only somebody who takes part has one.
  var step: StepNumber?
  var contact = ""

  /// What somebody who is new in a programme can be.
  private static let statuses: [EnrolmentStatus] = [.applied, .assessed, .waitingList, .awaitingStart, .participating]

  /// Nil as long as programme or status is missing.
  var draft: EnrolmentDraft? {
    guard let programme, let status else { return nil }
    var enrolment = enrolment
    (enrolment.programme, enrolment.status) = (programme, status)
    return EnrolmentDraft(enrolment: enrolment, firstStep: step, contact: contact.isEmpty ? nil : contact)
  }

  // MARK: Fields

  /// Which units, steps and how long it may last follows from the programme.
  static func programme<Value>(_ path: WritableKeyPath<Value, NewEnrolment>, in workspace: Workspace) -> Field<Value> {
    let choices = workspace.programmes.map { Choice($0.id, id: $0.id, $0.name) }
    return .choice(EnrolmentFieldID.programme, path.appending(path: \.programme), choices).governing()
  }

  static func status<Value>(_ path: WritableKeyPath<Value, NewEnrolment>, in workspace: Workspace) -> Field<Value> {
    .choice(
      EnrolmentFieldID.status, path.appending(path: \.status),
      Choice.words(statuses) { workspace.language($0.textKey) })
  }

  static func step<Value>(
    _ path: WritableKeyPath<Value, NewEnrolment>, of programme: String?, in workspace: Workspace
  ) -> Field<Value> {
    let names = programme.flatMap { workspace.programme($0)?.stepShortNames } ?? []
    let choices = names.enumerated().compactMap { index, name in
      StepNumber(index + 1).map { Choice($0, id: "\(index + 1)", "\(index + 1) \(name)") }
    }
    return .choice(EnrolmentFieldID.step, path.appending(path: \.step), choices).called(FormText.firstStep)
  }

  // MARK: Rules

  /// What is wrong, in words, by field; nothing as long as no programme is chosen.
  func problems(in workspace: Workspace) -> [String: String] {
    if programme == nil { return [:] }
    guard let draft else { return [EnrolmentFieldID.status: workspace.language(FormText.chooseOne)] }
    var errors = draft.enrolment.errors(in: workspace)
    if step != nil, !(draft.enrolment.start.map { draft.enrolment.participates(on: $0) } ?? false) {
      errors[EnrolmentFieldID.step] = workspace.language(FormText.firstStepNotYet)
    }
    return errors
  }
}

extension Enrolment {
  /// What is wrong, in words, by field.
  func errors(in workspace: Workspace) -> [String: String] {
    let ending = workspace.programme(programme)?.ending ?? .running
    var errors: [String: String] = [:]
    for problem in EnrolmentRules.problems(of: self, ending: ending, today: workspace.today) {
      let field = Enrolment.field(of: problem)
      // The first that concerns a field is the one to mend first.
      if errors[field] == nil { errors[field] = problem.sentence(in: workspace.language) }
    }
    return errors
  }

  /// What is wrong with the days beside the person's other enrolments, in words, by field.
  func clash(
    of person: ParticipantKey, besides key: EnrolmentKey? = nil, in workspace: Workspace
  ) -> [String: String] {
    let other = workspace.ask { (session) throws(StoreError) in
      try session.enrolments.inTheWay(of: self, person, besides: key)
    }
    guard let dates = other ?? nil else { return [:] }
    return [EnrolmentFieldID.start: dates.sentence(in: workspace.language)]
  }

  private static func field(of problem: EnrolmentRules.Problem) -> String {
    switch problem {
    case .noDate, .appliedAfterStart, .appliedInTheFuture: EnrolmentFieldID.applied
    case .startMissing: EnrolmentFieldID.start
    case .endBeforeStart, .endMissing, .endBeforeParticipating, .endInTheFuture: EnrolmentFieldID.end
    case .plannedEndBeforeStart: EnrolmentFieldID.plannedEnd
    case .wrongEnding: EnrolmentFieldID.status
    case .otherReasonWithoutOther, .otherReasonTooLong: EnrolmentFieldID.otherReason
    case .outcomeDateWithoutOutcome: EnrolmentFieldID.outcome
    case .outcomeBeforeStart: EnrolmentFieldID.outcomeDate
    }
  }
}
