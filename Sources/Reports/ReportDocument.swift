public import Domain

/// A report as it may leave the house: what it says in any form, every number decided on.
public struct ReportDocument: Sendable {
  public var order: ReportOrder
  public var organisation: String
  /// The unit it is about; nil for all.
  public var unit: String?
  /// The day the numbers are of, and the entry of the log they stand on.
  public var asOf: Day
  public var entry: Int64
  /// A mapping's year.
  public var round: Int?
  /// Of a plan's report: whose it is.
  public var plan: Plan?
  public var chapters: [Chapter]

  /// How many numbers are hidden.
  public var hidden: Int { chapters.reduce(0) { $0 + $1.hidden } }

  /// A part of it: a table, what it says in words, and what its numbers are.
  public struct Chapter: Sendable {
    public var id: ReportChapter
    public var title: String
    /// What the rows are, over their names.
    public var rowHead: String
    public var columns: [Column]
    public var rows: [Row]
    /// What the rows' words are, after their numbers.
    public var remarkColumns: [Column] = []
    /// Rows that are not there, since they rest on fewer than five.
    public var rowsLeft = 0
    /// Nothing of it is told, since that would tell of few.
    public var isLeftOut = false
    public var words: Words?
    /// What is told in words, each by itself.
    public var entries: [Entry] = []
    /// Said below the table.
    public var caveats: [String] = []
    public var notes: [Note] = []

    /// How many numbers are hidden in rows that are there.
    public var hidden: Int { rows.reduce(0) { $0 + $1.numbers.count(where: \.isHidden) } }
    /// How many are told.
    public var shown: Int { rows.reduce(0) { $0 + $1.numbers.count(where: \.isTold) } }
  }

  public struct Column: Sendable {
    public var id: String
    public var title: String
  }

  public struct Row: Sendable {
    /// What programs know it by: an indicator, a unit's name.
    public var id: String
    public var title: String
    public var numbers: [Number]
    /// What stands beside them in words, by ``Chapter/remarkColumns``.
    public var remarks: [Remark] = []
  }

  /// A word beside numbers: as people read it, and as programs do.
  public struct Remark: Sendable {
    public var text: String
    public var word: String

    static let none = Remark(text: "", word: "")
  }

  /// A plan: its name, whose it is, its years, and whether they are over.
  public struct Plan: Sendable {
    public var id, name, owner: String
    public var years: ClosedRange<Int>
    public var isOver: Bool
    public var afterwards: String?
  }

  /// Something told in words under its own heading: a plan's measure.
  public struct Entry: Sendable {
    public var id: String
    public var title: String
    /// As whoever decided it wrote.
    public var text: String
    /// What each is, and what it is here.
    public var facts: [(term: String, words: String)]
    public var words: Words?
    /// What has been said before, the earliest first.
    public var history: [Words] = []
  }

  public struct Number: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
      case count(Int)
      /// 1 to 4.
      case few
      /// Hidden so that such a one cannot be found.
      case hidden
      /// It rests on fewer than five.
      case noBase
      /// The register did not know it of those days.
      case unknown
      /// In days; nil of nobody.
      case median(Median?)
    }

    public var value: Value
    /// Of how many; nil where it is of nothing else, or that is not told.
    public var n: Int?
    public var percent: Int?

    public init(_ value: Value, of n: Int? = nil, percent: Int? = nil) {
      self.value = value
      self.n = n
      self.percent = percent
    }

    init(_ told: CountTable.Told) {
      switch told {
      case .count(let count): self.init(Value.count(count), of: nil)
      case .few: self.init(Value.few, of: nil)
      case .hidden: self.init(Value.hidden, of: nil)
      case .left: self.init(Value.noBase, of: nil)
      }
    }

    public var isHidden: Bool { value == .few || value == .hidden }
    var isTold: Bool { !isHidden && value != .noBase && value != .unknown }
    public var count: Int? { if case .count(let count) = value { count } else { nil } }
  }

  /// The team lead's own.
  public struct Words: Hashable, Sendable {
    public var text: String
    public var author: String
    public var day: Day
  }

  /// What a number is, as `F` on the screen has it.
  public struct Note: Hashable, Sendable {
    public var title: String
    public var formula: String
    public var help: String
  }
}
