import Domain
import Resources
import Store
import TerminalUI

/// What a lead says of a measure: how it goes, a goal of one's own with who set it, a note. Only what is changed is entered.
struct MeasureForm: FormScreen {
  static let room = Room.panel("measureForm", ActionPlanText.form, for: .changePlan)
  static let texts = "measureForm"

  struct Input {
    var status: MeasureStatus?
    var goal: Int?
    var setBy = ""
    var note: String?
  }

  var entry: Entry<Input>?
  private let number: String
  private let isShare: Bool
  private let before: Input

  init(_ standing: MeasureStanding, at field: String? = nil, in workspace: Workspace) {
    number = standing.measure.number
    isShare = if case .share? = standing.measure.indicator?.indicator.measure { true } else { standing.isOfTalks }
    var input = Input(status: standing.status, note: standing.note)
    if let goal = standing.goal, let setBy = goal.setBy { (input.goal, input.setBy) = (goal.percent, setBy) }
    before = input
    entry = Entry(input, about: "\(standing.measure.number) \(standing.measure.name)", isChange: true)
    open(at: field, in: workspace)
  }

  static let draft = DraftForm<MeasureNumber>("measure", room.title) { workspace, number in
    let period = ReportPeriod.lastTertial.days(today: workspace.today, start: nil)
    let plan = workspace.found { (session) throws(StoreError) in try session.actionPlan.standing(over: period) }
    return plan?.measures.first { $0.measure.number == number.text }.map { MeasureForm($0, in: workspace) }
  }
  var draftKey: String { Self.draft.key(MeasureNumber(text: number)) }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let goal: [Field<Input>] =
      isShare
      ? [
        .number("goal", \.goal, figures: 3, wrong: Phrase(ActionPlanText.problemPercent)),
        .text("setBy", \.setBy, limit: 60),
      ] : []
    return [.choice("status", \.status, Choice.words(MeasureStatus.allCases) { language($0.textKey) })] + goal
      + [.lines("note", \.note, limit: MeasureWord.noteLimit)]
  }

  /// What of it is new.
  private func words(_ input: Input, on day: Day) -> [MeasureWord] {
    var told: [MeasureWord.Told] = []
    if let status = input.status, status != before.status { told.append(.status(status)) }
    if input.goal != before.goal || (input.goal != nil && input.setBy != before.setBy) {
      told.append(.goal(percent: input.goal, setBy: input.goal == nil ? "" : input.setBy))
    }
    if let note = input.note, note != before.note { told.append(.note(note)) }
    return told.map { MeasureWord($0, of: number, on: day) }
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    var problems: [String: String] = [:]
    for word in words(input, on: workspace.today) {
      guard let problem = word.problem(today: workspace.today) else { continue }
      let field =
        switch problem {
        case .setByMissing: "setBy"
        case .percent: "goal"
        case .noteMissing, .namesSomebody: "note"
        case .inTheFuture, .unknownMeasure: "status"
        }
      problems[field] = workspace.language(problem.textKey)
    }
    return problems
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let words = words(input, on: workspace.today)
    if words.isEmpty {
      workspace.tell(.ledger(.unchanged))
      return .back
    }
    let said = workspace.language(ActionPlanText.saved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.actionPlan.enter(words)
    }
  }
}

/// A measure's number as it stands in a draft's key, which has no dots.
struct MeasureNumber: DraftWord {
  let text: String

  init(text: String) { self.text = text }
  init?(inDraft word: Substring) { text = String(word).replacing("_", with: ".") }
  var inDraft: String { text.replacing(".", with: "_") }
}
