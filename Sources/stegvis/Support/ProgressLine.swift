import Foundation
import Resources
import TerminalUI

/// A bar on standard error with share and time left; silent when nobody watches.
final class ProgressLine {
  private let title: String
  private let isShown = StandardError.isTerminal
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var isDrawn = false

  init(_ title: String) { self.title = title }

  func show(done: Int, total: Int) {
    guard isShown, total > 0 else { return }
    let now = ContinuousClock.now
    // Ten times a second is as often as anybody can read.
    guard !isDrawn || now - last > .milliseconds(100) else { return }
    last = now
    isDrawn = true
    let width = 30
    let filled = min(width, done * width / total)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    let share = min(100, done * 100 / total)
    StandardError.write("\r\(title) [\(bar)] \(share) % \(left(done: done, total: total))\u{1B}[K")
  }

  func finish() {
    if isDrawn { StandardError.write("\r\u{1B}[K") }
    isDrawn = false
  }

  private func left(done: Int, total: Int) -> String {
    let spent = (ContinuousClock.now - start) / .milliseconds(1)
    guard done > 0, spent > 500 else { return "" }
    let seconds = Int((spent * Double(total - done) / Double(done) / 1000).rounded(.up))
    return Speech.language(CommonText.timeLeft, ["n": seconds])
  }
}
