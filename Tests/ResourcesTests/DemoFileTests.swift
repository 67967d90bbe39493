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

  /// Four rounds before it, each of a size that may be shown.
  @Test func fourRoundsCameBefore() throws {
    let text = try #require(String(data: DemoFile.earlierMapping.bytes, encoding: .utf8))
    let rows = text.split(separator: "\n")
    #expect(rows.first == String(data: DemoFile.mapping.bytes, encoding: .utf8)?.split(separator: "\n").first)
    let years = Dictionary(grouping: rows.dropFirst()) { $0.prefix(4) }.mapValues(\.count)
    #expect(years == ["2015": 104, "2016": 112, "2017": 121, "2018": 129])
  }

  @Test func aFileThatIsNotEmbeddedIsNil() {
    #expect(EmbeddedFile.bytes("Demo/none.csv") == nil)
  }
}
