import Foundation
import Synchronization

/// Reads what a program in this process shows, and counts it. Somebody has to read, or a long frame waits for ever.
final class OutputDrain: Sendable {
  private let terminal: Pseudoterminal
  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)

  private struct State {
    var count = 0
    var tail: [UInt8] = []
    var mustEnd = false
  }

  /// Bytes that no program sends.
  private static let mark = Array("\u{1}counted\u{1}".utf8)

  init(_ terminal: Pseudoterminal) {
    self.terminal = terminal
    Thread.detachNewThread { [self] in drain() }
  }

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !state.withLock({ $0.mustEnd }) {
      let bytes = terminal.read(into: &buffer, waitingMilliseconds: 20)
      if bytes.isEmpty { continue }
      state.withLock { state in
        state.count += bytes.count
        state.tail = (state.tail + bytes).suffix(OutputDrain.mark.count)
      }
    }
    ended.signal()
  }

  /// Ends the reading; nothing may be shown after it.
  func end() {
    state.withLock { $0.mustEnd = true }
    ended.wait()
  }

  /// How many bytes the program has shown since the last call.
  ///
  /// A mark is sent behind them and awaited, so nothing is still under way.
  func take() throws(Failure) -> Int {
    _ = write(terminal.device, OutputDrain.mark, OutputDrain.mark.count)
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
      let count: Int? = state.withLock { state in
        guard state.tail == OutputDrain.mark else { return nil }
        defer {
          state.count = 0
          state.tail = []
        }
        return state.count - OutputDrain.mark.count
      }
      if let count { return count }
      usleep(200)
    }
    throw Failure("the terminal does not get what is sent")
  }
}
