/// A report about the service as a whole, which leaves the house. The raw value is what commands and files call it.
public enum HouseReport: String, CaseIterable, Hashable, Sendable {
  case year, funder, mapping

  /// What it has for somebody, in order.
  public func chapters(for profile: ReportProfile) -> [ReportChapter] {
    let wanted: [ReportChapter] =
      switch self {
      case .year:
        [.inAndOut, .howItEnded, .afterRelapse, .whatCameOfIt, .afterTheEnd, .steps, .units, .districts]
      case .funder: [.inAndOut, .howItEnded, .whatCameOfIt, .afterTheEnd, .units, .districts]
      case .mapping: [.lights, .circumstances, .people, .groups]
      }
    return wanted.filter(profile.allows)
  }

  /// Whom it can be for: what nobody may see of it is no report.
  public var profiles: [ReportProfile] { ReportProfile.allCases.filter { !chapters(for: $0).isEmpty } }
}

/// A part of a report. A question of the board has the same word.
public enum ReportChapter: String, CaseIterable, Hashable, Sendable {
  case inAndOut, howItEnded, afterRelapse, whatCameOfIt, afterTheEnd
  /// Those of the period by the step they came to, by unit, by home district.
  case steps, units, districts
  /// Of a mapping: the eight areas, the shares below them, age and gender, groups and gender.
  case lights, circumstances, people, groups

  public var question: Indicator.Question? { Indicator.Question(rawValue: rawValue) }
  public var group: ReportGroup? { ReportGroup(rawValue: rawValue) }
}

/// What the people of a period are divided by.
public enum ReportGroup: String, CaseIterable, Hashable, Sendable {
  case steps, units, districts

  /// What is told of each group; the first is what the others rest on.
  public static let figures: [FigureID] = [.inProgramme, .entered, .inOrdinaryWork]
}

/// Whom a report is for: which numbers and which groups they may have.
public enum ReportProfile: String, CaseIterable, Hashable, Sendable {
  case nav, kommune, bydel, stat

  /// NAV has no relapse, lights, LAR or incidents, not even as sums.
  public func allows(_ id: FigureID) -> Bool {
    let row = id.indicator
    if case .staysHere = row.leavesHouse { return false }
    guard self == .nav else { return true }
    switch row.sees {
    case .relapse, .reEngagement, .concern, .lights, .lar, .incidents, .treatment, .criticalWindow, .prison, .scores:
      return false
    default: return !ReportProfile.ofMapping.contains(id)
    }
  }

  /// Districts are told to whom they are many: a district has its own people only, and the state sums up municipalities.
  public func allows(_ chapter: ReportChapter) -> Bool {
    switch chapter {
    case .lights, .circumstances, .people, .groups: self != .nav
    case .afterRelapse: self != .nav
    case .districts: self == .kommune
    case .units: self != .stat
    case .inAndOut, .howItEnded, .whatCameOfIt, .afterTheEnd, .steps: true
    }
  }

  private static let ofMapping: Set<FigureID> = [
    .mappingRecords, .mappingShare, .mappingMultipleSevere, .mappingWithChildren, .mappingLivingWithChildren,
    .mappingCarePlan, .mappingTeam,
  ]
}

/// What a team lead says in their own words to a chapter of a report of some days.
public struct ReportWords: Hashable, Sendable {
  public var report: HouseReport
  public var chapter: ReportChapter
  public var from: Day
  public var to: Day
  public var text: String
  /// When it was written.
  public var day: Day

  public static let limit = 2000

  public init(_ report: HouseReport, _ chapter: ReportChapter, _ period: Period, text: String, day: Day) {
    self.report = report
    self.chapter = chapter
    from = period.from
    to = period.to
    self.text = text
    self.day = day
  }

  public enum Problem: String, Hashable, Sendable {
    case textMissing, tooLong, namesSomebody
  }

  public var problem: Problem? {
    if !text.contains(where: { !$0.isWhitespace }) { return .textMissing }
    return text.count > ReportWords.limit ? .tooLong : nil
  }
}

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
