import CInterruption
import Foundation

/// A program that is run to its end, or to one of its steps: the calls by which it may change a file.
struct Interruption {
  enum Kind {
    case none
    /// Killed before the step, from 1.
    case kill(Int)
    /// From the step on the disk is full.
    case full(Int)
  }

  /// How many steps it took, the one it was killed before included.
  let steps: Int
  /// Nil when it was killed.
  let status: Int32?
  /// Standard output and standard error.
  let text: String

  init(_ command: [String], environment: [String: String], output: String, _ kind: Kind) throws(Failure) {
    let (code, place) =
      switch kind {
      case .none: (INTERRUPTION_NONE, 0)
      case .kill(let step): (INTERRUPTION_KILL, step)
      case .full(let step): (INTERRUPTION_FULL, step)
      }
    var end: Int32 = 0
    let count = Spawn.withStrings(command) { words in
      Spawn.withStrings(environment.map { "\($0)=\($1)" }) { environment in
        interruption_run(words, environment, output, code, place, &end)
      }
    }
    guard count >= 0 else {
      throw Failure("a program's calls cannot be watched here: \(String(cString: strerror(errno)))")
    }
    steps = count
    // The macros of wait.h, which Swift does not see.
    status = end & 0x7F == 0 ? (end >> 8) & 0xFF : nil
    text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
  }
}
