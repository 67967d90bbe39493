import Foundation
import Testing

@testable import Resources

@Suite struct DemoFileTests {
  @Test(arguments: DemoFile.allCases)
  func everyFileIsEmbeddedAsTextWithAHeader(file: DemoFile) throws {
    let text = try #require(String(data: file.bytes, encoding: .utf8))
    let lines = text.split(separator: "\n")
    #expect(lines.count > 1)
    #expect(lines.first?.contains(";") == true)
    #expect(!text.contains("\r"))
  }

  /// The number of people that gives figure 3's percentages, one a row after the header.
  @Test func theMappingHoldsItsRecords() throws {
    let text = try #require(String(data: DemoFile.mapping.bytes, encoding: .utf8))
    #expect(text.split(separator: "\n").dropFirst().count { $0.hasPrefix("2019;") } == 137)
  }

  @Test func aFileThatIsNotEmbeddedIsNil() {
    #expect(EmbeddedFile.bytes("Demo/none.csv") == nil)
  }
}
