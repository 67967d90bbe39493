import Domain
import GRDB

/// Somebody at work in the register: every question and every change goes through one.
///
/// A session is a value. Rules, defaults and filters go by its ``today``; the journal's time is the register's own.
public struct Session: Sendable {
  public let register: Register
  /// Who it is, and what they may reach.
  public let access: Access
  /// The login.
  public let actor: String
  public let today: Day
  /// Whether ``today`` was set by hand; entries made then record it.
  public let todayIsGiven: Bool
  /// The form whose draft the changes of this session save; see ``completing(form:)``.
  let completes: String?

  public var role: Role { access.role }

  init(
    register: Register, access: Access, actor: String, today: Day, todayIsGiven: Bool, completes: String? = nil
  ) {
    self.register = register
    self.access = access
    self.actor = actor
    self.today = today
    self.todayIsGiven = todayIsGiven
    self.completes = completes
  }

  /// The same session on another day.
  public func at(today: Day) -> Session {
    Session(
      register: register, access: access, actor: actor, today: today, todayIsGiven: todayIsGiven, completes: completes)
  }

  /// - Throws: ``StoreError/notAllowed(_:)`` when the role may not.
  func require(_ action: Action) throws(StoreError) {
    if !access.may(action) { throw .notAllowed(.role(action)) }
  }

  /// Reads in one snapshot, with what turns facts into rows and back at hand.
  func reading<Result>(
    _ body: (Database, FactCoder) throws -> Result
  ) throws(StoreError) -> Result {
    try register.reading { try body($0, FactCoder($0, register.keys)) }
  }
}
