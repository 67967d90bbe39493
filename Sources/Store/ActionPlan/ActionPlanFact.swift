import Domain
import Ledger

/// Which municipal plan the register follows; the text of one of its own.
struct ActionPlanFact: RegisterFact {
  /// ``ActionPlan/id``.
  var plan: String
  /// Nil for one of the catalogue.
  var yaml: String?

  static let form = FactForm(
    "action_plan", of: ActionPlanFact.self, whose: .nobody, naturalKeys: [["plan"]], erasure: .takesAll, since: 2)

  static let words: [EntryKind] = [.planFollowed]

  static let blank = ActionPlanFact(plan: "", yaml: nil)

  mutating func fields(_ f: inout some FieldVisitor) {
    f.text("plan", &plan)
    f.text("yaml", &yaml)
  }

  var happened: Day? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

/// What somebody has said of a measure. Its words are the lead's, and sealed.
struct MeasureWordFact: RegisterFact {
  var key: MeasureWordKey
  var plan: String
  var word: MeasureWord

  /// What stands in a row, whichever of the three it is.
  private enum Kind: String, CaseIterable { case status, goal, note }

  static let form = FactForm(
    "measure_word", of: MeasureWordFact.self, whose: .nobody, naturalKeys: [["measure_word"]], erasure: .takesAll,
    since: 2)

  static let words: [EntryKind] = [.measureTold]

  static let blank = MeasureWordFact(
    key: MeasureWordKey(0), plan: "", word: MeasureWord(.note(""), of: "", on: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.own("measure_word", .thing, &key)
    f.text("plan", &plan)
    f.text("measure", &word.measure)
    f.day("day", &word.day)
    var kind = Kind.note
    var status: MeasureStatus?
    var percent: Int?
    var words = ""
    switch word.told {
    case .status(let told): (kind, status) = (.status, told)
    case .goal(let told, let setBy): (kind, percent, words) = (.goal, told, setBy)
    case .note(let text): words = text
    }
    f.word("kind", &kind)
    f.word("status", &status)
    f.count("percent", &percent)
    f.seal("sealed", .clinical) { $0.text("words", &words) }
    guard f.reads else { return }
    switch kind {
    case .status: word.told = .status(status ?? .notReported)
    case .goal: word.told = .goal(percent: percent, setBy: words)
    case .note: word.told = .note(words)
    }
  }

  var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init([word.problem(today: ground.today)].compactMap(\.self), RuleViolation.measure)
  }
}

public typealias MeasureWordKey = FactKey<MeasureWord>

extension EntryKind {
  /// Which plan the register follows.
  public static let planFollowed = EntryKind("plan_followed", .change, .changePlan)
  /// A status, a goal or a note of a measure.
  public static let measureTold = EntryKind("measure_told", .change, .changePlan)
}
