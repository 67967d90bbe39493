import Domain
import Resources
import Store
import TerminalUI

/// The lock: when it falls, who is let in again, and to what.
extension App {
  public var isLocked: Bool { door != nil }

  public func pass(to now: Int64) -> Bool {
    self.now = now
    let areNamesHidden = workspace.pass(to: now)
    // What stands on lists while names do goes with them.
    if areNamesHidden, !isLocked { refreshShown() }
    let isHidden = areNamesHidden || quietIdleMenu()
    if let door { return door.pass(to: now) }
    guard let keeper, keeper.locksItself else { return isHidden }
    let last = lastKey ?? now
    lastKey = last
    guard IdleLock.isDue(lastKey: last, now: now, minutes: workspace.idleMinutes) else { return isHidden }
    lock()
    return true
  }

  /// What was said of a change may name somebody: it does not stand on a menu that nobody uses. Warnings and errors wait
  /// for whoever comes.
  private func quietIdleMenu() -> Bool {
    // Nor does the question about an earlier change, which nothing is lost with.
    if stack.count == 2, top is UndoScreen, let lastKey, now - lastKey >= App.messageStays {
      stack.removeLast()
      return true
    }
    guard stack.count == 1, let message = workspace.message, message.style == .message, let lastKey,
      now - max(lastKey, workspace.messageCame) >= App.messageStays
    else { return false }
    workspace.message = nil
    return true
  }

  /// Long enough to be read, in milliseconds.
  static let messageStays: Int64 = 10_000

  public func work() -> Bool {
    guard let door, door.work() else { return false }
    if door.isOpen {
      self.door = nil
      _ = tryAgain()
    }
    return true
  }

  /// Closes the register and asks for the passphrase. The screens lie as they were, and are not drawn until it has come.
  ///
  /// - Parameter reason: what the door says, when nobody here asked for it.
  func lock(because reason: UsersText? = nil) {
    guard let keeper else { return stack.append(BlankScreen()) }
    let login = workspace.session.actor
    FreedMemory.overwriting {
      workspace.lock()
      for index in stack.indices { stack[index].forget() }
    }
    isDoorShown = false
    let place = keeper.demoPassphrase.map { LoginFlow.Place.lockedDemo(passphrase: $0) } ?? .locked
    let door = LoginFlow(
      language: workspace.language, glyphs: workspace.glyphs, path: workspace.settings.file, login: login, place: place,
      reason: reason.map { workspace.language($0) }
    ) { [weak self] (unlock) throws(StoreError) in
      guard let self else { return }
      try self.letIn(try keeper.open(unlock))
    }
    _ = door.pass(to: now)
    self.door = door
  }

  /// The same user goes on where they were; anybody else begins at the menu, and sees nothing of what was typed.
  private func letIn(_ session: Session) throws(StoreError) {
    let before = workspace.session.access
    do throws(StoreError) {
      try workspace.take(session)
    } catch {
      try? session.register.close()
      throw error
    }
    lastKey = now
    guard session.access.isAtWork(as: before) else { return beginAfresh() }
    if top is BlankScreen { stack.removeLast() }
    workspace.tellOfFailures()
    do throws(StoreError) {
      // Before the screens, so that what was chosen in them is found again.
      try workspace.loadRosterNow()
    } catch {
      workspace.tell(error)
    }
    refreshScreens()
  }

  private func beginAfresh() {
    workspace.drafts.forgetAll()
    workspace.scope = .everything
    workspace.habits = Habits()
    workspace.loadRoster()
    stack = [MenuScreen(in: workspace)]
    workspace.tellOfLogin()
  }

  func switchUser() {
    guard let openNext = keeper?.openNext else { return }
    let login = workspace.session.actor
    lock()
    do throws(StoreError) {
      try letIn(try openNext(login))
      door = nil
    } catch {
      workspace.tell(error)
    }
  }
}

extension Access {
  /// Whether it is the same user with the same reach: what was on the screen then is theirs to see still.
  func isAtWork(as other: Access) -> Bool {
    user == other.user && role == other.role && units == other.units && relatives == other.relatives
  }
}
