import Domain
import Foundation
import Store

/// A report for programs: keys and words are English and stay, and say no more than the page does.
struct ReportData: Encodable {
  struct Chapter: Encodable {
    var id: String
    var words: Words?
    var rows: [Row]
    var rowsLeft: Int
    var measures: [Measure]?
  }

  /// A plan's measure in words.
  struct Measure: Encodable {
    var id, name, text: String
    var words: Words?
    var history: [Words]
  }

  /// The plan that a report is of.
  struct Plan: Encodable {
    var id, name, owner: String
    var firstYear, lastYear: Int
    var isOver: Bool
    var afterwards: String?
  }

  struct Words: Encodable {
    var text, author, date: String
  }

  struct Row: Encodable {
    var id: String
    var numbers: [String: Number]
    /// Beside them, in words of programs.
    var remarks: [String: String]?
  }

  struct Number: Encodable {
    var value: Double?
    var base, percent: Int?
    /// `few`, `protected`, `base`, `unknown`; absent where the number is told.
    var suppressed: String?
  }

  var report, profile, from, to, asOf: String
  var entry: Int64
  var unit: String?
  var round: Int?
  var plan: Plan?
  var chapters: [Chapter]

  init(_ document: ReportDocument) {
    let order = document.order
    (report, profile) = (order.report.rawValue, order.profile.rawValue)
    (from, to, asOf) = (order.period.from.iso, order.period.to.iso, document.asOf.iso)
    (entry, unit, round) = (document.entry, document.unit, document.round)
    plan = document.plan.map { plan in
      Plan(
        id: plan.id, name: plan.name, owner: plan.owner, firstYear: plan.years.lowerBound,
        lastYear: plan.years.upperBound, isOver: plan.isOver, afterwards: plan.afterwards)
    }
    chapters = document.chapters.map { chapter in
      Chapter(
        id: chapter.id.rawValue,
        words: chapter.words.map(Words.init),
        rows: chapter.rows.map { row in
          Row(
            id: row.id,
            numbers: Dictionary(zip(chapter.columns.map(\.id), row.numbers.map(Number.init))) { first, _ in first },
            remarks: chapter.remarkColumns.isEmpty
              ? nil
              : Dictionary(zip(chapter.remarkColumns.map(\.id), row.remarks.map(\.word))) { first, _ in first })
        }, rowsLeft: chapter.rowsLeft,
        measures: chapter.entries.isEmpty
          ? nil
          : chapter.entries.map { entry in
            Measure(
              id: entry.id, name: entry.title, text: entry.text, words: entry.words.map(Words.init),
              history: entry.history.map(Words.init))
          })
    }
  }

  /// The same report, the same bytes.
  func json() throws -> [UInt8] { try ReportData.encoded(self) }

  static func encoded(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
  }

  /// One number a row.
  func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.write(["chapter", "row", "column", "value", "base", "percent", "suppressed"])
    for chapter in chapters {
      for row in chapter.rows {
        for (column, word) in (row.remarks ?? [:]).sorted(by: { $0.key < $1.key }) where !word.isEmpty {
          writer.write([chapter.id, row.id, column, word, "", "", ""])
        }
        for (column, number) in row.numbers.sorted(by: { $0.key < $1.key }) {
          writer.write(
            [
              chapter.id, row.id, column, number.value.map(ReportData.text) ?? "",
              number.base.map(String.init) ?? "", number.percent.map(String.init) ?? "", number.suppressed ?? "",
            ])
        }
      }
    }
    return writer.take()
  }

  static func text(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
}

extension ReportData.Number {
  init(_ number: ReportDocument.Number) {
    (base, percent) = (number.n, number.percent)
    switch number.value {
    case .count(let count): value = Double(count)
    case .median(let median): value = median?.value
    case .few: suppressed = "few"
    case .hidden: suppressed = "protected"
    case .noBase: suppressed = "base"
    case .unknown: suppressed = "unknown"
    }
  }
}

extension ReportData.Words {
  init(_ words: ReportDocument.Words) {
    self.init(text: words.text, author: words.author, date: words.day.iso)
  }
}
