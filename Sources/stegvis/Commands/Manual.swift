import ArgumentParser
import Resources
import Screens
import TerminalUI

/// `stegvis manual`: the manual page, made from the same tables as help and keys.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: help(.manualAbstract), discussion: help(.manualDiscussion))

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.check()
    try StandardOutput.write(ManualPage(Speech.language).text)
  }
}
