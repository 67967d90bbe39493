/// What a passphrase must be. Length is what counts, so nothing is asked about figures and signs.
public enum PassphraseRule {
  /// Characters as people count them, so that `å` is one however the keyboard writes it.
  public static let shortest = 12

  public enum Problem: Error, Hashable, Sendable {
    case onlyBlanks
    /// Fewer than this many characters.
    case tooShort(shortest: Int)
    case oneCharacterRepeated
    /// The login or the name, whatever the case and the blanks.
    case isLoginOrName
  }

  /// What is wrong with `passphrase`, the first thing first; nil when it will do.
  public static func problem(_ passphrase: String, login: String, name: String) -> Problem? {
    let bare = withoutBlanks(passphrase)
    if bare.isEmpty { return .onlyBlanks }
    if passphrase.count < shortest { return .tooShort(shortest: shortest) }
    if Set(bare).count == 1 { return .oneCharacterRepeated }
    if bare == withoutBlanks(login) || bare == withoutBlanks(name) { return .isLoginOrName }
    return nil
  }

  private static func withoutBlanks(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }
}
