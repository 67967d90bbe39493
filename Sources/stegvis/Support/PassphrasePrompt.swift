import CTerminalGuard
import Foundation
import Store

/// Asks for a passphrase at the terminal, unseen, when no file gives it.
enum PassphrasePrompt {
  enum Problem: Error, Equatable {
    case noTerminal
    /// Ctrl-C, where something else than the end of the program follows it.
    case interrupted
    case endOfInput
    case tooLong
    case notUTF8
    case system(code: Int32)
  }

  /// Less than a file may have: Linux cuts a typed line to 4095 bytes without a word, and a passphrase that was cut
  /// must not be taken.
  private static let mostBytes = 4094

  /// One line as it was typed, in the form a slot takes; it may be empty.
  ///
  /// - Parameter prompt: is written to the terminal itself, never to standard output.
  static func ask(_ prompt: String) throws(Problem) -> SecretBytes {
    var length = 0
    let line = try SecretBytes(count: mostBytes) { bytes throws(Problem) in
      let result = stegvis_read_passphrase(prompt, bytes.baseAddress, bytes.count, &length)
      let code = errno
      switch Int(result) {
      case PASSPHRASE_READ: return
      case PASSPHRASE_NO_TERMINAL: throw .noTerminal
      case PASSPHRASE_END_OF_INPUT: throw .endOfInput
      case PASSPHRASE_TOO_LONG: throw .tooLong
      case PASSPHRASE_INTERRUPTED: throw .interrupted
      default: throw .system(code: code)
      }
    }
    guard let passphrase = line.slice(0..<length).normalisedPassphrase() else { throw .notUTF8 }
    return passphrase
  }
}
