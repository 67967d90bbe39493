import Testing

@testable import Ledger
@testable import Store

/// What encoding a file is in, and what is no text at all.
@Suite struct CSVTextTests {
  private func problem(_ bytes: [UInt8]) -> CSVFileProblem? {
    do throws(CSVFileProblem) {
      _ = try CSVText(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func utf8IsTakenWithAndWithoutAMark() throws {
    let plain = Array("nr;kjønn\n".utf8)
    #expect(try CSVText(plain).bytes == plain)
    #expect(try CSVText([0xEF, 0xBB, 0xBF] + plain).bytes == plain)
    #expect(try CSVText(plain).encoding == .utf8)
  }

  @Test func windows1252IsTakenWhereItIsNotUTF8() throws {
    // Åse – «ærlig», 5 €
    let text = try CSVText(
      [0xC5] + Array("se ".utf8) + [0x96, 0x20, 0xAB, 0xE6] + Array("rlig".utf8) + [0xBB, 0x2C, 0x20, 0x35, 0x20, 0x80])
    #expect(text.encoding == .windows1252)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "Åse – «ærlig», 5 €")
  }

  @Test func aMixtureOfBothIsDamaged() {
    let mixed = Array("nr;navn\n1;Bjørn\n2;Bj".utf8) + [0xF8] + Array("rn\n".utf8)
    #expect(problem(mixed) == .damagedEncoding(line: 3))
  }

  @Test func bytesThatAreNoLetterInEitherAreDamaged() {
    #expect(problem(Array("nr\n".utf8) + [0x81]) == .damagedEncoding(line: 2))
  }

  @Test func overlongAndHalfSequencesAreNoUTF8() {
    for bytes: [UInt8] in [[0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3]] {
      #expect(problem(Array("å;b\n".utf8) + bytes) == .damagedEncoding(line: 2))
    }
  }

  @Test func utf16IsRefusedWithAndWithoutAMark() {
    func utf16(_ text: String, low first: Bool) -> [UInt8] {
      text.utf16.flatMap { first ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
    let text = "nr;kjønn\n1;kvinne\n"
    #expect(problem([0xFF, 0xFE] + utf16(text, low: true)) == .utf16)
    #expect(problem([0xFE, 0xFF] + utf16(text, low: false)) == .utf16)
    #expect(problem(utf16(text, low: true)) == .utf16)
    #expect(problem(utf16(text, low: false)) == .utf16)
  }

  @Test func aNULIsRefusedWithItsLine() {
    #expect(problem(Array("nr;navn\n1;A\n2;\0\n".utf8)) == .nul(line: 3))
  }

  @Test func otherKindsOfFileAreNamed() {
    #expect(problem([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]) == .notText(.png))
    #expect(problem([0x50, 0x4B, 0x03, 0x04, 0x14, 0]) == .notText(.zip))
    #expect(problem([0xD0, 0xCF, 0x11, 0xE0]) == .notText(.legacyOffice))
    #expect(problem(Array("%PDF-1.7\n".utf8)) == .notText(.pdf))
    #expect(problem(Array("SQLite format 3\0".utf8)) == .notText(.database))
  }

  @Test func nothingIsNoFile() {
    #expect(problem([]) == .empty)
    #expect(problem([0xEF, 0xBB, 0xBF]) == .empty)
    #expect(throws: CSVFileProblem.empty) { try CSVReader(CSVText(Array("\n;;\n\n".utf8))) }
  }
}
