import Domain
import Ledger

/// Somebody at work in the register: every question and every change goes through one.
///
/// It says who asks and what they reach. What can be read and done in a room of the register is that room's, a value of the
/// session: ``attendance``, ``people``, ``journal``.
///
/// A session is a value. Rules, defaults and filters go by its ``today``; the journal's time is the register's own.
public struct Session: Sendable {
  public internal(set) var register: Register
  /// Who it is, and what they may reach.
  public let access: Access
  /// The login.
  public let actor: String
  public private(set) var today: Day
  /// Whether ``today`` was set by hand; entries made then record it.
  public let todayIsGiven: Bool
  /// Tells the clock's day where ``today`` was set beside it; nil where that is itself the clock's.
  private(set) var clock: (@Sendable () -> Day)?
  /// The form whose draft the changes of this session save; see ``completing(form:)``.
  private(set) var completes: String?

  public var role: Role { access.role }

  /// The same session on another day.
  public func at(today: Day) -> Session {
    var other = self
    other.today = today
    return other
  }

  /// The same session, whose changes save what is typed in `form`: its draft goes in the transaction that saves it, and
  /// stays when that comes to nothing.
  public func completing(form: String) -> Session {
    var other = self
    other.completes = form
    return other
  }

  /// The same session as whoever opened the register may reach it now.
  public func following() -> Session {
    register.session(today: today, todayIsGiven: todayIsGiven, clock: clock)
  }

  /// The day entries are made under, when it was set by hand.
  var givenDay: Day? { todayIsGiven ? today : nil }

  /// The day on which it is decided who may see what, whatever day is shown.
  var clockDay: Day { clock?() ?? today }

  /// Whether something else is shown than the register as it stands today.
  var isEarlier: Bool { register.options.asOfEntry != nil || clock != nil }

  /// - Throws: ``StoreError/notAllowed(_:)`` when the role may not.
  func require(_ action: Action) throws(StoreError) {
    if isEarlier, !access.may(.seeEarlier) { throw .notAllowed(.earlier) }
    if !access.may(action) { throw .notAllowed(.role(action)) }
  }

  /// Reads in one snapshot, with what turns facts into rows and back at hand.
  func reading<Result>(_ body: (FactCoder) throws -> Result) throws(StoreError) -> Result {
    try register.reading { try body(FactCoder($0, register.keys)) }
  }

  /// The same for whoever may.
  func reading<Result>(_ action: Action, _ body: (FactCoder) throws -> Result) throws(StoreError) -> Result {
    try require(action)
    return try reading(body)
  }
}
