import Store
import TerminalUI

/// What had to wait for another process's exchange of keys.
extension App {
  /// Puts everything back to before a key whose change could not be written, and waits.
  func wait(with key: Key, from before: [any Screen]) {
    stack = before
    workspace.message = nil
    stack.append(ExchangeWaitScreen(key: key))
  }

  /// Presses the key again that waits, once nobody keeps it from being written. True when a new frame is due.
  func tryAgain() -> Bool {
    guard !isLocked, let waiting = top as? ExchangeWaitScreen else { return false }
    guard workspace.ask({ (session) throws(StoreError) in try session.register.isBeingWritten() }) != true else {
      return true
    }
    // With new keys the passphrase comes first, and the key after it.
    _ = poll()
    guard !isLocked, top is ExchangeWaitScreen else { return true }
    stack.removeLast()
    handle(.key(waiting.key))
    return true
  }
}

extension Workspace {
  /// How far another process's exchange of keys may have come.
  var exchangeUnderWay: KeyExchangeProgress {
    let found = ask { (session) throws(StoreError) in try session.register.exchangeUnderWay() } ?? nil
    return found ?? KeyExchangeProgress(done: 0, total: 0)
  }
}
