import ArgumentParser
import CursesTerminal
import Domain
import Foundation
import Resources
import Screens
import Store
import TerminalUI

/// `stegvis` and `stegvis open`: the register in the terminal; without one, the first run.
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: help(.openAbstract), discussion: help(.openDiscussion))

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.check()
    guard common.isThere else { return try firstRun() }
    try open()
  }

  private func open() throws {
    // With a file for the passphrase, or nobody to ask, nothing is asked.
    guard common.passphraseFile == nil, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return try Desk(common: common).run(common.open(busyMilliseconds: OpenOptions.screenWait, tells: false))
    }
    let terminal = try Terminal.open(common)
    defer { terminal.close() }
    guard let register = LoginDialogue(common: common, terminal: terminal).ask() else { return }
    try Desk(common: common).run(register, on: terminal)
  }

  /// No register yet: offers to make one, the demo, or one that lies elsewhere.
  private func firstRun() throws {
    // Without a terminal there is nobody to ask.
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Failure(.ledger(.missing(path: common.path)), file: common.path)
    }
    switch try StartDialogue(common: common).ask() {
    case .made(let register): try Desk(common: common).run(register)
    case .demo:
      var demo = Demo()
      demo.common = common
      try demo.run()
    case .open(let path):
      var other = self
      other.common.register = path
      guard other.common.isThere else { throw Failure(.ledger(.missing(path: path)), file: path) }
      try other.open()
    case nil: break
    }
  }
}
