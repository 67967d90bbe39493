import Domain
import Resources
import Store
import TerminalUI

/// The fields of an enrolment, which three forms share, and how they are read and held against the rules.
struct EnrolmentFields {
  /// What drafts and errors go by.
  enum ID {
    static let programme = "programme"
    static let unit = "unit"
    static let status = "status"
    static let applied = "applied"
    static let start = "start"
    static let end = "end"
    static let plannedEnd = "plannedEnd"
    static let endReason = "endReason"
    static let otherReason = "otherReason"
    static let outcome = "outcome"
    static let outcomeDate = "outcomeDate"
    static let funding = "funding"
    static let referredFrom = "referredFrom"
    static let step = "step"
    static let contact = "contact"
  }

  let workspace: Workspace

  // MARK: Fields

  func programme(_ value: String?) -> FormField {
    let options = workspace.programmes.map { ChoiceField.Option(id: $0.id, label: $0.name) }
    return .pick(ID.programme, .programme, help: .programmeHelp, options, value: value, in: workspace)
  }

  /// The units of a programme with the places that are free: full warns and never blocks.
  func unit(of programme: String?, _ value: UnitKey?) -> FormField {
    let options = occupancy(of: programme).map { unit in
      ChoiceField.Option(id: "\(unit.key.value)", label: label(unit))
    }
    return .pick(ID.unit, .unit, help: .unitHelp, options, value: value.map { "\($0.value)" }, in: workspace)
  }

  func status(_ statuses: [EnrolmentStatus], _ value: EnrolmentStatus?) -> FormField {
    .word(ID.status, .status, help: .statusHelp, statuses, value: value, in: workspace) { $0.textKey }
  }

  func applied(_ value: Day? = nil) -> FormField {
    .day(ID.applied, .applied, help: .appliedHelp, value: value, in: workspace)
  }

  func start(_ value: Day? = nil) -> FormField {
    .day(ID.start, .start, help: .startHelp, value: value, in: workspace)
  }

  /// The help says how long the programme may last.
  func plannedEnd(of programme: String?, _ value: Day? = nil) -> FormField {
    let months = programme.flatMap { workspace.programme($0)?.months }
    return .day(
      ID.plannedEnd, .plannedEnd, help: months == nil ? .plannedEndHelp : .plannedEndAtMost,
      arguments: ["n": months ?? 0], value: value, in: workspace)
  }

  func end(_ value: Day? = nil) -> FormField {
    .day(ID.end, .end, help: .endHelp, value: value, in: workspace)
  }

  func endReason(_ value: EndReason?) -> FormField {
    .word(ID.endReason, .endReason, help: .endReasonHelp, EndReason.allCases, value: value, in: workspace) {
      $0.textKey
    }
  }

  func otherReason(_ value: String?) -> FormField {
    .line(
      ID.otherReason, .otherReason, help: .otherReasonHelp, value: value, maxLength: Enrolment.otherReasonLimit,
      in: workspace)
  }

  func outcome(_ value: Outcome?) -> FormField {
    .word(ID.outcome, .outcome, help: .outcomeHelp, Outcome.allCases, value: value, in: workspace) { $0.textKey }
  }

  func outcomeDate(_ value: Day?) -> FormField {
    .day(ID.outcomeDate, .outcomeDate, help: .outcomeDateHelp, value: value, in: workspace)
  }

  func funding(_ value: String? = nil) -> FormField {
    .line(ID.funding, .funding, help: .fundingHelp, value: value, in: workspace)
  }

  func referredFrom(_ value: String? = nil) -> FormField {
    .line(ID.referredFrom, .referredFrom, help: .referredFromHelp, value: value, in: workspace)
  }

  /// The first step; only somebody who takes part has one.
  func step(of programme: String?) -> FormField {
    let names = programme.flatMap { workspace.programme($0)?.stepShortNames } ?? []
    let options = names.enumerated().map { index, name in
      ChoiceField.Option(id: "\(index + 1)", label: "\(index + 1) \(name)")
    }
    return .pick(ID.step, .firstStep, help: .firstStepHelp, options, in: workspace)
  }

  // MARK: Places

  private func occupancy(of programme: String?) -> [UnitOccupancy] {
    guard let programme else { return [] }
    do {
      return try workspace.session.figures.occupancy(on: workspace.today, programme: programme)
    } catch {
      workspace.tell(error)
      return []
    }
  }

