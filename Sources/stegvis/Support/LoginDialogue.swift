import CursesTerminal
import Resources
import Screens
import Store

/// Logging in, on the terminal.
struct LoginDialogue {
  let common: CommonOptions
  let terminal: CursesTerminal

  /// The register, opened; nil when the user left. Nothing is thrown: what is wrong with the register is said at the door.
  func ask() -> Register? {
    var register: Register?
    let flow = LoginFlow(
      language: Speech.language, glyphs: terminal.glyphs, path: common.path, login: common.user
    ) { (unlock) throws(StoreError) in
      register = try common.register(as: unlock, busyMilliseconds: OpenOptions.screenWait)
    }
    MainLoop(terminal: terminal).run(flow)
    return flow.isOpen ? register : nil
  }
}
