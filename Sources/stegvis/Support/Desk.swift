import CursesTerminal
import Domain
import Foundation
import Resources
import Screens
import Store
import TerminalUI

/// The program at the terminal: workspace, screens and main loop together.
struct Desk {
  let common: CommonOptions
  var isDemo = false

  /// Runs until the user leaves, and closes the register.
  ///
  /// - Parameter terminal: nil opens one.
  func run(_ register: Register, on terminal: CursesTerminal? = nil) throws {
    let opened = terminal == nil ? try Terminal.open(common) : nil
    defer { opened?.close() }
    guard let terminal = terminal ?? opened else { return }
    try work(register, on: terminal)
  }

  private func work(_ register: Register, on terminal: CursesTerminal) throws {
    let session = self.session(register)
    let wakePipe = terminal.wakePipe
    let workspace: Workspace
    do {
      let bindings = try Rebinding.read()
      workspace = try common.storing { () throws(StoreError) in
        try Workspace(
          session: session, language: Speech.language, glyphs: terminal.glyphs, bindings: bindings,
          settings: try Desk.settings(common, session: session, isDemo: isDemo), wake: { wakePipe.wake() })
      }
    } catch {
      common.close(register)
      throw error
    }
    // Another than the one it began with when the screen was locked meanwhile.
    defer { common.close(workspace.session.register) }
    let app = App(workspace, keeper: keeper)
    var loop = MainLoop(terminal: terminal)
    loop.passed = { workspace.drafts.time = $0 }
    var minute = ""
    var day = Clock.localDay()
    loop.tick = {
      let isChanged = tick(app, workspace, &day)
      defer { minute = Clock.text() }
      return isChanged || minute != Clock.text()
    }
    loop.receive = { app.receive() }
    // The menu stands before anybody's name is read, and the names before what nobody waits for is looked after.
    var isFirst = true
    var isLookedAfter = false
    loop.painted = {
      if isFirst { workspace.loadRoster() }
      isFirst = false
      if isLookedAfter || workspace.isReadingRoster { return }
      isLookedAfter = true
      workspace.takeInDropped()
      workspace.takeOutWhatIsOver()
      workspace.lookAfterBackups()
    }
    workspace.tellOfLogin()
    if let assumption = Terminal.assumption(terminal) {
      let told = workspace.message.map { $0.text + " " } ?? ""
      workspace.message = .warning(told + assumption)
    }
    loop.run(app)
    workspace.drafts.flush()
  }

  private func session(_ register: Register) -> Session { common.session(of: register, isDemo: isDemo) }

  /// Opens the register again after the lock. Nobody but the demo knows the passphrase of its users, so it does not lock
  /// by itself.
  private var keeper: Doorkeeper {
    Doorkeeper(
      locksItself: !isDemo, demoPassphrase: isDemo ? DemoRegister.passphrase : nil,
      openNext: isDemo
        ? { (login) throws(StoreError) in session(try DemoRegister.openNext(common, after: login)) } : nil
    ) { (unlock) throws(StoreError) in
      session(try common.register(as: unlock, busyMilliseconds: OpenOptions.screenWait))
    }
  }

  static func settings(
    _ common: CommonOptions, session: Session, isDemo: Bool, isPrinting: Bool = false
  ) throws(StoreError) -> Workspace.Settings {
    // The demo's day has its clock; any other day that is given has none.
    let hasDemoClock = isDemo && !isPrinting && session.today == DemoRegister.day
    var settings = Workspace.Settings(
      organisation: try session.settings.setting(.organisation) ?? "",
      userTitle: UserTitle.words(session.access, Speech.language), file: common.path, localTime: Clock.local,
      isDemo: isDemo, isReadOnly: common.readOnly || common.entry != nil, asOfEntry: common.entry,
      todayIsGiven: session.todayIsGiven && !hasDemoClock, clock: hasDemoClock ? DemoClock.text : Clock.text)
    settings.isPrinting = isPrinting
    return settings
  }

  /// Changes by others, what is typed, and midnight.
  private func tick(_ app: App, _ workspace: Workspace, _ day: inout Day) -> Bool {
    if app.isLocked { return false }
    let isDue = app.tick()
    let today = Clock.localDay()
    guard today != (workspace.session.todayIsGiven ? day : workspace.today) else { return isDue }
    day = today
    // Of a day that is shown beside the clock's it changes who may be seen on it.
    app.dayChanged(to: workspace.session.todayIsGiven ? workspace.today : today)
    return true
  }
}
