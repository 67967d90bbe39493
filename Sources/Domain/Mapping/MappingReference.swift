/// A mapping that has been published: its percentages as they were printed. How many were mapped may not be known, and nothing is
/// reckoned from them but the difference in percentage points.
public struct MappingReference: Hashable, Sendable {
  public let id: String
  public let year: Int
  public let source: String
  /// By ``LifeDomain``: green, yellow, red.
  private let percents: [[Int]]

  /// - Parameter percents: by ``LifeDomain``, each with three; nil of another form.
  public init?(_ id: String, of year: Int, source: String, percents: [[Int]]) {
    guard percents.count == LifeDomain.allCases.count, percents.allSatisfy({ $0.count == Light.allCases.count }) else {
      return nil
    }
    self.id = id
    self.year = year
    self.source = source
    self.percents = percents
  }

  public func percent(_ area: LifeDomain, _ light: Light) -> Int {
    percents[area.rawValue][Light.allCases.firstIndex(of: light) ?? 0]
  }
}

/// Published rates that are quoted beside one's own counts. They are per 1000 inhabitants, which a register of those who come knows
/// nothing of: so one's own is a count, and no rate is ever made of it.
public struct ReferenceRates: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let name: String
    /// By column, in tenths.
    public let tenths: [Int]
    public let own: Own?

    public init(_ name: String, tenths: [Int], own: Own?) {
      self.name = name
      self.tenths = tenths
      self.own = own
    }
  }

  /// What of one's own mapping comes nearest to it.
  public enum Own: String, CaseIterable, Hashable, Sendable {
    case housingRed
  }

  public let id: String
  public let source: String
  public let columns: [String]
  public let rows: [Row]

  public init(_ id: String, source: String, columns: [String], rows: [Row]) {
    self.id = id
    self.source = source
    self.columns = columns
    self.rows = rows
  }
}
