import Domain
import Resources
import TerminalUI

/// Which days the board is about, and the day outcomes are taken at.
struct BoardPeriodScreen: PassingFormScreen {
  static let room = Room.panel("boardPeriod", CommonText.period, for: .seeBoard)
  static let texts = "board"

  struct Input {
    var from: Day
    var to: Day
    var statusAt: Day?
  }

  var entry: Entry<Input>?

  init(from: Day, to: Day, statusAt: Day?, in workspace: Workspace) {
    entry = Entry(Input(from: from, to: to, statusAt: statusAt))
    open(in: workspace)
  }

  static let commands = FormCommands.table("board", for: BoardPeriodScreen.self)

  func fields(_ period: Input, in workspace: Workspace) -> [Field<Input>] {
    let missing = Phrase(BoardText.dateMissing)
    return [.day("from", \.from, missing: missing), .day("to", \.to, missing: missing), .day("status", \.statusAt)]
  }

  func problems(_ period: Input, in workspace: Workspace) -> [String: String] {
    var errors: [String: String] = [:]
    if period.to < period.from { errors["to"] = workspace.language(BoardText.toBeforeFrom) }
    if let statusAt = period.statusAt, statusAt < period.from {
      errors["status"] = workspace.language(BoardText.statusBeforeFrom)
    }
    return errors
  }

  func save(_ typed: Input, in workspace: Workspace) -> Turn {
    guard let period = Period(from: typed.from, to: typed.to) else { return .stay }
    return .go(BoardScreen(in: workspace, period: period, statusAt: typed.statusAt))
  }
}
