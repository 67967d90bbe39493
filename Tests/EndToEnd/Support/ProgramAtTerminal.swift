import Foundation

extension TmuxTerminal {
  /// Starts the program and waits for its menu.
  func open(_ command: String = "stegvis demo") throws {
    try run("clear; \(command)")
    try wait(until: "the menu") { $0.isMenu }
  }

  /// Starts the program in such a way that its process is known.
  func openKnowingProcess(_ command: String = "stegvis demo") throws -> Int32 {
    let file = workplace.path("process")
    try run("clear; (echo $BASHPID >\(file); exec \(command))")
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

  func backToMenu() throws {
    let found: Bool? = try Deadline.poll(every: 100) {
      if try screen().isMenu { return true }
      try press("Escape")
      return nil
    }
    if found == nil { throw ScenarioFailure("no way back to the menu:\n\(try screen())") }
  }

  /// What the last program ended with.
  func lastStatus() throws -> String { try ask("echo $?") }
}

extension Screen {
  /// The menu has no trail, and its first room is the list of participants.
  var isMenu: Bool { contains("Deltakere") && contains("BrukerPlan") && contains("Tavle") && !contains("Meny") }
  var isShell: Bool { rows.last { !$0.isEmpty }?.hasPrefix("$") ?? false }
}
