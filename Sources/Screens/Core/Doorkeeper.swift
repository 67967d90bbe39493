import Store

/// How a register that was closed by the lock is opened again.
public struct Doorkeeper {
  /// Opens it for whoever has the passphrase.
  public var open: (Unlock) throws(StoreError) -> Session
  /// Whether the screen locks itself when nobody touches it.
  public var locksItself: Bool
  /// What the demo's lock tells; nil for a register of one's own.
  public var demoPassphrase: String?
  /// Opens the demo for the user after the one with this login.
  public var openNext: ((_ login: String) throws(StoreError) -> Session)?

  public init(
    locksItself: Bool = true, demoPassphrase: String? = nil,
    openNext: ((_ login: String) throws(StoreError) -> Session)? = nil,
    open: @escaping (Unlock) throws(StoreError) -> Session
  ) {
    self.open = open
    self.locksItself = locksItself
    self.demoPassphrase = demoPassphrase
    self.openNext = openNext
  }
}
