import CursesTerminal
import Foundation
import Resources
import Screens
import TerminalUI

/// Waits, reads all keys, updates, paints one frame; until the program is over or somebody wants it to end.
struct MainLoop {
  let terminal: CursesTerminal
  /// Called about once a second: looks for changes by others, and for midnight. True when a frame is due.
  var tick: () -> Bool = { false }
  /// Called when a worker has posted something. True when a frame is due.
  var receive: () -> Bool = { false }
  /// Called after every frame.
  var painted: () -> Void = {}

  private static let interval = 1000

  func run(_ program: any Program) {
    paint(program)
    let clock = ContinuousClock()
    var nextTick = clock.now + .milliseconds(MainLoop.interval)
    while !program.isOver {
      let rest = max(0, Int((nextTick - clock.now) / .milliseconds(1)))
      let events = terminal.wait(timeoutMilliseconds: rest)
      var isDue = false
      for event in events {
        switch event {
        case .input(let input):
          program.handle(input)
          isDue = true
        case .click: break
        case .woken: isDue = receive() || isDue
        case .quit: return
        }
        if program.isOver { return }
      }
      if clock.now >= nextTick {
        nextTick = clock.now + .milliseconds(MainLoop.interval)
        isDue = tick() || isDue
      }
      for request in program.takeRequests() {
        switch request {
        case .repaint: terminal.repaint()
        case .toggleMouse: terminal.toggleMouse()
        }
      }
      if isDue { paint(program) }
    }
  }

  private func paint(_ program: any Program) {
    terminal.present(program.frame(terminal.size))
    painted()
  }
}
