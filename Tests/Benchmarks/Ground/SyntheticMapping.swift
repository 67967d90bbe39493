import Domain
import Store

/// A file of mapping records that nobody ever made: the same for the same number.
enum SyntheticMapping {
  static let year = 2019

  static func file(records: Int) -> [UInt8] {
    var random = SeededGenerator(seed: 2019)
    var writer = CSVWriter()
    writer.write(ImportKind.mapping.columns.map(\.english))
    for _ in 0..<records { writer.write(record(&random)) }
    return writer.take()
  }

  private static func record(_ random: inout SeededGenerator) -> [String] {
    ImportKind.mapping.columns.map { column in
      switch column {
      case .round: String(year)
      case .ageGroup: pick(AgeGroup.allCases.map(\.rawValue), &random)
      case .gender: pick(["female", "male", "male"], &random)
      case .group: pick(["substance", "mild_dual", "serious_dual", "mental"], &random)
      case .hasChildren, .livesWithChildren, .carePlan, .team: pick(["yes", "no", "no", ""], &random)
      case _ where ImportColumn.lifeDomains.contains(column):
        pick(["green", "green", "yellow", "yellow", "yellow", "red", "red", ""], &random)
      default: ""
      }
    }
  }

  private static func pick(_ words: [String], _ random: inout SeededGenerator) -> String {
    words.randomElement(using: &random) ?? ""
  }
}
