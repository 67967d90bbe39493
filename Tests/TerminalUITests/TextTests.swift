import Glibc
import Testing

@testable import TerminalUI

@Suite("Text takes the columns the terminal gives it")
struct TextWidthTests {
  @Test(
    "Samples",
    arguments: [
      ("a", 1), ("å", 1), ("a\u{30A}", 1), ("阮", 2), ("阮文", 4), ("🟢", 2), ("⚠", 1), ("●▲■·", 4), ("→…›", 3), ("─━╋", 3),
      ("한", 2), ("Ａ", 2), ("", 0), ("e\u{301}\u{302}", 1), ("░▒█", 3), ("▁▂▃▄▅▆▇█", 8), ("✓", 1),
    ])
  func samples(text: String, width: Int) {
    #expect(TextWidth.of(text) == width)
  }

  @Test("Every character agrees with the C library, which ncurses lays out by")
  func agreesWithC() {
    // LC_CTYPE_MASK is a macro Swift does not see.
    guard let utf8 = newlocale(1, "C.UTF-8", nil), let symbol = dlsym(nil, "wcwidth") else { return }
    // The header hides it unless X/Open is asked for.
    let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> CInt).self)
    let before = uselocale(utf8)
    defer {
      uselocale(before)
      freelocale(utf8)
    }
    var different: [String] = []
    for value in UInt32(0x20)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.isShown else { continue }
      let expected = Int(wcwidth(wchar_t(bitPattern: value)))
      if expected >= 0, TextWidth.of(scalar) != expected {
        different.append("U+\(String(value, radix: 16)) \(expected)")
      }
    }
    #expect(different == [])
  }
}

extension Unicode.Scalar {
  /// Of a kind that cleaned text can hold.
  fileprivate var isShown: Bool {
    switch properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: false
    default: (properties.age?.major ?? 99) <= 14
    }
  }
}

@Suite("Text from outside can't act on the terminal")
struct TextCleaningTests {
  @Test(
    "What becomes of it",
    arguments: [
      ("\u{1B}[31mRød", "^[[31mRød"),
      ("To\nlinjer", "To linjer"), ("To\r\nlinjer", "To linjer"), ("a\tb", "a b"), ("a\u{2028}b", "a b"),
      ("\u{202E}snesnaH", "snesnaH"), ("a\u{200B}b\u{AD}c\u{FEFF}", "abc"),
      ("👨‍👩‍👧", "👨👩👧"), ("⚠\u{FE0F}", "⚠"), ("👍🏽", "👍"), ("🇳🇴", "NO"),
      ("A\u{30A}se", "Åse"), ("\u{E000}", "\u{FFFD}"), ("\u{0}", "^@"), ("\u{7F}", "^?"), ("\u{9B}31m", "\u{FFFD}31m"),
      ("\u{301}x", "\u{25CC}\u{301}x"), ("\u{1F1F3}", "N"),
      ("x\u{301}\u{302}\u{303}\u{304}\u{305}", "x\u{301}\u{302}\u{303}\u{304}"),
      ("Åse · ●▲■ – «ja» 10 000", "Åse · ●▲■ – «ja» 10 000"),
    ])
  func cleaned(raw: String, clean: String) {
    #expect(Array(raw.cleaned().unicodeScalars) == Array(clean.unicodeScalars))
  }

  @Test("Cleaning twice changes nothing more", arguments: Hostile.names)
  func idempotent(name: String) {
    #expect(Array(name.cleaned().cleaned().unicodeScalars) == Array(name.cleaned().unicodeScalars))
  }

  @Test("Nothing that is typed or pasted stores a control character")
  func input() {
    #expect("\u{1B}[31mÅse\nHansen\u{0}".cleanedInput() == "[31mÅse Hansen")
  }

