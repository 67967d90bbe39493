import Domain
import Resources
import TerminalUI

/// Which days the board is about, and the day outcomes are taken at.
struct BoardPeriodScreen: PassingFormScreen {
  static let room = Room.panel("boardPeriod", CommonText.period, for: .seeBoard)

  var form: Form
  let untouched: [String: String]

  private enum Field {
    static let from = "from"
    static let to = "to"
    static let status = "status"
  }

  init(from: Day, to: Day, statusAt: Day?, in workspace: Workspace) {
    let language = workspace.language
    func field(_ id: String, _ label: BoardText, _ help: BoardText, _ day: Day?) -> FormField {
      .checked(
        id, language(label), help: language(help), value: day?.norwegian ?? "", read: DateEntry.reader(in: workspace))
    }
    form = Form([
      field(Field.from, .from, .fromHelp, from), field(Field.to, .to, .toHelp, to),
      field(Field.status, .status, .statusHelp, statusAt),
    ])
    untouched = form.values
  }

  static let commands = FormCommands.table("board", for: BoardPeriodScreen.self)

  /// A period is chosen anew each time.
  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count) }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    let from = form.day(Field.from, today: workspace.today)
    let to = form.day(Field.to, today: workspace.today)
    let statusAt = form.day(Field.status, today: workspace.today)
    var errors: [String: String] = [:]
    if from == nil { errors[Field.from] = language(BoardText.dateMissing) }
    if to == nil { errors[Field.to] = language(BoardText.dateMissing) }
    if let from, let to, to < from { errors[Field.to] = language(BoardText.toBeforeFrom) }
    if let from, let statusAt, statusAt < from { errors[Field.status] = language(BoardText.statusBeforeFrom) }
    form.setErrors(errors)
    guard errors.isEmpty, let from, let to, let period = Period(from: from, to: to) else { return .stay }
    return .go(BoardScreen(in: workspace, period: period, statusAt: statusAt))
  }
}
