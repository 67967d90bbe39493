/// Whether a text names somebody: their names beside each other in either order, their number, or their telephone. A given name or
/// a family name alone may be anybody's.
public struct NamesInText: Sendable {
  private let words: [String]
  private let pairs: Set<String>
  private let digits: [String]

  public init(_ text: String) {
    words = NamesInText.words(text)
    pairs = Set(zip(words, words.dropFirst()).map { "\($0) \($1)" })
    var runs: [String] = []
    var run = ""
    for character in text + "." {
      if character.isWholeNumber {
        run.append(character)
      } else if character != " " || run.isEmpty {
        if !run.isEmpty { runs.append(run) }
        run = ""
      }
    }
    digits = runs
  }

  public func names(given: String, family: String, shown: String?, number: String, phone: String?) -> Bool {
    if words.contains(where: { $0 == number.lowercased() }) || isPhone(phone) { return true }
    let (givens, families) = (NamesInText.words(given), NamesInText.words(family))
    for given in givens {
      // "Aisha H." stands for somebody as well as the whole name does.
      let initials = families.compactMap { $0.first.map(String.init) }
      for family in families + initials where pairs.contains("\(given) \(family)") { return true }
      for family in families where pairs.contains("\(family) \(given)") { return true }
    }
    guard let shown, !shown.isEmpty else { return false }
    let name = NamesInText.words(shown)
    return name.count > 1 && words.indices.contains { words[$0...].starts(with: name) }
  }

  private func isPhone(_ phone: String?) -> Bool {
    guard let phone = phone?.filter(\.isWholeNumber), phone.count >= 8 else { return false }
    return digits.contains { $0.hasSuffix(phone) || phone.hasSuffix($0) && $0.count >= 8 }
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "'" }.map(String.init)
  }
}
