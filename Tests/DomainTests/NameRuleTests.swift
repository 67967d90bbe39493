import Testing

@testable import Domain

@Suite("A name") struct NameRuleTests {
  @Test(
    "may be any that stands on one line",
    arguments: ["Siv", "阮文", "Z̷̢a", "محمد\u{200F}", "نام\u{200C}ها", "Linje­brudd", "O'Neill-Å"])
  func mayBe(name: String) { #expect(NameRule.problem(name) == nil) }

  @Test("is missing when there is nothing to read", arguments: ["", " ", "\n", "\u{A0}"])
  func isMissing(name: String) { #expect(NameRule.problem(name) == .missing) }

  @Test(
    "has no line breaks and no other control characters",
    arguments: [
      "a\nb", "a\r\nb", "a\tb", "a\u{0}b", "a\u{1B}[0m", "a\u{7F}", "a\u{85}b", "a\u{9B}", "a\u{2028}b", "a\u{2029}b",
    ])
  func oneLine(name: String) {
    #expect(NameRule.problem(name) == .notOneLine)
    #expect(!NameRule.isOneLine(name))
  }

  @Test("that may be left out may be left out")
  func mayBeLeftOut() { #expect(NameRule.isOneLine(nil)) }
}
