import Domain
import Ledger

/// Somebody at work in the register: every question and every change goes through one.
///
/// It says who asks and what they reach. What can be read and done in a room of the register is that room's, a value of the
/// session: ``attendance``, ``people``, ``journal``.
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
  /// Tells the clock's day where ``today`` was set beside it; nil where that is itself the clock's.
  let clock: (@Sendable () -> Day)?
  /// The form whose draft the changes of this session save; see ``completing(form:)``.
  let completes: String?

  public var role: Role { access.role }

  init(
    register: Register, access: Access, actor: String, today: Day, todayIsGiven: Bool,
    clock: (@Sendable () -> Day)? = nil, completes: String? = nil
  ) {
    self.register = register
    self.access = access
    self.actor = actor
    self.today = today
    self.todayIsGiven = todayIsGiven
    self.clock = clock
    self.completes = completes
  }

  /// The same session on another day.
  public func at(today: Day) -> Session {
    Session(
      register: register, access: access, actor: actor, today: today, todayIsGiven: todayIsGiven, clock: clock,
      completes: completes)
  }

  /// The same session, whose changes save what is typed in `form`: its draft goes in the transaction that saves it, and
  /// stays when that comes to nothing.
  public func completing(form: String) -> Session {
    Session(
      register: register, access: access, actor: actor, today: today, todayIsGiven: todayIsGiven, clock: clock,
      completes: form)
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
  func reading<Result>(
    _ body: (Database, FactCoder) throws -> Result
  ) throws(StoreError) -> Result {
    try register.reading { try body($0, FactCoder($0, register.keys)) }
  }
}
