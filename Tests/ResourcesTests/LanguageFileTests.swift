import Domain
import Foundation
import Testing

@testable import Resources

/// The language files against the code and against each other.
@Suite struct LanguageFileTests {
  /// As any reader of JSON reads it.
  private func file(_ code: Language.Code) throws -> [String: String] {
    try JSONDecoder().decode([String: String].self, from: Data(text(code).utf8))
  }

  private func text(_ code: Language.Code) throws -> String {
    try #require(EmbeddedFile.text("Language/\(code.rawValue).json"), "\(code.rawValue).json is missing or no UTF-8")
  }

  /// The lines of the file between its braces, one key each.
  private func lines(_ code: Language.Code) throws -> [Substring] {
    let lines = try text(code).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "{" && lines.suffix(2) == ["}", ""], "\(code.rawValue).json begins or ends otherwise")
    return Array(lines.dropFirst().dropLast(2))
  }

  /// Whatever is wrong in a file is told with its line.
  @Test(arguments: Language.Code.allCases)
  func everyLineIsAKeyAndItsText(code: Language.Code) throws {
    let lines = try lines(code)
    var places: [String: Int] = [:]
    for (number, line) in zip(2..., lines) {
      let place = "\(code.rawValue).json:\(number)"
      #expect(line.hasSuffix(",") == (number <= lines.count), "\(place): a comma too many or too few")
      let pair = Data("{\(line.hasSuffix(",") ? line.dropLast() : line)}".utf8)
      do {
        for key in try JSONDecoder().decode([String: String].self, from: pair).keys {
          #expect(places[key] == nil, "\(place): \(key) stands on line \(places[key] ?? 0) too")
          places[key] = number
        }
      } catch {
        Issue.record(error, "\(place): \(line)")
      }
    }
    #expect(places.count == lines.count, "a line has no key, or more than one")
  }

  @Test(arguments: Language.Code.allCases)
  func everyTextIsFoundAsItStands(code: Language.Code) throws {
    let found = LanguageFile(code)
    for (key, text) in try file(code) { #expect(found.text(key) == text, "\(key)") }
    #expect(found.text("menu.") == nil && found.text("") == nil)
  }

  @Test(arguments: Language.Code.allCases)
  func noLanguageLacksATextOrHasOneMore(code: Language.Code) throws {
    let (texts, bokmal) = (try file(code), try file(.nb))
    let missing = AllTexts.keys.filter { texts[$0]?.isEmpty ?? true }
    #expect(missing.isEmpty, "\(code.rawValue).json lacks \(missing)")
    let others = Set(texts.keys).symmetricDifference(bokmal.keys).sorted()
    #expect(others.isEmpty, "\(code.rawValue).json and nb.json do not both have \(others)")
  }

  /// A number's name, formula and help are found by its id.
  @Test(arguments: Language.Code.allCases)
  func everyNumberHasItsWords(code: Language.Code) throws {
    let texts = try file(code)
    let missing = FigureID.allCases.flatMap { [$0.title, $0.formula, $0.help] }.filter {
      texts[$0.key]?.isEmpty ?? true
    }
    #expect(missing.isEmpty, "\(code.rawValue).json lacks \(missing.map(\.key))")
  }

  @Test func noTwoTextsShareAKey() {
    #expect(Set(AllTexts.keys).count == AllTexts.keys.count)
  }

  @Test(arguments: [Language.Code.en, .nn])
  func argumentsAreTheSameAsInBokmal(code: Language.Code) throws {
    let bokmal = try file(.nb)
    for (key, text) in try file(code) {
      let names = TextTemplate.argumentNames(of: bokmal[key] ?? "")
      #expect(TextTemplate.argumentNames(of: text) == names, "\(key)")
    }
  }

  @Test(arguments: Language.Code.allCases)
  func bracesArePaired(code: Language.Code) throws {
    for (key, text) in try file(code) {
      let rest = TextTemplate.fill(
        text, with: Dictionary(uniqueKeysWithValues: TextTemplate.argumentNames(of: text).map { ($0, 2) }))
      // The manual's example has a pipe in it.
      let hasBar = rest.contains("|") && !key.hasPrefix("command.")
      #expect(!rest.contains("{") && !rest.contains("}") && !hasBar, "\(key): \(text)")
    }
  }

  @Test(arguments: Language.Code.allCases)
  func groupsStandTogetherInOrder(code: Language.Code) throws {
    let lines = try lines(code)
    let groups = lines.map { $0.drop { $0 != "\"" }.dropFirst().prefix { $0 != "." } }
    let firsts = groups.enumerated().filter { $0.offset == 0 || groups[$0.offset - 1] != $0.element }.map(\.element)
    #expect(firsts == Array(Set(groups)).sorted(), "the groups of \(code.rawValue).json are apart or out of order")
  }

  @Test(arguments: Language.Code.allCases)
  func textsFitOnALineAndHoldNoControlCharacters(code: Language.Code) throws {
    // Help on the command line has lines of its own, for its examples.
    for (key, text) in try file(code) where !key.hasPrefix("command.") {
      #expect(text == text.trimmingCharacters(in: .whitespaces), "\(key)")
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(key)")
      #expect(!text.contains("  "), "\(key)")
    }
  }

  /// The words the service does not use: a list has no queue, nobody is caught, nothing is forfeited, and somebody who
  /// takes part is a participant.
  @Test(arguments: [Language.Code.nb, .nn])
  func wordsTheServiceDoesNotUseAreNotUsed(code: Language.Code) throws {
    let unwanted = [
      "kø", "køen", "forfalt", "forfalte", "fanget", "fanga", "innfanget", "klient", "klienter", "rusmisbruker",
      "misbruker", "narkoman",
    ]
    for (key, text) in try file(code) {
      let words = text.lowercased().split { !$0.isLetter }.map(String.init)
      for word in unwanted { #expect(!words.contains(word), "\(key): \(text)") }
    }
  }

  /// "Møter ikke opp" is NAV's end reason and is never said of a person.
  @Test func doesNotAttendIsSaidAsAReasonOnly() throws {
    for (key, text) in try file(.nb) where text.lowercased().contains("møter ikke opp") {
      #expect(
        key == DomainText.endReason(.doesNotAttend).key || text.contains("årsak «møter ikke opp»"), "\(key)")
    }
  }

  /// The row of a mapping has room for the longest area and no more.
  @Test(arguments: Language.Code.allCases)
  func areasFitTheirColumn(code: Language.Code) {
    let language = Language(code)
    for area in LifeDomain.allCases {
      #expect(language(area.textKey).count <= 22)
      #expect(language(area.letterKey).count == 1)
    }
    #expect(Set(LifeDomain.allCases.map { language($0.letterKey) }).count == LifeDomain.allCases.count)
  }

  @Test func lettersOfTheAreasAreThoseOfTheList() {
    let language = Language(.nb)
    #expect(LifeDomain.allCases.map { language($0.letterKey) }.joined() == "BFØSNRAP")
  }
}
