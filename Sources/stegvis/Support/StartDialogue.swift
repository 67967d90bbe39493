import CursesTerminal
import Domain
import Resources
import Screens
import TerminalUI

/// The first run, on the terminal.
struct StartDialogue {
  let common: CommonOptions
  var startsWithForm = false

  /// Nil when the user chose nothing.
  func ask() throws -> StartFlow.Choice? {
    let programmes = try NewRegister.catalogue().programmes
    let terminal = try Terminal.open(common)
    defer { terminal.close() }
    let flow = StartFlow(
      language: Speech.language, glyphs: terminal.glyphs, path: common.path, programmes: programmes,
      startsWithForm: startsWithForm)
    MainLoop(terminal: terminal).run(flow)
    return flow.choice
  }
}
