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

/// Names as people have them, and what a file in the wrong code page makes of them.
@Suite struct SignInNameTests {
  @Test(arguments: [
    "O'Hara", "O’Hara", "O´Hara", "Anne-Grethe", "Per Arne jr.", "Łukasz", "阮文", "Thị Lan", "Áilu", "d’Œuvre", "Null",
    "(Lille) Kari",
  ]) func areNames(name: String) { #expect(NameRule.stranger(in: name) == nil) }

  @Test(
    arguments: [
      ("Bj¿rg", "¿"), ("K\u{152}re", "\u{152}"), ("BjÃ¸rg", "¸"), ("KÃ¥re", "¥"), ("Bj?rg", "?"),
      ("Bj\u{FFFD}rg", "\u{FFFD}"),
      ("Bj›rg", "›"), ("®degaard", "®"),
    ] as [(String, Character)])
  func showTheWrongCodePage(name: String, sign: Character) { #expect(NameRule.stranger(in: name) == sign) }

  @Test func aTextIsAsItLooks() {
    #expect("Li\u{AD}v".asItLooks == "Liv")
    #expect("P\u{200B}er\u{FEFF}".asItLooks == "Per")
    #expect("Ann\u{A0}Mari\u{202F}Moe".asItLooks == "Ann Mari Moe")
    #expect("\u{202B}Åse\u{202C}".asItLooks == "Åse")
    #expect("Åse Østby".asItLooks == "Åse Østby")
  }
}

@Suite struct DistrictTests {
  private let districts = Districts(["Grünerløkka", "St. Hanshaugen", "Vestre Aker"])

  @Test(arguments: [
    ("grünerløkka", "Grünerløkka"), ("GRÜNERLØKKA", "Grünerløkka"), ("Bydel Grünerløkka", "Grünerløkka"),
    ("Grünerlokka", "Grünerløkka"), ("St.Hanshaugen", "St. Hanshaugen"), ("st hanshaugen", "St. Hanshaugen"),
    ("Vestre-Aker", "Vestre Aker"), ("NULL", nil), ("Aker", nil), ("bydel", nil), ("", nil),
  ]) func areOneHoweverSpelt(text: String, name: String?) { #expect(districts.named(text) == name) }
}
