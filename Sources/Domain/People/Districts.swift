/// The districts (bydeler) there are, however they are spelt: a district that is written in six ways is one.
public struct Districts: Sendable {
  /// As the catalogue has them.
  public let names: [String]
  private let byFolded: [String: String]

  public init(_ names: [String]) {
    self.names = names
    byFolded = Dictionary(names.map { (Districts.folded($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The catalogue's spelling of `Bydel grünerløkka` or `St.Hanshaugen`; nil when there is no such district.
  public func named(_ text: String) -> String? { byFolded[Districts.folded(text)] }

  private static func folded(_ text: String) -> String {
    let words = Folding.fold(text.replacing(".", with: " ")).split(separator: "_")
    return words.drop { $0 == "bydel" }.joined()
  }
}