  @Test("In ASCII every name is still a name")
  func ascii() {
    #expect("Åse Bjørnø Ærlig".transliterated() == "Aase Bjoernoe AErlig")
    #expect("Čáhppes Đorđe Øystein Łódź Ế".transliterated() == "Cahppes Dorde Oeystein Lodz E")
    #expect("«Det» – 3 … ½ 10 € ● ▲ ■ ·".transliterated() == "\"Det\" - 3 ... 1/2 10 EUR o ^ # -")
    #expect("阮文".transliterated() == "??")
    #expect("a\u{301}\u{302}".transliterated() == "a")
    #expect(Hostile.names.allSatisfy { $0.cleaned().transliterated().utf8.allSatisfy { (0x20..<0x7F).contains($0) } })
  }

  @Test("Comparing forgets case and diacritics")
  func folded() {
    #expect("Åpne ÉN Ørn".folded() == "apne en orn")
    #expect("阮文".folded() == "阮文")
  }
}

@Suite("Text fits its columns")
struct TextFittingTests {
  @Test("What is cut says so, and a wide character is never halved")
  func truncation() {
    #expect("Johansen, Per".truncated(to: 8) == "Johanse…")
    #expect("Johansen, Per".truncated(to: 8, glyphs: .ascii) == "Johanse~")
    #expect("Per".truncated(to: 3) == "Per")
    #expect("阮文阮".truncated(to: 4) == "阮…")
    #expect("阮文阮".truncated(to: 5) == "阮文…")
    #expect("阮".truncated(to: 1) == "…")
    #expect("Per".truncated(to: 0) == "")
    #expect("Per".truncated(to: -3) == "")
  }

  @Test("Padding makes exactly the width", arguments: [0, 1, 2, 3, 7, 20])
  func padding(width: Int) {
    for name in Hostile.names.map({ $0.cleaned() }) {
      for align in [Alignment.left, .right, .center] {
        #expect(TextWidth.of(name.padded(to: width, align: align)) == width)
      }
    }
    #expect("34".padded(to: 5, align: .right) == "   34")
    #expect("34".padded(to: 5, align: .center) == " 34  ")
  }

  @Test("Paragraphs break between words, and inside a word only when it must be")
  func wrapping() {
    #expect("Hviler på skjønn. Kan ikke".wrapped(to: 10) == ["Hviler på", "skjønn.", "Kan ikke"])
    #expect("meningsfull aktivitet".wrapped(to: 6) == ["mening", "sfull", "aktivi", "tet"])
    #expect("en\n\nto".wrapped(to: 9) == ["en", "", "to"])
    #expect("".wrapped(to: 9) == [""])
    #expect("阮文".wrapped(to: 1) == ["阮", "文"])
    #expect("x".wrapped(to: 0) == [])
  }

  @Test("Every glyph of the program is one column, in ASCII really ASCII", arguments: GlyphSet.allCases)
  func glyphs(set: GlyphSet) {
    let lights = [set.lightGreen, set.lightYellow, set.lightRed, set.lightNone]
    let lines = [
      set.horizontal, set.vertical, set.cross, set.teeLeft, set.teeRight, set.teeDown, set.teeUp,
      set.heavyHorizontal, set.heavyCross,
    ]
    let shades = [set.shadeLight, set.shadeMedium, set.shadeFull, set.shadeMissing]
    let marks = [
      set.ellipsis, set.breadcrumb, set.selection, set.check, set.separator, set.bullet, set.ascending,
      set.descending, set.arrowLeft, set.arrowRight, set.arrowUp, set.arrowDown,
    ]
    let all = lights + lines + shades + marks + (1...8).map(set.spark)
    #expect(all.allSatisfy { TextWidth.of(String($0)) == 1 })
    // Transliteration leaves them as they are, so a glyph drawn is the glyph meant.
    #expect(all.allSatisfy { set.presentable(String($0)) == String($0) })
    #expect(set == .unicode || all.allSatisfy(\.isASCII))
    // A light and a shade can be told apart without colour.
    #expect(Set(lights).count == 4)
    #expect(Set(shades).count == 4)
    #expect(set.spark(-5) == set.spark(1) && set.spark(99) == set.spark(8))
  }
}
