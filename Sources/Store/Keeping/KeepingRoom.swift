import Domain
import Ledger

/// Whose data is to be looked at, by the register's own setting.
public struct RetentionList: Hashable, Sendable {
  /// The setting; nil when it has not been made, and then nobody is due.
  public var years: Int?
  /// The longest first.
  public var due: [Retention.Due]

  public init(years: Int? = nil, due: [Retention.Due] = []) {
    self.years = years
    self.due = due
  }
}

/// How long data is kept, and what is handed out of it: whose is to be looked at, and own copies.
public struct KeepingRoom: Sendable {
  let session: Session

  /// After how many years somebody's data is looked at; nil when the register has not said.
  public func retentionYears() throws(StoreError) -> Int? {
    try session.settings.setting(.retentionYears).flatMap { Int($0) }
  }

  /// Everyone whose data is so old that somebody should ask whether it is still to be kept. Erases nothing.
  ///
  /// To be called from a worker in a large register: it reads everybody.
  public func retentionList() throws(StoreError) -> RetentionList {
    try session.require(.seeRetention)
    guard let years = try retentionYears() else { return RetentionList(years: nil, due: []) }
    let today = session.today
    let lives = try session.reading { coder in
      var days = try LastDays(coder)
      return try days.lives(today: today).filter { isOwn($0.units) }.map(\.life)
        .filter { !session.access.seesNameOnly(of: $0.person) }
    }
    return RetentionList(years: years, due: Retention.due(lives, today: today, years: years))
  }

  private func isOwn(_ units: [UnitKey?]) -> Bool { units.isEmpty || units.contains { session.counts($0) } }
}

extension Session { public var keeping: KeepingRoom { KeepingRoom(session: self) } }
