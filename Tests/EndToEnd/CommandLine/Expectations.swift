import Foundation
import Testing

extension Workplace {
  /// Runs the program, which must refuse: with this status, with one sentence that holds `words`, and without a result.
  func expectRefusal(
    _ status: Int32, _ words: String, _ arguments: String..., location: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try start(arguments).finish()
    #expect(outcome.status == status, "\(arguments): \(outcome)", sourceLocation: location)
    #expect(outcome.errors.contains(words), "\(arguments): \(outcome)", sourceLocation: location)
    #expect(outcome.outputBytes.isEmpty, "results only on standard output: \(outcome)", sourceLocation: location)
    #expect(
      outcome.errorLines.last?.hasPrefix("stegvis: ") == true, "it says who speaks: \(outcome)",
      sourceLocation: location)
  }

  /// Runs the program, which must do what it is asked.
  @discardableResult
  func expectSuccess(
    _ arguments: String..., location: SourceLocation = #_sourceLocation
  ) throws -> Outcome {
    let outcome = try start(arguments).finish()
    #expect(outcome.status == 0, "\(arguments): \(outcome)", sourceLocation: location)
    return outcome
  }

  /// The same for arguments put together beforehand.
  @discardableResult
  func expectSuccess(_ arguments: [String], location: SourceLocation = #_sourceLocation) throws -> Outcome {
    let outcome = try start(arguments).finish()
    #expect(outcome.status == 0, "\(arguments): \(outcome)", sourceLocation: location)
    return outcome
  }

  /// What the whole register holds, kind by kind: equal before and after means that nothing was written.
  func contents() throws -> [String: String] {
    var contents: [String: String] = [:]
    for kind in ["participants", "enrolments", "steps", "lights", "mapping"] {
      contents[kind] = try stegvis("export", kind).output
    }
    // What was seen stands in the log too, and every look at it is one more: what was changed is what counts here.
    contents["log"] = try stegvis("log", "--format", "csv").output.split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst(2).joined(separator: ",") }
      .filter { !Workplace.isReading($0) }.joined(separator: "\n")
    return contents
  }

  /// Whether a row of the log without number and time, `actor,kind,…`, tells that somebody looked.
  private static func isReading(_ row: String) -> Bool {
    let kind = row.split(separator: ",", omittingEmptySubsequences: false).dropFirst().first.map(String.init)
    return ["card_read", "card_tried", "list_read", "log_read", "exported"].contains(kind)
  }

  /// `check` finds nothing.
  func expectWhole(location: SourceLocation = #_sourceLocation) throws {
    let check = try stegvis("check")
    #expect(check.status == 0, "\(check)", sourceLocation: location)
  }
}

/// A JSON result as a dictionary.
func object(_ outcome: Outcome) throws -> [String: Any] {
  let parsed = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes))
  return try #require(parsed as? [String: Any], "\(outcome)")
}
