import Domain
import Resources
import Store
import TerminalUI

/// Moving somebody to another step: what is missing first, then from where to where, the day, and why when it is back.
struct StepMoveScreen: FormScreen {
  static let room = Room.panel("stepMove", DraftText.stepMove, for: .moveStep)
  static let texts = "stepMove"

  /// The move, and what is ticked off with it.
  struct Input {
    var move: StepMove
    fileprivate var ticks: [String: Bool] = [:]

    subscript(tick words: String) -> Bool {
      get { ticks[words] ?? false }
      set { ticks[words] = newValue }
    }
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let enrolment: EnrolmentKey
  private let to: StepNumber
  private let names: StepNames
  /// As seen when the panel opened; read again only after a conflict has been told.
  private var card: ParticipantCard

  /// Nil when the enrolment is not in the register any more; a message says so.
  init?(enrolment: EnrolmentKey, of participant: ParticipantKey, to step: StepNumber, in workspace: Workspace) {
    let card = workspace.found { (session) throws(StoreError) in try session.people.card(participant) }
    guard let card, let found = card.enrolments.first(where: { $0.key == enrolment }),
      let programme = workspace.programme(found.enrolment.fact.programme)
    else { return nil }
    self.participant = participant
    self.enrolment = enrolment
    self.card = card
    to = step
    names = StepNames(programme, in: workspace)
    var input = Input(move: StepMove(to: step, date: workspace.today, reason: nil))
    for words in asked(in: workspace) { input[tick: words] = ticked(in: workspace).contains(words) }
    entry = Entry(input)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, EnrolmentKey, StepNumber>("stepMove", room.title) {
    StepMoveScreen(enrolment: $2, of: $1, to: $3, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, enrolment, to) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  private var found: EnrolmentCard? { card.enrolments.first { $0.key == enrolment } }

  private func present(in workspace: Workspace) -> Recorded<StepPeriod>? { found?.step(on: workspace.today) }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let date = Field<Input>.day("date", \.move.date, missing: Phrase(StepMoveText.dateMissing))
    guard let present = present(in: workspace)?.fact, to < present.step else { return [date] + ticks(in: workspace) }
    let reasons = Choice.words(StepReason.allCases) { workspace.language($0.textKey) }
    return [date, .choice("reason", \.move.reason, reasons)]
  }

  // MARK: What is ticked off by hand

  /// The words on the checklist of the step they are in; none for who may not tick them off.
  private func asked(in workspace: Workspace) -> [String] {
    guard workspace.sees(.missing), workspace.session.access.may(.enterFollowUpPlan) else { return [] }
    return present(in: workspace).map { names.checklist(from: $0.fact.step).ticks } ?? []
  }

  private func ticked(in workspace: Workspace) -> Set<String> {
    card.plan.ticked(on: enrolment, in: present(in: workspace)?.fact.step)
  }

  private func ticks(in workspace: Workspace) -> [Field<Input>] {
    asked(in: workspace).enumerated().map { place, words in
      Field<Input>.choice("tick\(place + 1)", \.[tick: words], Choice.yesOrNo(workspace.language))
        .labelled(words).called(ProgrammeText.tick)
    }
  }

  /// What is another than it was.
  private func ticking(_ input: Input, in workspace: Workspace) -> ChecklistChange? {
    guard let step = present(in: workspace)?.fact.step else { return nil }
    let before = ticked(in: workspace)
    let changed = input.ticks.filter { $0.value != before.contains($0.key) }
    return changed.isEmpty ? nil : ChecklistChange(step: step, ticks: changed)
  }

  static var commands: [Command<Scene<StepMoveScreen>>] {
    FormCommands.table(for: StepMoveScreen.self) + [
      Command(
        "stepMove.tick", [.control("t")], ProgrammeText.tickOnly, ProgrammeText.tickOnlyHelp, group: FormText.group,
        footer: .hidden, needs: .enterFollowUpPlan,
        enabled: { scene in
          scene.workspace.settings.isReadOnly
            ? scene.unavailable(ErrorText.registerReadOnly)
            : scene.screen.asked(in: scene.workspace).isEmpty
              ? scene.unavailable(ProgrammeText.nothingToTick) : .available
        },
        run: { $0.screen.saveTicks(in: $0.workspace) })
    ]
  }

  /// An open choice takes every key, and this one is for whoever has just chosen.
  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    key == .control("t") ? .no : typeInForm(key, in: workspace)
  }

  /// Saves the ticks, and moves nobody.
  private mutating func saveTicks(in workspace: Workspace) -> Turn {
    // What is half chosen in a field is taken first.
    if let field = form.focused { form.focus(on: field.id) }
    guard let input = entry?.read(in: workspace).value, let ticking = ticking(input, in: workspace) else {
      workspace.message = Message(workspace.language(ProgrammeText.nothingToTick), style: .muted)
      return .stay
    }
    let drafts = workspace.drafts
    return drafts.saving(draftKey) {
      change(
        saying: workspace.language(ProgrammeText.ticked, ["name": card.identity.fact.shownName]), in: workspace
      ) { (session) throws(StoreError) in
        try session.followUpPlan.tick(ticking, on: enrolment, of: participant)
      }
    }
  }

  // MARK: Saving

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    let move = input.move
    guard let found else { return [:] }
    let present = present(in: workspace)?.fact
    var errors: [String: String] = [:]
    for problem in move.problems(present: present, enrolment: found.enrolment.fact, today: workspace.today).reversed() {
      errors[problem == .reasonMissing ? "reason" : "date"] = problem.sentence(in: workspace.language)
    }
    return errors
  }

  mutating func save(_ input: Input, in workspace: Workspace) -> Turn {
    let (move, ticking) = (input.move, ticking(input, in: workspace))
    let seen = present(in: workspace)
    let said = workspace.language(
      StepMoveText.moved, ["name": card.identity.fact.shownName, "step": names.numbered(to)])
    let turn = change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.enrolments.move(enrolment, move, present: seen, ticking: ticking)
    }
    // The message says who came first; the panel shows what now is, and what was typed stays.
    if case .stay = turn, let card = workspace.card(of: participant) { self.card = card }
    return turn
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

  /// Who, from which step to which, and what is missing.
  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
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
    if let present = present(in: workspace)?.fact, let limit = names.step(present.step).limit,
      let told = limit.sentence(since: present.from, today: workspace.today, in: language)
    {
      lines += told.wrapped(to: max(1, width - 4), glyphs: workspace.glyphs).map { [TextRun($0, .warning)] }
    }
    let content = names.step(to).content
    if !content.isEmpty {
      let text = language(StepMoveText.content, ["step": "\(to.value)", "what": content.joined(separator: ", ")])
      lines += text.wrapped(to: max(1, width - 4), glyphs: workspace.glyphs).map { [TextRun($0, .muted)] }
    }
    return lines
  }
}
