import Domain
import Resources
import Store
import TerminalUI

/// Says during which entries the clock was wrong: those ahead of it to begin with, else the one that was chosen in the log.
struct ClockForm: ExplainedFormScreen, PassingFormScreen {
  static let room = Room.panel("clock", LogText.clock, for: .correctClock)

  var form: Form
  let untouched: [String: String]
  /// The journal's, when the form was opened.
  private let newest: Int64

  private enum Field {
    static let from = "from"
    static let to = "to"
  }

  init(at chosen: Int64?, in workspace: Workspace) {
    let language = workspace.language
    newest = workspace.ask { (session) throws(StoreError) in try session.register.newestEntry() } ?? 0
    let ahead = workspace.ask { (session) throws(StoreError) in try session.register.aheadOfClock() }.flatMap(\.self)
    let entries = ahead?.entries ?? chosen.map { $0...$0 }
    func field(_ id: String, _ label: LogText, _ help: LogText, _ entry: Int64?) -> FormField {
      .text(id, language(label), help: language(help), value: entry.map(String.init) ?? "", maxLength: 12)
    }
    form = Form([
      field(Field.from, .fromEntry, .fromEntryHelp, entries?.lowerBound),
      field(Field.to, .toEntry, .toEntryHelp, entries?.upperBound),
    ])
    untouched = form.values
  }

  static let commands = FormCommands.table(for: ClockForm.self)

  /// Two numbers are looked up anew.
  func explanation(in workspace: Workspace) -> String { workspace.language(LogText.clockExplain) }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    func wrong(_ field: String, from first: Int64) -> Turn {
      form.setErrors([field: language(LogText.noEntry, ["first": first, "last": newest])])
      return .stay
    }
    guard let from = form.number(Field.from), (1...max(1, newest)).contains(from) else {
      return wrong(Field.from, from: 1)
    }
    guard let to = form.number(Field.to), (from...max(from, newest)).contains(to) else {
      return wrong(Field.to, from: from)
    }
    do {
      try workspace.session.journal.correctClock(from...to)
    } catch {
      workspace.tell(error)
      return .stay
    }
    workspace.message = Message(language(LogText.clockEntered, ["from": from, "to": to]))
    return .back
  }
}
