import Resources
import Synchronization
import TerminalUI

/// Long work under way, seen from both threads: how far it has come, and whether it is to stop.
final class LongWork: Sendable {
  private struct State {
    var done: Int64 = 0
    var total: Int64 = 0
    var isStopping = false
  }

  private let state = Mutex(State())
  /// When it began, on the clock of the main loop.
  private let began: Int64

  init(at began: Int64) { self.began = began }

  var isStopping: Bool { state.withLock { $0.isStopping } }

  func stop() { state.withLock { $0.isStopping = true } }

  /// - Returns: whether it shows: whole percents do.
  func come(to done: Int64, of total: Int64) -> Bool {
    state.withLock { state in
      defer { (state.done, state.total) = (done, total) }
      return ProgressBar(done: Int(done), total: Int(total)).percent
        != ProgressBar(done: Int(state.done), total: Int(state.total)).percent
    }
  }

  /// `1 200 av 5 000 · 20 s igjen`.
  func bar(at now: Int64, in language: Language) -> ProgressBar {
    let (done, total) = state.withLock { (Int($0.done), Int($0.total)) }
    guard total > 0 else { return ProgressBar(done: 0, total: 0) }
    var arguments: [String: any CustomStringConvertible] = ["done": done.grouped, "total": total.grouped]
    let elapsed = now - began
    guard elapsed >= 1000, done > 0 else {
      return ProgressBar(done: done, total: total, text: language(CommonText.progress, arguments))
    }
    arguments["n"] = Int((Double(elapsed) / 1000 * Double(total - done) / Double(done)).rounded(.up))
    return ProgressBar(done: done, total: total, text: language(CommonText.progressLeft, arguments))
  }

  /// In place of what it works on.
  func draw(_ sentence: String, on canvas: inout Canvas, in workspace: Workspace) {
    PeopleNotice.draw(sentence, style: .muted, on: &canvas)
    let lines = sentence.wrapped(to: max(1, min(72, canvas.width - 4)), glyphs: canvas.glyphs).count
    let y = min(canvas.height - 1, lines + 2)
    bar(at: workspace.drafts.time, in: workspace.language)
      .draw(on: &canvas, x: min(3, canvas.width), y: y, width: max(0, min(72, canvas.width - 6)))
  }
}
