import Foundation
import Resources
import Screens
import Store
import TerminalUI

/// What the program ends with; scripts rely on it.
enum ExitStatus: Int32 {
  case success = 0
  /// `check` found something.
  case findings = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case cannotCreate = 73
  case inputOutput = 74
  case busy = 75
  case notAllowed = 77
  case interrupted = 130
}

/// One sentence for people, and a status for programs.
struct Failure: Error {
  let status: ExitStatus
  let sentence: String
  /// Said before the sentence, one line each: the problems of an import.
  var lines: [String] = []

  init(_ status: ExitStatus, _ sentence: String, lines: [String] = []) {
    self.status = status
    self.sentence = sentence
    self.lines = lines
  }

  init(_ error: StoreError, file: String) {
    self.init(ExitStatus(error), Sentences(Speech.language, file: file).sentence(error))
  }

  /// Wrong usage.
  static func usage(
    _ text: ErrorText, _ arguments: [String: any CustomStringConvertible] = [:]
  ) -> Failure {
    Failure(.usage, Speech.language(text, arguments))
  }

  func report() {
    for line in lines { StandardError.say(line) }
    StandardError.say("stegvis: \(sentence)")
  }
}

extension ExitStatus {
  init(_ error: StoreError) {
    switch error {
    case .ledger(let error): self = ExitStatus(error)
    case .rule, .conflict: self = .badData
    case .notAllowed: self = .notAllowed
    }
  }

  init(_ error: LedgerError) {
    switch error {
    case .missing: self = .noInput
    case .exists, .ofRegister: self = .cannotCreate
    case .noPermission(_, .create): self = .cannotCreate
    case .noPermission: self = .notAllowed
    case .notAFile, .empty, .foreign, .damaged, .unknownDerivation, .newerSchema, .olderSchema, .unsealed, .unchanged,
      .inTheWay, .notInRegister, .unknownName, .nothingToUndo, .nothingToRedo:
      self = .badData
    case .networkFileSystem, .moved, .linked, .diskFull, .inputOutput, .unexpected: self = .inputOutput
    case .busy, .keysBeingExchanged, .rebuilding: self = .busy
    case .readOnly, .wrongPassphrase, .noKey: self = .notAllowed
    // Somebody tries too fast, or the keys are being exchanged: again later.
    case .mustWait, .keysExchanged: self = .busy
    case .cancelled: self = .interrupted
    case .noSuchEntry: self = .usage
    }
  }
}

/// Messages go here, results to standard output.
enum StandardError {
  /// One line. What stands in a file or a file's name may hold escape sequences, and must not reach the terminal.
  static func say(_ line: String) { write(line.cleaned() + "\n") }

  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Results of commands.
enum StandardOutput {
  /// - Throws: when nobody can take it, such as a full disk behind a redirection. A closed pipe is the reader's choice
  ///   and no error.
  static func write(_ bytes: some Sequence<UInt8>) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      if errno == EPIPE { exit(ExitStatus.success.rawValue) }
      throw Failure(.inputOutput, Speech.language(ErrorText.outputFailed, ["reason": String(cString: strerror(errno))]))
    }
  }

  static func write(_ text: String) throws { try write(text.utf8) }

  /// One line of words. A name in the register may hold escape sequences, as may a file's: they must not reach the terminal.
  static func say(_ line: String) throws { try write(line.cleaned() + "\n") }
}
