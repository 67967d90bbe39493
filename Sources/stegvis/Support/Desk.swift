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
  let register: Register
  let session: Session
  var isDemo = false
  var userTitle: String?

  func run() throws {
    let bindings = try Rebinding.read()
    let terminal = try Terminal.open(common)
    defer { terminal.close() }
    let wakePipe = terminal.wakePipe
    let workspace = try common.storing { () throws(StoreError) in
      try Workspace(
        session: session, language: Speech.language, glyphs: terminal.glyphs, bindings: bindings,
        settings: try Desk.settings(common, session: session, isDemo: isDemo, title: userTitle),
        wake: { wakePipe.wake() })
    }
    let app = App(workspace)
    var loop = MainLoop(terminal: terminal)
    var minute = ""
    loop.tick = {
      let isChanged = tick(app, workspace)
      defer { minute = Clock.text() }
      return isChanged || minute != Clock.text()
    }
    loop.receive = { app.receive() }
    // The menu stands before anybody's name is read.
    var isFirst = true
    loop.painted = {
      if isFirst { workspace.loadRoster() }
      isFirst = false
    }
    loop.run(app)
  }

  static func settings(
    _ common: CommonOptions, session: Session, isDemo: Bool, title: String?
  ) throws(StoreError) -> Workspace.Settings {
    Workspace.Settings(
      organisation: try session.setting(.organisation) ?? "", userTitle: title ?? session.actor, file: common.path,
      localTime: Clock.local, isDemo: isDemo, isReadOnly: common.readOnly || common.entry != nil,
      asOfEntry: common.entry,
      todayIsGiven: session.todayIsGiven, clock: Clock.text)
  }

  /// Changes by others, and midnight.
  private func tick(_ app: App, _ workspace: Workspace) -> Bool {
    var isDue = app.poll()
    if !session.todayIsGiven, Clock.localDay() != workspace.today {
      app.dayChanged(to: Clock.localDay())
      isDue = true
    }
    return isDue
  }
}
