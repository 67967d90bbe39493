import Domain
import Foundation
import Resources
import Screens
import Store

/// Who runs a command: `--user` and a passphrase from a file or the terminal. Never from the arguments or the environment,
/// where others on the machine could read it.
struct Credentials {
  let user: String?
  let passphraseFile: String?

  init(_ common: CommonOptions) {
    self.init(user: common.user, passphraseFile: common.passphraseFile)
  }

  init(user: String?, passphraseFile: String?) {
    self.user = user
    self.passphraseFile = passphraseFile
  }

  /// - Throws: 77 when neither file nor terminal tells who it is, before anything is read.
  func unlock() throws -> Unlock {
    let login = try login()
    return .user(login: login, passphrase: try passphrase(Speech.language(CommandText.askPassphrase, ["user": login])))
  }

  /// The recovery key in place of a user: from the file, or the terminal.
  /// - Throws: 77 for what is no recovery key.
  func recovery() throws -> Unlock {
    let typed = try passphrase(Speech.language(CommandText.askRecovery))
    let text = typed.withBytes { String(decoding: $0, as: UTF8.self) }
    guard let key = try? RecoveryKey.parse(text) else {
      throw Failure(.notAllowed, Speech.language(ErrorText.recoveryKeyUnreadable))
    }
    return .recovery(key)
  }

  /// A new user's: asked for twice at the terminal, since nobody sees what is typed.
  func newPassphrase(login: String, name: String) throws -> SecretBytes {
    let typed = try passphrase(Speech.language(CommandText.askNewPassphrase, ["user": login]))
    if passphraseFile == nil {
      let again = try passphrase(ofPrompt: Speech.language(CommandText.askPassphraseAgain))
      guard again == typed else { throw Failure(.notAllowed, Speech.language(ErrorText.passphrasesDiffer)) }
    }
    try Credentials.require(typed, login: login, name: name)
    return typed
  }

  static func require(_ passphrase: SecretBytes, login: String, name: String) throws {
    let text = passphrase.withBytes { String(decoding: $0, as: UTF8.self) }
    if let problem = PassphraseRule.problem(text, login: login, name: name) {
      throw Failure(.notAllowed, Sentences(Speech.language).sentence(problem))
    }
  }

  private func login() throws -> String {
    if let user { return user }
    // A script that gives the passphrase and not the user has forgotten something.
    guard passphraseFile == nil, isatty(STDIN_FILENO) == 1 else {
      throw Failure(.notAllowed, Speech.language(ErrorText.userMissing))
    }
    StandardError.write(Speech.language(CommandText.askUser))
    guard let line = readLine(), !line.isEmpty else {
      throw Failure(.notAllowed, Speech.language(ErrorText.userMissing))
    }
    return line
  }

  private func passphrase(_ prompt: String) throws -> SecretBytes {
    guard let passphraseFile else { return try passphrase(ofPrompt: prompt) }
    do throws(PassphraseFileError) {
      return try PassphraseFile.read(passphraseFile)
    } catch {
      throw Credentials.failure(error, passphraseFile)
    }
  }

  private func passphrase(ofPrompt prompt: String) throws -> SecretBytes {
    do throws(PassphrasePrompt.Problem) {
      return try PassphrasePrompt.ask(prompt)
    } catch {
      switch error {
      case .noTerminal: throw Failure(.notAllowed, Speech.language(ErrorText.passphraseMissing))
      case .interrupted, .endOfInput: throw Failure(.interrupted, Speech.language(CommonText.cancelled))
      case .tooLong, .notUTF8: throw Failure(.notAllowed, Speech.language(ErrorText.passphraseUnreadable))
      case .system(let code):
        throw Failure(.inputOutput, Speech.language(ErrorText.unexpected, ["detail": String(cString: strerror(code))]))
      }
    }
  }

  private static func failure(_ error: PassphraseFileError, _ file: String) -> Failure {
    let language = Speech.language
    switch error {
    case .missing: return Failure(.noInput, language(ErrorText.inputMissing, ["file": file]))
    case .noPermission: return Failure(.notAllowed, language(ErrorText.noPermission, ["file": file]))
    case .tooOpen, .otherOwner:
      return Failure(.notAllowed, language(ErrorText.passphraseFileTooOpen, ["file": file]))
    case .notAFile, .empty, .tooLong, .notUTF8:
      return Failure(.notAllowed, language(ErrorText.passphraseFileUnreadable, ["file": file]))
    case .inputOutput(let code):
      return Failure(
        .inputOutput, language(ErrorText.inputOutput, ["file": file, "reason": String(cString: strerror(code))]))
    }
  }
}
