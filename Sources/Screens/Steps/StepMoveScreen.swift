import Domain
import Resources
import Store
import TerminalUI

/// Moving somebody to another step: what is missing first, then from where to where, the day, and why when it is back.
struct StepMoveScreen: FormScreen {
  static let room = Room.panel("stepMove", DraftText.stepMove, for: .moveStep)

  var form: Form
  let untouched: [String: String]
  private let participant: ParticipantKey
  private let enrolment: EnrolmentKey
  private let to: StepNumber
  private let names: StepNames
  /// As seen when the panel opened; read again only after a conflict has been told.
  private var card: ParticipantCard

  private enum Field {
    static let date = "date"
    static let reason = "reason"
  }

  /// Nil when the enrolment is not in the register any more; a message says so.
  init?(enrolment: EnrolmentKey, of participant: ParticipantKey, to step: StepNumber, in workspace: Workspace) {
    guard let card = StepMoveScreen.read(participant, enrolment, in: workspace),
      let found = card.enrolments.first(where: { $0.key == enrolment }),
      let programme = workspace.programme(found.enrolment.fact.programme)
    else { return nil }
    self.participant = participant
    self.enrolment = enrolment
    self.card = card
    to = step
    names = StepNames(programme)
    let present = found.step(on: workspace.today)?.fact
    var fields: [FormField] = [
      .checked(
        Field.date, workspace.language(StepMoveText.date), help: workspace.language(StepMoveText.dateHelp),
        value: workspace.language(CommonText.today), read: DateEntry.reader(in: workspace))
    ]
    if let present, step < present.step {
      let reasons = StepReason.allCases.map {
        ChoiceField.Option(id: $0.rawValue, label: workspace.language($0.textKey))
      }
      fields.append(
        .choice(
          Field.reason, workspace.language(StepMoveText.reason), help: workspace.language(StepMoveText.reasonHelp),
          options: reasons))
    }
    form = Form(fields)
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: StepMoveScreen.self)

  static let draft = DraftForm<ParticipantKey, EnrolmentKey, StepNumber>("stepMove", room.title) {
    StepMoveScreen(enrolment: $2, of: $1, to: $3, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, enrolment, to) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  private static func read(
    _ participant: ParticipantKey, _ enrolment: EnrolmentKey, in workspace: Workspace
  ) -> ParticipantCard? {
    do {
      if let card = try workspace.session.people.card(participant) { return card }
      workspace.message = .error(workspace.language(ErrorText.notFoundAnyMore))
    } catch {
      workspace.tell(error)
    }
    return nil
  }

  private var found: EnrolmentCard? { card.enrolments.first { $0.key == enrolment } }

  private func present(in workspace: Workspace) -> Recorded<StepPeriod>? { found?.step(on: workspace.today) }

  // MARK: Saving

  mutating func save(in workspace: Workspace) -> Turn {
    guard let found else { return .back }
    guard let date = form.day(Field.date, today: workspace.today) else {
      form.setErrors([Field.date: workspace.language(StepMoveText.dateMissing)])
      return .stay
    }
    let move = StepMove(to: to, date: date, reason: form.word(Field.reason))
    let seen = present(in: workspace)
    let problems = move.problems(present: seen?.fact, enrolment: found.enrolment.fact, today: workspace.today)
    guard problems.isEmpty else {
      tell(problems, in: workspace)
      return .stay
    }
    let said = workspace.language(
      StepMoveText.moved, ["name": card.identity.fact.shownName, "step": names.numbered(to)])
    let made = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.enrolments.move(enrolment, move, present: seen)
    }
    guard made != nil else {
      // The message says who came first; the panel shows what now is, and what was typed stays.
      if let card = workspace.card(of: participant) { self.card = card }
      return .stay
    }
    return .back
  }

  private mutating func tell(_ problems: [StepMove.Problem], in workspace: Workspace) {
    var errors: [String: String] = [:]
    for problem in problems.reversed() {
      errors[problem == .reasonMissing ? Field.reason : Field.date] = problem.sentence(in: workspace.language)
    }
    form.setErrors(errors)
  }

  // MARK: Drawing

  func title(in workspace: Workspace) -> String {
    let key: StepMoveText =
      switch present(in: workspace)?.fact.step {
      case nil: .intoFirst
      case let present? where to < present: .backTo
      default: .forwardTo
      }
    return workspace.language(key, ["step": names.numbered(to)])
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    .panel(rows: heading(width: size.width, in: workspace).count + form.fields.count + 1)
  }

  /// Who, from which step to which, and what is missing.
  private func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    let language = workspace.language
    var standing: String
    if let present = present(in: workspace)?.fact {
      standing = language(
        StepMoveText.present,
        [
          "step": names.numbered(present.step), "date": present.from.norwegian,
          "days": language(CommonText.days, ["n": workspace.today - present.from]),
        ])
    } else {
      standing = language(StepMoveText.noPresent)
    }
    var lines: [[TextRun]] = [[TextRun(card.identity.fact.shownName, .heading), TextRun("  " + standing)]]
    let missing = MissingWords(workspace).list(card, enrolment: enrolment)
    if missing.isEmpty {
      lines.append([TextRun(language(StepMoveText.nothingMissing), .muted)])
    } else {
      let text = language(StepMoveText.missing, ["what": missing.joined(separator: ", ")])
      lines += text.wrapped(to: max(1, width - 4), glyphs: workspace.glyphs).map { [TextRun($0, .warning)] }
    }
    return lines
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    var lines = heading(width: canvas.width, in: workspace)
    // In a low window what is filled in comes before what is told.
    lines = Array(lines.prefix(max(0, canvas.height - form.fields.count)))
    for (y, line) in lines.enumerated() { canvas.put(line, x: 3, y: y, width: max(0, canvas.width - 4)) }
    let gap = lines.count + form.fields.count < canvas.height ? 1 : 0
    canvas.within(canvas.bounds.inset(top: lines.count + gap)) { form.draw(on: &$0) }
  }
}
