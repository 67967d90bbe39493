import Foundation

extension TmuxTerminal {
  /// Starts the program and waits for its menu.
  func open(_ command: String = "stegvis demo") throws {
    try run(command)
    try wait(until: "the menu") { $0.isMenu }
  }

  /// Starts the program in such a way that its process is known.
  func openKnowingProcess(_ command: String = "stegvis demo") throws -> Int32 {
    let file = workplace.path("process")
    try run("(echo $BASHPID >\(file); exec \(command))")
    try wait(until: "the menu") { $0.isMenu }
    let text = try workplace.text("process")
    guard let process = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw ScenarioFailure("no process: \(text)")
    }
    return process
  }

  /// From wherever the program is to its menu, and out.
  func quit() throws {
    try backToMenu()
    try press("q")
    try wait(until: "the shell") { $0.isShell }
  }

  /// Goes down a list or a menu to the row with the text, key by key as a user does, and sees to it that it is chosen.
  func choose(_ text: String) throws {
    for _ in 0..<100 {
      // A frame half drawn has none.
      let before = try wait(until: "a chosen row") { $0.selected != nil }.selected
      if before?.contains(text) == true { return }
      try press("Down")
      try wait(until: "another row than \(before ?? "none")") { $0.selected != nil && $0.selected != before }
    }
    throw ScenarioFailure("«\(text)» is not in the list:\n\(try screen())")
  }

  func backToMenu() throws {
    for _ in 0..<10 {
      let before = try screen()
      if before.isMenu { return }
      try press("Escape")
      // Esc and a key right after it are another key, so each has its time.
      try wait(until: "something else") { $0.text != before.text && $0.isDrawn }
    }
    throw ScenarioFailure("no way back to the menu:\n\(try screen())")
  }

  /// What the last program ended with.
  func lastStatus() throws -> String { try ask("echo $?") }
}

extension Screen {
  /// The whole frame stands: the foot is drawn last.
  var isDrawn: Bool { rows.first?.isEmpty == false && rows.last?.isEmpty == false }
  /// The menu, and what is offered the first time, have no trail, and are where the program is left from.
  var isMenu: Bool {
    isDrawn && rows.last?.contains("q Avslutt") == true && !contains("Meny") && !contains("første gang")
  }
  var isShell: Bool { rows.last { !$0.isEmpty }?.hasPrefix("$") ?? false }
}
