/// Numbers of people that leave the house together, with everything that ties one to another: what is a sum of what, and what cannot
/// be more than what. Whoever reads them knows all of it, so small numbers are hidden with all of it in view: see
/// ``published()``.
public struct CountTable: Sendable {
  /// 1 to 4 are never told.
  public static let smallest = 5

  /// A number in it.
  public struct Cell: Hashable, Sendable {
    let index: Int
  }

  /// What is told of a number.
  public enum Told: Hashable, Sendable {
    case count(Int)
    /// 1 to 4.
    case few
    /// More than that, or none: hidden so that a small one cannot be found by subtraction.
    case hidden
    /// Its row is not there: it rests on fewer than 5.
    case left
  }

  private(set) var counts: [Int] = []
  /// What each rests on.
  private(set) var bases: [[Int]] = []
  private(set) var opensRow: [Bool] = []
  /// What many others rest on is hidden only when nothing else helps.
  private(set) var isDear: [Bool] = []
  /// Some can only be reckoned from others: a small one must not be found all the same.
  private(set) var isTold: [Bool] = []
  /// Those who are not of a part that is told. They may be several small numbers together, each told as such.
  private(set) var isRest: [Bool] = []
  private(set) var relations: [Relation] = []

  /// A sum of cells, each so many times, that lies between two numbers.
  struct Relation: Sendable {
    let terms: [(cell: Int, times: Int)]
    let range: ClosedRange<Int>
  }

  public init() {}

  /// - Parameters:
  ///   - bases: what it rests on: it is not told of fewer than 5.
  ///   - opensRow: it is itself what its row rests on, and goes with the row.
  ///   - isTold: whether it stands anywhere, or can only be reckoned.
  ///   - isDear: much else rests on it.
  public mutating func add(
    _ count: Int, of bases: [Cell] = [], opensRow: Bool = false, isTold: Bool = true, isDear: Bool = false
  ) -> Cell {
    counts.append(count)
    self.bases.append(bases.map(\.index))
    self.opensRow.append(opensRow)
    self.isTold.append(isTold)
    isRest.append(false)
    self.isDear.append(isDear)
    return Cell(index: counts.count - 1)
  }

  public func count(of cell: Cell) -> Int { counts[cell.index] }

  /// The sum of `parts` is `whole`.
  public mutating func relate(_ parts: [Cell], are whole: Cell) {
    relate(parts.map { ($0, 1) } + [(whole, -1)], in: 0...0)
  }

  /// Together `parts` are no more than `whole`, so many times.
  public mutating func relate(_ parts: [Cell], areWithin whole: Cell, times: Int = 1) {
    relate(parts.map { ($0, -1) } + [(whole, times)], in: 0...CountTable.unlimited)
  }

  /// Together `parts` are `whole` at least: somebody may be in several of them.
  public mutating func relate(_ parts: [Cell], areOrAbove whole: Cell) {
    relate(parts.map { ($0, 1) } + [(whole, -1)], in: 0...CountTable.unlimited)
  }

  /// A part stands beside what it is a part of: those who are not of it are told as well, and guarded as well.
  public mutating func guardRest(of part: Cell, in whole: Cell) {
    let rest = counts[whole.index] - counts[part.index]
    // More parts than people: then it is no part of them.
    guard rest >= 0 else { return }
    let cell = add(rest, of: [whole], isTold: false)
    isRest[cell.index] = true
    relate([part, cell], are: whole)
  }

  /// What does not hold of these numbers tells nobody anything of them.
  mutating func relate(_ terms: [(Cell, Int)], in range: ClosedRange<Int>) {
    let sum = terms.reduce(0) { $0 + counts[$1.0.index] * $1.1 }
    guard range.contains(sum) else { return }
    relations.append(Relation(terms: terms.map { ($0.0.index, $0.1) }, range: range))
  }

  static let unlimited = Int.max / 8

  /// What may be told of each number, so that of no hidden 1 to 4 any of the four can be ruled out, and any other that is hidden
  /// with it could be one of six at least.
  public func published() -> Published {
    var concealment = Concealment(self)
    concealment.conceal()
    return Published(told: concealment.told)
  }

  /// What is told of them.
  public struct Published: Sendable {
    let told: [Told]

    public subscript(cell: Cell) -> Told { told[cell.index] }

    /// How many numbers are hidden where their row is shown.
    public var hidden: Int { told.count { $0 == .few || $0 == .hidden } }
  }
}

extension CountTable {
  /// Whether a number is not there at all.
  func isLeft(_ index: Int) -> Bool { !isTold[index] || restsOnFew(index) }

  /// Whether its row is gone with what it rests on.
  func restsOnFew(_ index: Int) -> Bool {
    (opensRow[index] && counts[index] < CountTable.smallest)
      || bases[index].contains { counts[$0] < CountTable.smallest || restsOnFew($0) }
  }
}
