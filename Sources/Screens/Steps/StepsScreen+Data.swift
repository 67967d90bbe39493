import Domain

extension StepsScreen: ShownScreen {
  static let output = Output(
    namesPeople: true, form: StepsData.form, open: { StepsScreen(in: $1) },
    source: { (screen: StepsScreen, workspace) in
      guard let board = screen.board, let programme = workspace.shownProgramme else { return StepsData(columns: []) }
      return StepsData(board, name: StepNames(programme, in: workspace).full)
    })
}

/// The board for programs: one object a step, in order.
struct StepsData {
  var programme: String?
  var columns: [(step: StepNumber, name: String, column: StepsBoard.Column)]

  static let form = ScreenForm<StepsData>(
    [.key("programme", \.programme), .list("steps", step, \.columns)], table: step, rows: \.columns)

  private static let step: JSONForm<(step: StepNumber, name: String, column: StepsBoard.Column)> = [
    .key("step", \.step.value), .key("name", \.name), .key("participants", \.column.counts.people),
    .key("medianDays", \.column.medianDays), .key("forwardLast30Days", \.column.counts.forward),
    .key("backLast30Days", \.column.counts.back), .key("endedLast30Days", \.column.counts.ended),
  ]
}

extension StepsData {
  /// - Parameter name: the step's full name.
  init(_ board: StepsBoard, name: (StepNumber) -> String) {
    self.init(programme: board.programme, columns: StepNumber.all.map { ($0, name($0), board[$0]) })
  }
}