  /// `Småjobbsentralen (3)`: the places that are free; the help of the field says so.
  private func label(_ occupancy: UnitOccupancy) -> String {
    guard let free = occupancy.free else { return occupancy.unit.name }
    return "\(occupancy.unit.name) (\(free))"
  }

  /// The sentence that warns of a full unit; nil when there is room or nobody knows.
  func fullUnitWarning(_ form: Form, programme: String?) -> String? {
    guard let key = form.number(ID.unit).map({ UnitKey($0) }),
      let unit = occupancy(of: programme).first(where: { $0.key == key }), let free = unit.free, free <= 0
    else { return nil }
    return workspace.language(FormText.unitFull, ["unit": unit.unit.name])
  }

  // MARK: Reading

  /// What somebody who is new in a programme can be.
  static let firstStatuses: [EnrolmentStatus] = [
    .applied, .assessed, .waitingList, .awaitingStart, .participating,
  ]

  /// A new enrolment as the form says it; nil when no programme is chosen. What is wrong is added to the errors.
  func readNew(_ form: Form, errors: inout [String: String]) -> EnrolmentDraft? {
    guard form.line(ID.programme) != nil else { return nil }
    guard let enrolment = read(form) else {
      errors[ID.status] = workspace.language(FormText.chooseOne)
      return nil
    }
    errors.merge(self.errors(of: enrolment)) { first, _ in first }
    let step = StepNumber(Int(form[ID.step]) ?? 0)
    if step != nil, !(enrolment.start.map { enrolment.participates(on: $0) } ?? false) {
      errors[ID.step] = workspace.language(FormText.firstStepNotYet)
    }
    return EnrolmentDraft(enrolment: enrolment, firstStep: step, contact: form.line(ID.contact))
  }

  /// The enrolment as the form says it, on the ground of what was there; nil as long as programme or status is missing.
  func read(_ form: Form, onto base: Enrolment? = nil) -> Enrolment? {
    let ids = Set(form.fields.map(\.id))
    guard let programme = ids.contains(ID.programme) ? form.line(ID.programme) : base?.programme,
      let status: EnrolmentStatus = ids.contains(ID.status) ? form.word(ID.status) : base?.status
    else { return nil }
    var enrolment = base ?? Enrolment(programme: programme, status: status)
    enrolment.programme = programme
    enrolment.status = status
    let today = workspace.today
    // A field the form doesn't have leaves what was there.
    if ids.contains(ID.unit) { enrolment.unit = form.number(ID.unit).map { UnitKey($0) } }
    if ids.contains(ID.applied) { enrolment.applied = form.day(ID.applied, today: today) }
    if ids.contains(ID.start) { enrolment.start = form.day(ID.start, today: today) }
    if ids.contains(ID.end) { enrolment.end = form.day(ID.end, today: today) }
    if ids.contains(ID.plannedEnd) { enrolment.plannedEnd = form.day(ID.plannedEnd, today: today) }
    if ids.contains(ID.endReason) { enrolment.endReason = form.word(ID.endReason) }
    if ids.contains(ID.otherReason) { enrolment.otherReason = form.line(ID.otherReason) }
    if ids.contains(ID.outcome) { enrolment.outcome = form.word(ID.outcome) }
    if ids.contains(ID.outcomeDate) { enrolment.outcomeDate = form.day(ID.outcomeDate, today: today) }
    if ids.contains(ID.funding) { enrolment.funding = form.line(ID.funding) }
    if ids.contains(ID.referredFrom) { enrolment.referredFrom = form.line(ID.referredFrom) }
    return enrolment
  }

  /// What is wrong, in words, by field.
  func errors(of enrolment: Enrolment) -> [String: String] {
    let ending = workspace.programme(enrolment.programme)?.ending ?? .running
    var errors: [String: String] = [:]
    for problem in EnrolmentRules.problems(of: enrolment, ending: ending) {
      let field = EnrolmentFields.field(of: problem)
      // The first that concerns a field is the one to mend first.
      if errors[field] == nil { errors[field] = problem.sentence(in: workspace.language) }
    }
    return errors
  }

  private static func field(of problem: EnrolmentRules.Problem) -> String {
    switch problem {
    case .noDate, .appliedAfterStart: ID.applied
    case .startMissing: ID.start
    case .endBeforeStart, .endMissing, .endBeforeParticipating: ID.end
    case .plannedEndBeforeStart: ID.plannedEnd
    case .wrongEnding: ID.status
    case .otherReasonWithoutOther, .otherReasonTooLong: ID.otherReason
    case .outcomeDateWithoutOutcome: ID.outcome
    }
  }
}
