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
      return try CursesTerminal(terminalOptions)
    } catch {
      throw Failure(.usage, sentence(error))
    }
  }

  /// That the terminal is taken for another kind than it calls itself; nil where its own is known.
  static func assumption(_ terminal: CursesTerminal) -> String? {
    terminal.unknownTerm.map {
      Speech.language(ErrorText.terminalAssumed, ["name": $0, "assumed": CursesTerminal.assumedTerm])
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
