import Testing

/// One of the daily flows, from the menu: its keys are counted against what it may cost, and its text is not.
final class CountedFlow {
  private let terminal: TmuxTerminal
  private let budget: Int
  private var keys: [String] = []

  init(at terminal: TmuxTerminal, atMost budget: Int) {
    self.terminal = terminal
    self.budget = budget
  }

  func press(_ pressed: String..., location: SourceLocation = #_sourceLocation) throws {
    keys += pressed
    #expect(keys.count <= budget, "\(keys)", sourceLocation: location)
    for key in pressed { try terminal.press(key) }
  }

  func type(_ text: String) throws { try terminal.type(text) }
}
