import Domain
import Resources
import Store
import TerminalUI

/// Changing or ending an enrolment, by NAV's rules: only the statuses it may have now can be chosen.
struct EnrolmentChangeForm: FormScreen {
  private typealias ID = EnrolmentFieldID

  static let room = Room.panel("enrolmentChange", FormText.changeEnrolment, for: .changeEnrolment)
  static let texts = "form"

  struct Input {
    var enrolment: Enrolment
    /// What was said, when it ended, to being asked later; nil: not asked.
    var mayAsk: Bool?
  }

  var entry: Entry<Input>?
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
    entry = Entry(Input(enrolment: seen.enrolment.fact), isChange: true)
    open(in: workspace)
  }

  static let draft = EnrolmentForm.draft
  var draftKey: String { EnrolmentForm.draft.key(participant, seen?.key ?? EnrolmentKey(0)) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }

  func status(in workspace: Workspace) -> [TextRun] { [TextRun(name, .muted)] }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func gone(in workspace: Workspace) -> String { workspace.language(PersonText.noEnrolment, ["name": name]) }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let fields = EnrolmentFields(\Input.enrolment, in: workspace)
    let enrolment = input.enrolment
    // Asked when somebody leaves, and never of who stays.
    let mayAsk: [Field<Input>] =
      entry?.start.enrolment.end == nil && workspace.session.access.may(.enterFollowUpContact)
      ? [Field<Input>.choice("mayAsk", \.mayAsk, Choice.yesOrNo(workspace.language)).called(AfterEndText.mayAsk)] : []
    return [
      fields.status(statuses(in: workspace)), fields.unit(of: enrolment.programme), fields.day(ID.applied, \.applied),
      fields.day(ID.start, \.start), fields.plannedEnd(of: enrolment.programme), fields.day(ID.end, \.end),
      fields.endReason(), fields.line(ID.otherReason, \.otherReason, limit: Enrolment.otherReasonLimit),
      fields.outcome(), fields.day(ID.outcomeDate, \.outcomeDate), fields.line(ID.funding, \.funding),
      fields.line(ID.referredFrom, \.referredFrom),
    ] + mayAsk
  }

  /// Those it may have, seen from the one in force today; the one that was entered stays among them.
  private func statuses(in workspace: Workspace) -> [EnrolmentStatus] {
    guard let enrolment = entry?.start.enrolment else { return [] }
    let ending = workspace.programme(enrolment.programme)?.ending ?? .running
    let inForce = enrolment.status(on: workspace.today, ending: ending)
    return EnrolmentStatus.allCases.filter { status in
      if status == enrolment.status { return true }
      var changed = enrolment
      changed.status = status
      return enrolment.status != .registeredInError && EnrolmentRules.problem(from: inForce, to: status) == nil
        && !EnrolmentRules.problems(of: changed, ending: ending, today: workspace.today).contains(.wrongEnding(status))
    }
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    let changed = input.enrolment
    if input.mayAsk != nil, changed.end == nil {
      return ["mayAsk": workspace.language(AfterEndText.problemNotEnded)]
    }
    let errors = changed.errors(in: workspace)
    return errors.isEmpty ? changed.clash(of: participant, besides: seen?.key, in: workspace) : errors
  }

  mutating func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let seen else { return .back }
    let changed = input.enrolment
    let ending = workspace.programme(changed.programme)?.ending ?? .running
    let status = workspace.language(changed.status(on: workspace.today, ending: ending).textKey)
    let said = workspace.language(FormText.savedEnrolment, ["name": name, "status": status])
    let turn = change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.enrolments.changeEnrolment(changed, row: seen.enrolment.row, mayAsk: input.mayAsk)
    }
    // When somebody came first, that has been told; what is typed stays, and saving once more is meant.
    if case .stay = turn {
      self.seen = workspace.card(of: participant)?.enrolments.first { $0.key == seen.key } ?? seen
    }
    return turn
  }
}
