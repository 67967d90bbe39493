import CursesTerminal
import Foundation
import Resources

/// Opens the terminal as the options ask, and makes its errors sentences.
enum Terminal {
  static func open(_ options: CommonOptions) throws -> CursesTerminal {
    var terminalOptions = TerminalOptions()
    switch options.color {
    case .auto: terminalOptions.color = .auto
    case .always: terminalOptions.color = .always
    case .never: terminalOptions.color = .never
    }
    if options.ascii { terminalOptions.ascii = true }
    terminalOptions.crashMessage = Speech.language(ErrorText.crashed)
    do throws(TerminalError) {
      let terminal = try CursesTerminal(terminalOptions)
      // Before the first frame: it stands there again when the terminal is given back.
      if let name = terminal.unknownTerm {
        StandardError.say(
          Speech.language(ErrorText.terminalAssumed, ["name": name, "assumed": CursesTerminal.assumedTerm]))
      }
      return terminal
    } catch {
      throw Failure(.usage, sentence(error))
    }
  }

  private static func sentence(_ error: TerminalError) -> String {
    let language = Speech.language
    switch error {
    case .notATerminal, .alreadyOpen: return language(ErrorText.noTerminal)
    case .unknownTerminal(let name), .unsupportedTerminal(let name):
      return language(ErrorText.terminalUnknown, ["name": name])
    case .system(let errno):
      return language(ErrorText.unexpected, ["detail": String(cString: strerror(errno))])
    }
  }
}
