/// The words of the user interface in one language.
public struct Language: Sendable {
  /// A language the program speaks. Bokmål comes first.
  public enum Code: String, CaseIterable, Hashable, Sendable {
    case nb, nn, en
  }

  public let code: Code
  private let file: LanguageFile

  /// A text that is missing shows its key. The tests see to it that none is.
  public init(_ code: Code = .nb) {
    self.code = code
    file = LanguageFile(code)
  }

  /// The text for `key`, with its `{arguments}` filled in.
  public func text(_ key: some TextKey, _ arguments: [String: any CustomStringConvertible] = [:]) -> String {
    text(named: key.key, arguments)
  }

  /// The text for a key by its name, for tables that hold keys of several rooms.
  public func text(named name: String, _ arguments: [String: any CustomStringConvertible] = [:]) -> String {
    TextTemplate.fill(file.text(name) ?? name, with: arguments)
  }

  /// `language(MenuText.today)`: the same as ``text(_:_:)``.
  public func callAsFunction(
    _ key: some TextKey, _ arguments: [String: any CustomStringConvertible] = [:]
  ) -> String {
    text(key, arguments)
  }

  /// `38,5` on a Norwegian screen, `38.5` on an English one.
  public var decimalMark: Character { code == .en ? "." : "," }

  /// `«deltar»` in Norwegian, `“participating”` in English.
  public func quoted(_ text: String) -> String { code == .en ? "“\(text)”" : "«\(text)»" }
}

extension Language {
  /// `--language` named a language the program does not speak.
  public struct Unknown: Error, Hashable, Sendable {
    public let name: String
  }

  /// Which language to speak: the option, else what the environment asks for, else Bokmål.
  ///
  /// Of the environment the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says anything decides, as elsewhere:
  /// `nn…` is Nynorsk, `en…` English, and all else (`C`, `no_NO`, `sv_SE`) Bokmål.
  public static func choose(option: String?, environment: (String) -> String?) throws(Unknown) -> Code {
    if let option {
      guard let code = Code(rawValue: option.lowercased()) else { throw Unknown(name: option) }
      return code
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
    if locale.hasPrefix("nn") { return .nn }
    if locale.hasPrefix("en") { return .en }
    return .nb
  }
}
