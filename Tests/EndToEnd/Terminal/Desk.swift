/// Somebody at the sample register.
final class Desk {
  let terminal: TmuxTerminal
  private let command: String

  /// - Parameter today: nil for the clock's, which is the front desk's.
  init(_ user: String, at workplace: Workplace, today: String? = Samples.today) throws {
    terminal = try TmuxTerminal(in: workplace)
    command = Desk.command(user, at: workplace, today: today)
    try open()
  }

  static func command(_ user: String, at workplace: Workplace, today: String? = Samples.today) -> String {
    "stegvis --register \(workplace.register)\(today.map { " --today \($0)" } ?? "") --user \(user)"
  }

  func open() throws { try terminal.open(command) }

  /// From the menu to the list, with the person chosen.
  func choose(_ name: String) throws {
    try terminal.press("2")
    try terminal.wait(for: "Johansen, Per")
    try terminal.choose(name)
  }

  /// A flow that begins here, at the menu.
  func flow(atMost budget: Int) -> CountedFlow { CountedFlow(at: terminal, atMost: budget) }

  /// What the list says of a person; the list must be open.
  func wait(for name: String, saying words: String) throws {
    try terminal.wait(until: "\(name): \(words)") { $0.row(with: name)?.contains(words) == true }
  }
}
