import Domain
import Resources
import Store
import TerminalUI

/// What was collected, repaired or given away on a day.
struct GoodsForm: FormScreen {
  static let room = Room.panel("goods", OperationsText.newGoods, for: .enterProduction)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  /// The count to be changed, as seen when the form opened; nil for a new one.
  private let seen: KeptFact<GoodsFact>?
  private let units: OwnUnits

  private enum Field {
    static let kind = "kind"
    static let what = "what"
    static let count = "count"
    static let day = "day"
  }

  init(in workspace: Workspace) { self.init(nil, in: workspace) }

  /// Nil when there is no such count any more; a message says so.
  init?(changing key: GoodsKey, in workspace: Workspace) {
    guard let operations = workspace.allOperations() else { return nil }
    guard let found = operations.goods.first(where: { $0.fact.key == key }) else {
      workspace.tellGone()
      return nil
    }
    self.init(found, in: workspace)
  }

  private init(_ seen: KeptFact<GoodsFact>?, in workspace: Workspace) {
    self.seen = seen
    units = OwnUnits(workspace)
    let language = workspace.language
    let goods = seen?.fact.goods
    let kinds = GoodsCount.Kind.allCases.map { ChoiceField.Option(id: $0.rawValue, label: language($0.textKey)) }
    form = Form(
      (seen == nil ? units.fields(in: workspace) : []) + [
        .choice(
          Field.kind, language(OperationsText.kind), help: language(OperationsText.kindHelp), options: kinds,
          value: goods?.kind.rawValue),
        .text(
          Field.what, language(OperationsText.what), help: language(OperationsText.whatHelp), value: goods?.what ?? "",
          maxLength: 40),
        .text(
          Field.count, language(OperationsText.count), help: language(OperationsText.countHelp),
          value: goods.map { "\($0.count)" } ?? "", maxLength: 6),
        .checked(
          Field.day, language(OperationsText.day), help: language(OperationsText.countDayHelp),
          value: goods?.day.norwegian ?? language(CommonText.today), read: DateEntry.reader(in: workspace)),
      ])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: GoodsForm.self)

  static let draft = DraftForm<GoodsKey?>("goods", room.title) { workspace, goods in
    if let goods { GoodsForm(changing: goods, in: workspace) } else { GoodsForm(in: workspace) }
  }
  var draftKey: String { Self.draft.key(seen?.fact.key) }

  var changesWhatIs: Bool { seen != nil }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count + 3) }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    let unit = seen?.fact.goods.unit ?? units.chosen(in: form)
    let kind: GoodsCount.Kind? = form.word(Field.kind)
    let count = form.line(Field.count).flatMap { WorkCount.read($0) }
    let day = form.day(Field.day, today: workspace.today)
    var errors: [String: String] = [:]
    if unit == nil { errors[OwnUnits.field] = language(OperationsText.unitMissing) }
    if kind == nil { errors[Field.kind] = language(OperationsText.kindMissing) }
    if count == nil { errors[Field.count] = language(OperationsText.numberWrong) }
    if day == nil { errors[Field.day] = language(CommonText.dateNotUnderstood) }
    form.setErrors(errors)
    guard let unit, let kind, let count, let day else { return .stay }
    let goods = GoodsCount(unit: unit, day: day, kind: kind, what: form.line(Field.what) ?? "", count: count)
    let isRemoval = count == 0 && seen != nil
    for problem in isRemoval ? [] : goods.problems(today: workspace.today) {
      errors[GoodsForm.field(of: problem)] = problem.sentence(in: language)
    }
    form.setErrors(errors)
    guard errors.isEmpty else { return .stay }
    let row = seen?.row
    let said = language(
      isRemoval ? OperationsText.goodsRemoved : .goodsSaved,
      ["kind": language(kind.textKey), "n": count, "what": goods.what])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.work.saveGoods(goods, replacing: row)
    }
    return receipt == nil ? .stay : .back
  }

  private static func field(of problem: WorkProblem) -> String {
    switch problem {
    case .whatMissing: Field.what
    case .countNotPositive, .countTooLarge: Field.count
    default: Field.day
    }
  }
}
