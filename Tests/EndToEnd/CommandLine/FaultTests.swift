import Foundation
import Testing

/// The commands that look for faults, with fewer rounds than they take by themselves.
@Suite("Looking for faults", .serialized) struct FaultTests {
  private func benchmarks(_ arguments: String...) throws -> Outcome {
    let workplace = try Workplace()
    return try RunningProgram("\(Binary.folder)/Benchmarks", arguments, in: workplace).finish(within: 600)
  }

  @Test("nothing acknowledged is lost when four writers are killed again and again")
  func killed() throws {
    let outcome = try benchmarks("crash", "--rounds", "50", "--rounds-per-register", "10")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.contains("lost          0"), "\(outcome)")
    #expect(outcome.output.contains("checks failed 0"), "\(outcome)")
  }

  @Test("killed, or its disk full, at any step of its writing, every kind of change is all there or not at all")
  func steps() throws {
    // What cannot be watched is told, and is a failure: without it nothing is known.
    let outcome = try benchmarks("steps", "--at-most", "4")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.contains("problems    0"), "\(outcome)")
  }

  @Test("no flipped bit that changes anything goes unseen")
  func flipped() throws {
    let outcome = try benchmarks("flips", "--count", "300")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.contains("0\tchanged and not seen"), "\(outcome)")
  }
}
