import Domain
import Resources
import Store
import TerminalUI

/// Says during which entries the clock was wrong: those ahead of it to begin with, else the one that was chosen in the log.
struct ClockForm: PassingFormScreen {
  static let room = Room.panel("clock", LogText.clock, for: .correctClock)
  static let texts = "log"

  struct Input {
    var from: Int?
    var to: Int?
  }

  var entry: Entry<Input>?
  /// The journal's, when the form was opened.
  private let newest: Int

  init(at chosen: Int64?, in workspace: Workspace) {
    newest = Int(workspace.ask { (session) throws(StoreError) in try session.register.newestEntry() } ?? 0)
    let ahead = workspace.ask { (session) throws(StoreError) in try session.register.aheadOfClock() }.flatMap(\.self)
    let entries = ahead?.entries ?? chosen.map { $0...$0 }
    entry = Entry(Input(from: entries.map { Int($0.lowerBound) }, to: entries.map { Int($0.upperBound) }))
    open(in: workspace)
  }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    explanation(workspace.language(LogText.clockExplain), width: width, in: workspace)
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    func entry(_ id: String, _ path: WritableKeyPath<Input, Int?>) -> Field<Input> {
      .number(id, path, figures: 12, wrong: Phrase(LogText.noEntry))
    }
    return [
      entry("from", \.from).called(LogText.fromEntry), entry("to", \.to).called(LogText.toEntry),
    ]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    func wrong(from first: Int) -> String {
      workspace.language(LogText.noEntry, ["first": first, "last": newest])
    }
    guard let from = input.from, (1...max(1, newest)).contains(from) else { return ["from": wrong(from: 1)] }
    guard let to = input.to, (from...max(from, newest)).contains(to) else { return ["to": wrong(from: from)] }
    return [:]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let from = input.from, let to = input.to else { return .stay }
    do {
      try workspace.session.journal.correctClock(Int64(from)...Int64(to))
    } catch {
      workspace.tell(error)
      return .stay
    }
    workspace.message = Message(workspace.language(LogText.clockEntered, ["from": from, "to": to]))
    return .back
  }
}
