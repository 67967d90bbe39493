import CursesTerminal
import Foundation
import Resources
import Screens
import TerminalUI

/// Waits, reads all keys, updates, paints one frame; until the program is over or somebody wants it to end.
struct MainLoop {
  let terminal: CursesTerminal
  /// Called before anything else after each wait: milliseconds on a clock that only goes forward.
  var passed: (Int64) -> Void = { _ in }
  /// Called about once a second: looks for changes by others, and for midnight. True when a frame is due.
  var tick: () -> Bool = { false }
  /// Called when a worker has posted something. True when a frame is due.
  var receive: () -> Bool = { false }
  /// Called after every frame.
  var painted: () -> Void = {}
  /// Milliseconds since 1970, for the program: it reads no clock of its own.
  var now: () -> Int64 = { Clock.now() }

  private static let interval = 1000

  func run(_ program: any Program) {
    _ = program.pass(to: now())
    paint(program)
    let clock = ContinuousClock()
    let start = clock.now
    var nextTick = clock.now + .milliseconds(MainLoop.interval)
    while !program.isOver {
      let rest = max(0, Int((nextTick - clock.now) / .milliseconds(1)))
      let events = terminal.wait(timeoutMilliseconds: rest)
      passed(Int64((clock.now - start) / .milliseconds(1)))
      // Before the keys: after a long pause they are meant for nothing that stood there.
      var isDue = program.pass(to: now())
      for event in events {
        switch event {
        case .input(let input):
          program.handle(input)
          isDue = true
        case .click(let point):
          program.click(point)
          isDue = true
        case .woken: isDue = receive() || isDue
        case .quit(.interrupted):
          if program.interrupt() { return }
          isDue = true
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
        case .copy(let text): terminal.copy(text)
        }
      }
      if isDue { paint(program) }
      while program.work(), !program.isOver { paint(program) }
    }
  }

  private func paint(_ program: any Program) {
    terminal.present(program.frame(terminal.size))
    painted()
  }
}
