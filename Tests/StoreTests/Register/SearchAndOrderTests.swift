import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct SearchTextTests {
  private func stored(_ name: String) -> String { String(decoding: SearchText.folded(name), as: UTF8.self) }

  private func finds(_ typed: String, _ name: String) -> Bool {
    let words = SearchText.words(typed: typed)
    let text = SearchText.folded(name)
    return !words.isEmpty
      && words.allSatisfy { word in
        let needle = Array(" ".utf8) + word.folded
        return text.indices.contains { text[$0...].starts(with: needle) }
      }
  }

  @Test func caseAndAccentsAreLookedPast() {
    #expect(stored("Hansen") == " hansen")
    #expect(stored("José Núñez-Łódź") == " jose nunez lodz")
    #expect(stored("Nguyễn Thị") == " nguyen thi")
    #expect(stored("ÆØÅ æøå") == " aeoa aeoa")
    #expect(stored("Þór Straße") == " thor strasse")
    #expect(stored("O’Brien, Anne-Lise") == " o brien anne lise")
  }

  @Test(arguments: ["aase", "Åse", "ase", "ÅSE", "A\u{30A}se"])
  func everyWayToWriteItFindsIt(typed: String) {
    for name in ["Åse Berg", "Berg, Aase", "Ase", "A\u{30A}se"] { #expect(finds(typed, name), "\(name)") }
  }

  @Test func oeAndAe() {
    #expect(finds("overland", "Øverland"))
    #expect(finds("oeverland", "Øverland"))
    #expect(finds("øver", "Oeverland"))
    #expect(finds("aero", "Ærø"))
    #expect(finds("ærø", "Aeroe"))
  }

  @Test func everyWordMustBeginAWord() {
    #expect(finds("han ai", "Hansen, Aisha"))
    #expect(finds("ai han", "Hansen, Aisha"))
    #expect(!finds("ansen", "Hansen, Aisha"))
    #expect(!finds("han per", "Hansen, Aisha"))
    #expect(finds("o'b", "O'Brien"))
    #expect(finds("阮", "Thanh, 阮文"))
    #expect(finds("иван", "Иванов, Пётр"))
  }

  @Test func aNumberIsFoundByItsParts() {
    var text = SearchText()
    Array("P-0042".utf8).withUnsafeBytes { text.add(number: $0) }
    #expect(words(text) == "p0042 p42 0042 42")
    #expect(typed("p-00") == ["p00"])
    #expect(typed(" P-42 han") == ["p42", "han"])
    var plain = SearchText()
    Array("117".utf8).withUnsafeBytes { plain.add(number: $0) }
    #expect(words(plain) == "117")
  }

  @Test func aTelephoneNumberIsFoundWithItsSpacesOrWithout() {
    var text = SearchText()
    Array("+47 900 11 222".utf8).withUnsafeBytes { text.add(phone: $0) }
    #expect(words(text) == "4790011222 90011222")
    for typed in [
      "90011222", "900 11 222", "+47 90011222", "0047 900 11 222", "900 11 2", "900\u{A0}11\u{202F}2",
      "\u{200B}900 11\u{AD} 2",
    ] {
      let word = SearchText.words(typed: typed)
      #expect(word.count == 1)
      #expect(Array("90011222".utf8).starts(with: word.first?.folded ?? [0]), "\(typed)")
    }
  }

  private func words(_ text: SearchText) -> String {
    text.words.map { String(decoding: $0.folded, as: UTF8.self) }.joined(separator: " ")
  }

  private func typed(_ text: String) -> [String] {
    SearchText.words(typed: text).map { String(decoding: $0.folded, as: UTF8.self) }
  }

  @Test func whatCannotBeSeenIsNotThere() {
    let invisible = ["\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"]
    for sign in invisible {
      #expect(stored("Prø\(sign)ve\(sign)") == " prove" && typed("\(sign)p\(sign)rø") == ["pro"], "\(sign)")
      #expect("Prø\(sign)ve".norwegianOrder == "Prøve".norwegianOrder)
    }
    for space in ["\u{A0}", "\u{202F}", "\u{2009}"] {
      #expect(stored("Anne\(space)Lise") == " anne lise" && typed("anne\(space)li") == ["anne", "li"])
    }
  }

  @Test func whatIsTypedIsMarkedWhereItStands() {
    func marked(_ typed: String, _ text: String) -> String {
      SearchWords(typed).ranges(in: text).map { String(text[$0]) }.joined(separator: "|")
    }
    #expect(marked("moe", "Moen, Kai") == "Moe" && marked("moe", "Dahl, Mona") == "Mo")
    #expect(marked("aas", "Åse, Aas") == "Ås" && marked("ai han", "Hansen, Aisha") == "Han|Ai")
    #expect(marked("han", "Johansen, Per") == "han" && marked("per", "Hansen, Aisha").isEmpty)
    #expect(marked("p-00", "P-0042") == "P-00" && marked("jose", "Jose\u{301}, E") == "Jose\u{301}")
    #expect(marked("liv", "L\u{AD}iv") == "L\u{AD}iv" && marked("", "Liv").isEmpty)
  }

  @Test func nothingTypedIsNoWord() {
    #expect(SearchText.words(typed: "").isEmpty)
    #expect(SearchText.words(typed: "  - , ").isEmpty)
  }

  @Test func bytesThatAreNoTextAreTaken() {
    for bytes in [[0xFF, 0xFE], [0x41, 0xC3], [0xF0, 0x9F], [0xE2, 0x28, 0xA1], [0x00]] as [[UInt8]] {
      var text = SearchText()
      bytes.withUnsafeBytes { text.add(name: $0) }
      _ = bytes.withUnsafeBytes { NorwegianCollation.key($0) }
    }
  }
}

@Suite struct NorwegianCollationTests {
  private func sorted(_ names: [String]) -> [String] {
    names.sorted { left, right in
      func key(_ name: String) -> [UInt8] { Array(name.utf8).withUnsafeBytes { NorwegianCollation.key($0) } }
      return key(left).lexicographicallyPrecedes(key(right))
    }
  }

  private func expectOrder(_ names: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(sorted(names.reversed()) == names, sourceLocation: sourceLocation)
  }

  @Test func theNorwegianLettersComeLast() {
    expectOrder(["Aker", "Berg", "Zorn", "Ærø", "Øst", "Ås"])
    expectOrder(["Zorn", "Ærø", "Øst", "Aas"])
    expectOrder(["Hansen, Per", "Hansen, Ærlig", "Hansen, Øyvind", "Hansen, Åse"])
  }

  @Test func doubleAIsÅ() {
    expectOrder(["Zett", "Aaberg", "Åbo", "Aas"])
    expectOrder(["HAUGEN", "haa"])
    expectOrder(["A\u{30A}ben", "Åse"])
  }

  @Test func accentsAreLookedPast() {
    expectOrder(["Andre, B", "André, C", "Andre, D"])
    // ü goes with y, as CLDR has it.
    expectOrder(["Muller", "Mylius", "Müller", "Myran"])
    expectOrder(["Zett", "Ärlig", "Öst", "Åse"])
  }

  @Test func theFamilyNameEndsBeforeALongerOne() {
    expectOrder(["Berg, Åse", "Berg Hansen, Anne", "Bergan, Anne"])
    expectOrder(["Hansen, Anne", "Hansen, Anne Lise", "Hansen, Anneli"])
    expectOrder(["Anne-Lise", "Anne Marie"])
  }

  @Test func figuresFirstOtherScriptsLast() {
    expectOrder(["4H", "Abel", "Ås", "Иванов", "阮文"])
  }
}

@Suite struct SortKeyTests {
  @Test func theBytesOfANumberAreItsOwnOrder() throws {
    for text in ["P-9", "P-10", "P-010", "A1B22", "007", "0", "-", "X", "P-00-1", "12345678901234567890"] {
      var key: [UInt8] = []
      Array(text.utf8).withUnsafeBytes { ParticipantNumber.appendSortKey(of: $0, to: &key) }
      #expect(key == ParticipantNumber(stored: text).sortKey, "\(text)")
    }
  }

  @Test func sortingAndMergingIsWhatSortingAllIs() {
    var dice = Dice(3)
    for _ in 0..<40 {
      let keys = (0..<Int.random(in: 0...60, using: &dice)).map { _ in
        (0..<Int.random(in: 0...12, using: &dice)).map { _ in UInt8.random(in: 0...3, using: &dice) }
      }
      let cut = keys.isEmpty ? 0 : Int.random(in: 0...keys.count, using: &dice)
      func set(_ part: ArraySlice<[UInt8]>) -> SortKeys {
        var set = SortKeys()
        for key in part { set.add { $0 += key } }
        set.sort()
        return set
      }
      let expected = keys.indices.sorted {
        keys[$0] == keys[$1] ? $0 < $1 : keys[$0].lexicographicallyPrecedes(keys[$1])
      }
      #expect(set(keys[...]).order.map { Int($0) } == expected)
      #expect(SortKeys.merged(set(keys[..<cut]), set(keys[cut...])).map { Int($0) } == expected)
    }
  }

  @Test func theShownNameIsTheDomains() throws {
    let trial = try RegisterTrial()
    let names = [
      ("Berg", "Siv", nil), ("", "Siv", nil), ("Berg", "", nil), ("Berg", "Siv", "Lille Siv"), ("Ås", "阮", ""),
    ]
    for (index, name) in names.enumerated() {
      _ = try trial.session().people.add(
        try RegisterTrial.person("P-\(index)", name.0, name.1, display: name.2))
    }
    let roster = try trial.session().people.roster()
    let shown = roster.select(RosterQuery(sort: .number)).compactMap { roster[$0]?.shownName }
    #expect(shown == names.map { PersonName.shown(given: $0.1, family: $0.0, display: $0.2) })
  }
}
