/// A text of the catalogue in the languages of the program.
public struct LocalizedText: Hashable, Sendable {
  public let nb: String
  public let nn: String?
  public let en: String

  public init(nb: String, nn: String? = nil, en: String) {
    self.nb = nb
    self.nn = nn
    self.en = en
  }

  /// Bokmål where Nynorsk has none.
  public subscript(code: Language.Code) -> String {
    switch code {
    case .nb: nb
    case .nn: nn ?? nb
    case .en: en
    }
  }
}
