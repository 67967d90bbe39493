import CursesTerminal
import Domain
import Foundation
import Resources
import Screens
import Store
import TerminalUI

/// The first run, on the terminal.
struct StartDialogue {
  let common: CommonOptions
  var startsWithForm = false
  /// The founder's full name, when it was given.
  var name: String?
  /// Where the recovery key goes instead of onto the screen.
  var keyFile: FileToMake?

  enum Answer {
    /// A register that has just been made, opened by its founder, whose recovery key has been told.
    case made(Register)
    case demo
    case open(path: String)
  }

  /// Nil when the user chose nothing.
  func ask() throws -> Answer? {
    let programmes = try NewRegister.catalogue().programmes
    let terminal = try Terminal.open(common)
    defer { terminal.close() }
    let flow = StartFlow(
      language: Speech.language, glyphs: terminal.glyphs, path: common.path, programmes: programmes,
      founder: StartFlow.Founder(login: common.user ?? NSUserName(), name: name ?? ""),
      asksPassphrase: common.passphraseFile == nil, startsWithForm: startsWithForm)
    MainLoop(terminal: terminal).run(flow)
    switch flow.choice {
    case .make(let new):
      // Says that the register is being made, which takes a moment.
      terminal.present(flow.frame(terminal.size))
      return .made(try make(new, on: terminal))
    case .demo: return .demo
    case .open(let path): return .open(path: path)
    case nil: return nil
    }
  }

  private func make(_ new: StartFlow.NewRegister, on terminal: CursesTerminal) throws -> Register {
    let founder = new.founder
    let passphrase =
      try founder.passphrase ?? Credentials(common).newPassphrase(login: founder.login, name: founder.name)
    let made = try NewRegister(common: common).make(
      new, founder: NewUser(login: founder.login, name: founder.name, passphrase: passphrase))
    if let keyFile {
      try NewRegister.tell(made.recoveryKey, file: keyFile)
      return made.register
    }
    MainLoop(terminal: terminal).run(
      RecoveryFlow(language: Speech.language, glyphs: terminal.glyphs, key: made.recoveryKey))
    return made.register
  }
}
