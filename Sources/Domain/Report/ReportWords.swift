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
