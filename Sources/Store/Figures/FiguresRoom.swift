import Domain
import Ledger

/// Figures: rows of the table of indicators evaluated over everybody's history, boards, and counts.
public struct FiguresRoom: Sendable {
  let session: Session

  /// Rows of the table over a period, or over several beside each other, in one pass over everybody.
  ///
  /// - Parameters:
  ///   - programme: what they are narrowed to; whether somebody runs elsewhere counts all the same.
  ///   - statusAt: with it, outcomes are the last by that day of those who entered in the period.
  public func reckoning(
    _ indicators: [Indicator] = Indicator.ofPeriod, over periods: [Period], programme: String? = nil,
    unit: UnitKey? = nil, statusAt: Day? = nil
  ) throws(StoreError) -> Reckoning {
    try session.require(.seeBoard)
    let scopes = periods.map { period in
      FigureScope(
        period, today: session.today, statusAt: statusAt, of: meant(programme: programme, unit: unit))
    }
    var reckoning = Reckoning(indicators, in: scopes)
    try everybody { reckoning.add($0) }
    return reckoning
  }
}

extension Session { public var figures: FiguresRoom { FiguresRoom(session: self) } }
