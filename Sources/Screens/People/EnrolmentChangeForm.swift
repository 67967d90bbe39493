import Domain
import Resources
import Store
import TerminalUI

/// Changing or ending an enrolment, by NAV's rules: only the statuses it may have now can be chosen.
struct EnrolmentChangeForm: FormScreen {
  static let room = Room.panel("enrolmentChange", FormText.changeEnrolment, for: .changeEnrolment)

  var form = Form([])
  private(set) var untouched: [String: String] = [:]
  private let participant: ParticipantKey
  private let name: String
  /// As it was when the form was filled from it; read again only after a conflict was told.
  private var seen: EnrolmentCard?

  /// - Parameter enrolment: nil is the one that runs, else the latest to start.
  init(of participant: ParticipantKey, enrolment: EnrolmentKey? = nil, in workspace: Workspace) {
    self.participant = participant
    let card = workspace.card(of: participant)
    name = card?.identity.fact.shownName ?? PersonNames(workspace).shown(participant)
    seen = card?.enrolment(enrolment, today: workspace.today)
    guard let seen else { return }
    form = Form(EnrolmentChangeForm.fields(of: seen.enrolment.fact, in: workspace))
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: EnrolmentChangeForm.self)

  static let draft = EnrolmentForm.draft
  var draftKey: String { EnrolmentForm.draft.key(participant, seen?.key ?? EnrolmentKey(0)) }

  var changesWhatIs: Bool { true }

  private static func fields(of enrolment: Enrolment, in workspace: Workspace) -> [FormField] {
    let fields = EnrolmentFields(workspace: workspace)
    return [
      fields.status(statuses(of: enrolment, in: workspace), enrolment.status),
      fields.unit(of: enrolment.programme, enrolment.unit), fields.applied(enrolment.applied),
      fields.start(enrolment.start), fields.plannedEnd(of: enrolment.programme, enrolment.plannedEnd),
      fields.end(enrolment.end), fields.endReason(enrolment.endReason), fields.otherReason(enrolment.otherReason),
      fields.outcome(enrolment.outcome), fields.outcomeDate(enrolment.outcomeDate), fields.funding(enrolment.funding),
      fields.referredFrom(enrolment.referredFrom),
    ]
  }

  /// Those it may have, seen from the one in force today; the one that was entered stays among them.
  private static func statuses(of enrolment: Enrolment, in workspace: Workspace) -> [EnrolmentStatus] {
    let ending = workspace.programme(enrolment.programme)?.ending ?? .running
    let inForce = enrolment.status(on: workspace.today, ending: ending)
    return EnrolmentStatus.allCases.filter { status in
      if status == enrolment.status { return true }
      var changed = enrolment
      changed.status = status
      return enrolment.status != .registeredInError && EnrolmentRules.problem(from: inForce, to: status) == nil
        && !EnrolmentRules.problems(of: changed, ending: ending).contains(.wrongEnding(status))
    }
  }

  func status(in workspace: Workspace) -> [TextRun] { [TextRun(name, .muted)] }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    if seen == nil {
      PeopleNotice.draw(workspace.language(PersonText.noEnrolment, ["name": name]), on: &canvas)
    } else {
      form.draw(on: &canvas)
    }
  }

  mutating func save(in workspace: Workspace) -> Turn {
    guard let seen, form.values != untouched else { return .back }
    let fields = EnrolmentFields(workspace: workspace)
    guard let changed = fields.read(form, onto: seen.enrolment.fact) else {
      form.setErrors([EnrolmentFields.ID.status: workspace.language(FormText.chooseOne)])
      return .stay
    }
    let errors = fields.errors(of: changed)
    form.setErrors(errors)
    guard errors.isEmpty else { return .stay }
    let ending = workspace.programme(changed.programme)?.ending ?? .running
    let status = workspace.language(changed.status(on: workspace.today, ending: ending).textKey)
    let said = workspace.language(FormText.savedEnrolment, ["name": name, "status": status])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.enrolments.changeEnrolment(changed, row: seen.enrolment.row)
    }
    guard receipt != nil else {
      // Who came first has been told; what is typed stays, and saving once more is meant.
      self.seen = workspace.card(of: participant)?.enrolments.first { $0.key == seen.key } ?? seen
      return .stay
    }
    return .back
  }
}
