import Domain
import GRDB

/// What somebody may do in the register.
public enum Role: String, CaseIterable, Hashable, Sendable {
  /// The one role there is while the register has no users: everything.
  case owner
}

/// Somebody at work in the register: every question and every change goes through one.
///
/// A session is a value. Rules, defaults and filters go by its ``today``; the journal's time is the register's own.
public struct Session: Sendable {
  public let register: Register
  public let actor: String
  public let role: Role
  public let today: Day
  /// Whether ``today`` was set by hand; entries made then record it.
  public let todayIsGiven: Bool

  init(register: Register, actor: String, today: Day, todayIsGiven: Bool) {
    self.register = register
    self.actor = actor
    role = .owner
    self.today = today
    self.todayIsGiven = todayIsGiven
  }

  /// The same session on another day.
  public func at(today: Day) -> Session {
    Session(register: register, actor: actor, today: today, todayIsGiven: todayIsGiven)
  }

  /// Reads in one snapshot, with the codes of the programmes at hand.
  func reading<Result>(
    _ body: (Database, ProgrammeCodes) throws -> Result
  ) throws(StoreError) -> Result {
    try register.reading { try body($0, ProgrammeCodes($0)) }
  }
}
