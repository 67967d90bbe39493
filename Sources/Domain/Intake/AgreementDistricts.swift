/// The districts in the agreement that pays for a programme, from a day on: people from them go first when there are too few
/// places.
///
/// Kept as text, one agreement after another: `2026-01-01 Gamle Oslo, Grünerløkka; 2027-01-01 Bjerke`.
public struct AgreementDistricts: Hashable, Sendable {
  public struct Agreement: Hashable, Sendable {
    public var from: Day
    public var districts: [String]

    public init(from: Day, districts: [String]) {
      self.from = from
      self.districts = districts
    }
  }

  /// By the day they hold from.
  public private(set) var agreements: [Agreement]

  public init(_ agreements: [Agreement] = []) { self.agreements = agreements.sorted { $0.from < $1.from } }

  /// Nil when the text is not of this form.
  public init?(text: String) {
    var agreements: [Agreement] = []
    for part in text.split(separator: ";") {
      let words = part.split(separator: " ", maxSplits: 1)
      guard let first = words.first, let from = Day(first) else { return nil }
      agreements.append(
        Agreement(from: from, districts: AgreementDistricts.names(words.count > 1 ? String(words[1]) : "")))
    }
    self.init(agreements)
  }

  public var text: String {
    agreements.map { "\($0.from.iso) \($0.districts.joined(separator: ", "))" }.joined(separator: "; ")
  }

  /// The one in force on a day; nil before the first.
  public func inForce(on day: Day) -> Agreement? { agreements.last { $0.from <= day } }

  /// Whether somebody of `district` goes first on `day`; case and blanks around it do not matter.
  public func holds(_ district: String?, on day: Day) -> Bool {
    guard let district, let agreement = inForce(on: day) else { return false }
    let folded = ListedNames.folded(district)
    return !folded.isEmpty && agreement.districts.contains { ListedNames.folded($0) == folded }
  }

  /// The same with other districts from a day on; what was agreed before stays as it was.
  public func setting(_ districts: [String], from: Day) -> AgreementDistricts {
    AgreementDistricts(agreements.filter { $0.from != from } + [Agreement(from: from, districts: districts)])
  }

  /// `Gamle Oslo, Grünerløkka` → two names.
  public static func names(_ text: String) -> [String] { ListedNames.names(text) }
}
