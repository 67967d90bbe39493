import TerminalUI
import Testing

@testable import CursesTerminal

/// What needs no terminal.
@Suite struct Decoding {
  private func decode(_ bytes: [UInt8], _ set: TerminalEncoding = .utf8) -> [InputEvent] {
    var decoder = KeyDecoder(set)
    for byte in bytes { decoder.byte(byte) }
    decoder.silence()
    return decoder.takeEvents()
  }

  @Test func invalidBytesTypeNothing() {
    #expect(decode([0x61, 0xFF, 0x62]) == [.key(.character("a")), .key(.character("b"))])
    #expect(decode([0xC3, 0x61]) == [.key(.character("a"))])
    #expect(decode([0x80, 0x80, 0x80, 0x80, 0x80]) == [])
    #expect(decode([0xED, 0xA0, 0x80, 0x61]) == [.key(.character("a"))])
  }

  /// Whatever arrives, in whatever pieces: the decoder gets through it and hears the next key.
  @Test func noiseDoesNotStick() {
    var generator = SystemRandomNumberGenerator()
    let favourites: [UInt8] = [0x1B, 0x5B, 0x4F, 0x5D, 0x50, 0x4D, 0x3B, 0x30, 0x7E, 0xC3, 0xA5, 0x07]
    for _ in 0..<2000 {
      var decoder = KeyDecoder(.utf8)
      for _ in 0..<Int.random(in: 0..<40, using: &generator) {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: decoder.key(.up)
        case 1: decoder.key(nil)
        case 2: decoder.silence()
        case 3: _ = decoder.takeEvents()
        case 4: decoder.pasteBegins()
        case 5: decoder.pasteEnds()
        case 6: decoder.byte(UInt8.random(in: 0...255, using: &generator))
        default: decoder.byte(favourites.randomElement(using: &generator) ?? 0)
        }
      }
      decoder.silence()
      decoder.pasteEnds()
      _ = decoder.takeEvents()
      decoder.byte(UInt8(ascii: "z"))
      #expect(decoder.takeEvents().last == .key(.character("z")))
    }
  }

  @Test func pasteThatNeverEndsIsCut() {
    var decoder = KeyDecoder(.utf8)
    decoder.pasteBegins()
    for _ in 0..<(KeyDecoder.pasteLimit + 10) { decoder.byte(UInt8(ascii: "a")) }
    #expect(decoder.takeEvents() == [])
    #expect(decoder.isPasting)
    decoder.pasteEnds()
    guard case .paste(let text) = decoder.takeEvents().first else {
      Issue.record("no paste")
      return
    }
    #expect(text.count == KeyDecoder.pasteLimit)
  }

  @Test func endOfPasteMayComeInPieces() {
    var decoder = KeyDecoder(.utf8)
    for byte in Array("\u{1B}[200~hei\u{1B}[20".utf8) { decoder.byte(byte) }
    decoder.silence()
    #expect(decoder.takeEvents() == [])
    for byte in Array("1~x".utf8) { decoder.byte(byte) }
    #expect(decoder.takeEvents() == [.paste("hei"), .key(.character("x"))])
  }

  @Test(
    arguments: [
      ([:], true), (["LANG": ""], true), (["LANG": "nb_NO.UTF-8"], true), (["LC_CTYPE": "nn_NO.utf8"], true),
      (["LANG": "C"], false), (["LANG": "nb_NO.UTF-8", "LC_ALL": "C"], false), (["LANG": "nb_NO.ISO-8859-1"], false),
      (["LANG": "nb_NO"], false), (["LC_CTYPE": "UTF-8"], true), (["LANG": "nb_NO.UTF-8@euro"], true),
      (["LANG": "UTF-16"], false),
    ] as [([String: String], Bool)])
  func localeIsBelievedWhenItIsExplicit(environment: [String: String], isUTF8: Bool) {
    #expect(TerminalEncoding.meansUTF8 { environment[$0] } == isUTF8)
  }

  @Test func backgroundIsWhatTheTerminalDeclares() {
    #expect(Background.declared("15;0") == .dark)
    #expect(Background.declared("0;default;15") == .light)
    #expect(Background.declared("7;8") == .dark)
    #expect(Background.declared("0;default") == .unknown)
    #expect(Background.declared(nil) == .unknown)
  }

  @Test func paddingIsRemoved() {
    #expect(TerminalDescription.stripped("\u{1B}[H\u{1B}[J$<50>") == "\u{1B}[H\u{1B}[J")
    #expect(TerminalDescription.stripped("a$<2/>b$<5*>c$<") == "abc$<")
    #expect(TerminalDescription.stripped("") == "")
  }
}
