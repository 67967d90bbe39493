/// Somebody at the sample register.
final class Desk {
  let terminal: TmuxTerminal
  private let command: String

  init(_ user: String, at workplace: Workplace) throws {
    terminal = try TmuxTerminal(in: workplace)
    command = "stegvis --register \(workplace.register) --today \(Samples.today) --user \(user)"
    try open()
  }

  func open() throws { try terminal.open(command) }

  /// From the menu to the list, with the person chosen.
  func choose(_ name: String) throws {
    try terminal.press("2")
    try terminal.wait(for: "Johansen, Per")
    try terminal.choose(name)
  }

  /// What the list says of a person; the list must be open.
  func wait(for name: String, saying words: String) throws {
    try terminal.wait(until: "\(name): \(words)") { $0.row(with: name)?.contains(words) == true }
  }
}
