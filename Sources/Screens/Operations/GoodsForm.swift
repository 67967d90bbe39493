import Domain
import Resources
import Store
import TerminalUI

/// What was collected, repaired or given away on a day.
struct GoodsForm: FormScreen {
  static let room = Room.panel("goods", OperationsText.newGoods, for: .enterProduction)
  static let texts = "operations"

  var entry: Entry<GoodsCount>?
  /// The count to be changed, as seen when the form opened; nil for a new one.
  private let seen: KeptFact<GoodsFact>?
  private let units: OwnUnits

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
    let new = GoodsCount(unit: units.first, day: workspace.today, kind: .collected, what: "", count: 0)
    entry = Entry(seen?.fact.goods ?? new, isChange: seen != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<GoodsKey?>("goods", room.title) { workspace, goods in
    if let goods { GoodsForm(changing: goods, in: workspace) } else { GoodsForm(in: workspace) }
  }
  var draftKey: String { Self.draft.key(seen?.fact.key) }

  func fields(_ goods: GoodsCount, in workspace: Workspace) -> [Field<GoodsCount>] {
    let kinds = Choice.words(GoodsCount.Kind.allCases) { workspace.language($0.textKey) }
    let numberWrong = Phrase(OperationsText.numberWrong)
    return (seen == nil ? units.fields(\.unit) : []) + [
      .choice("kind", \.kind, kinds, isBlank: seen == nil, missing: Phrase(OperationsText.kindMissing)),
      .text("what", \.what, limit: 40),
      .number("count", \.count, figures: 6, isBlank: seen == nil, wrong: numberWrong),
      .day("day", \.day).helped(OperationsText.countDayHelp),
    ]
  }

  private func isRemoval(_ goods: GoodsCount) -> Bool { goods.count == 0 && seen != nil }

  func problems(_ goods: GoodsCount, in workspace: Workspace) -> [String: String] {
    var errors: [String: String] = [:]
    for problem in isRemoval(goods) ? [] : goods.problems(today: workspace.today) {
      let field =
        switch problem {
        case .whatMissing: "what"
        case .countNotPositive, .countTooLarge: "count"
        default: "day"
        }
      errors[field] = problem.sentence(in: workspace.language)
    }
    return errors
  }

  func save(_ goods: GoodsCount, in workspace: Workspace) -> Turn {
    let said = workspace.language(
      isRemoval(goods) ? OperationsText.goodsRemoved : .goodsSaved,
      ["kind": workspace.language(goods.kind.textKey), "n": goods.count, "what": goods.what])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.work.saveGoods(goods, replacing: seen?.row)
    }
  }
}
