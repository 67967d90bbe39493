import Resources

/// The argument parser speaks English only; what it says of wrong usage, in the user's language.
enum UsageSentence {
  /// - Parameter message: the parser's own, such as `Unknown option '--bogus'`.
  /// - Returns: the sentence; the message itself where its form is not known.
  static func sentence(_ message: String, _ language: Language) -> String {
    let first = message.split(separator: "\n").first.map(String.init) ?? message
    let quoted = first.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    guard let word = quoted.first else { return first }
    if first.hasPrefix("Unknown option") { return language(ErrorText.usageUnknownOption, ["option": word]) }
    if first.hasPrefix("Missing expected argument") {
      return language(ErrorText.usageMissingArgument, ["argument": word])
    }
    if first.hasPrefix("Missing value for") { return language(ErrorText.usageMissingValue, ["option": option(word)]) }
    if first.contains("unexpected argument") || first.hasPrefix("Unexpected argument") {
      return language(ErrorText.usageUnexpectedArgument, ["argument": quoted.joined(separator: ", ")])
    }
    if first.hasPrefix("The value"), quoted.count > 1 {
      return language(
        ErrorText.usageBadChoice, ["value": word, "option": option(quoted[1]), "accepted": accepted(message)])
    }
    return first
  }

  /// `--size <size>` is called `--size`.
  private static func option(_ text: String) -> String { text.split(separator: " ").first.map(String.init) ?? text }

  /// The choices the parser lists: after "one of the following:", or in words at the end of the line.
  private static func accepted(_ message: String) -> String {
    let listed = message.split(separator: "\n").filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    if !listed.isEmpty { return listed.joined(separator: ", ") }
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.dropFirst(2).map { String($0.element) }
    return quoted.isEmpty ? "–" : quoted.joined(separator: ", ")
  }
}
