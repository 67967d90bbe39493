import Domain
import Resources
import Store
import TerminalUI

/// What a step holds, for how long, and what it asks before the next, from a day on.
struct StepTermsForm: FormScreen {
  static let room = Room.panel("stepTermsForm", ProgrammeText.stepForm, for: .changeSettings)
  static let texts = "programme"

  struct Input {
    var from: Day
    var content: String
    var rule: StepLimit.Rule?
    var months: Int?
    var checklist: String
  }

  var entry: Entry<Input>?
  private let programme: String
  private let step: StepNumber
  /// As they were when the form opened.
  private let set: [KeptFact<StepTermsFact>]

  /// Nil when the programme is not in the register any more.
  init?(_ programme: String, _ step: StepNumber, in workspace: Workspace) {
    guard let record = workspace.programme(programme) else { return nil }
    self.programme = programme
    self.step = step
    set = workspace.terms.steps.filter { $0.fact.terms.programme == programme && $0.fact.terms.step == step }
    let names = StepNames(record, in: workspace)
    let present = names.step(step)
    var months: Int?
    if case .months(let own) = present.limit { months = own }
    entry = Entry(
      Input(
        from: workspace.today, content: present.content.joined(separator: "; "), rule: present.limit?.rule,
        months: months, checklist: ChecklistWords(workspace.language).text(present.checklist)),
      about: "\(record.name), \(names.numbered(step))", isChange: true)
    open(in: workspace)
  }

  static let draft = DraftForm<ProgrammeWord, StepNumber>("stepTerms", room.title) { StepTermsForm($1.id, $2, in: $0) }
  var draftKey: String { Self.draft.key(ProgrammeWord(programme), step) }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let limits = StepLimit.Rule.allCases.map { rule in
      Choice(
        rule, id: rule.rawValue,
        rule == .months ? workspace.language(ProgrammeText.months) : workspace.language(DomainText.stepLimit(rule)))
    }
    let known = ChecklistWords(workspace.language).known
    let rows: [Field<Input>] = [
      .day("from", \.from),
      .lines("content", \.content, limit: 800),
      .choice("limit", \.rule, limits).governing(),
      .lines("checklist", \.checklist, limit: 400).helped(with: ["known": known]),
    ]
    let months = Field<Input>.number("months", \.months, figures: 3, wrong: Phrase(ProgrammeText.monthsWrong))
    return input.rule == .months ? rows.prefix(3) + [months] + rows.suffix(1) : rows
  }

  private func terms(_ input: Input, in workspace: Workspace) -> StepTerms {
    let limit: StepLimit? =
      switch input.rule {
      case .aft: .aft
      case .workTraining: .workTraining
      case .months: .months(input.months ?? 0)
      case nil: nil
      }
    return StepTerms(
      programme: programme, step: step, from: input.from, content: ChecklistWords.parts(input.content), limit: limit,
      checklist: ChecklistWords(workspace.language).checklist(input.checklist))
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    var errors: [String: String] = [:]
    for problem in terms(input, in: workspace).problems {
      let field =
        switch problem {
        case .monthsOutside: "months"
        case .tickTooLong: "checklist"
        case .notOneLine: "content"
        }
      errors[field] = problem.sentence(in: workspace.language)
    }
    return errors
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let terms = terms(input, in: workspace)
    let said = workspace.language(
      ProgrammeText.saved, ["what": entry?.about ?? "", "date": terms.from.norwegian])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.catalogue.set(terms, replacing: set.first { $0.fact.terms.from == terms.from }?.row)
    }
  }
}

/// Who answers for what a programme keeps, and on what ground, from a day on.
struct KeepingForm: FormScreen {
  static let room = Room.panel("keepingForm", ProgrammeText.keepingForm, for: .changeSettings)
  static let texts = "programme"

  var entry: Entry<ProgrammeKeeping>?
  private let programme: String
  private let set: [KeptFact<ProgrammeKeepingFact>]

  /// Nil when the programme is not in the register any more.
  init?(_ programme: String, in workspace: Workspace) {
    guard let record = workspace.programme(programme) else { return nil }
    self.programme = programme
    set = workspace.terms.keepings.filter { $0.fact.keeping.programme == programme }
    var keeping = workspace.keeping(of: record)
    keeping.from = workspace.today
    entry = Entry(keeping, about: record.name, isChange: true)
    open(in: workspace)
  }

  static let draft = DraftForm<ProgrammeWord>("keeping", room.title) { KeepingForm($1.id, in: $0) }
  var draftKey: String { Self.draft.key(ProgrammeWord(programme)) }

  func fields(_ keeping: ProgrammeKeeping, in workspace: Workspace) -> [Field<ProgrammeKeeping>] {
    [
      .day("from", \.from),
      .text("controller", \.controller, limit: 60, missing: Phrase(ProgrammeText.controllerMissing)),
      .choice("ground", \.ground, Choice.words(RecordGround.allCases) { workspace.language($0.textKey) }),
    ]
  }

  func save(_ keeping: ProgrammeKeeping, in workspace: Workspace) -> Turn {
    let said = workspace.language(
      ProgrammeText.saved, ["what": entry?.about ?? "", "date": keeping.from.norwegian])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.catalogue.set(keeping, replacing: set.first { $0.fact.keeping.from == keeping.from }?.row)
    }
  }
}
