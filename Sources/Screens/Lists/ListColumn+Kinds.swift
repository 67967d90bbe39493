import Domain
import Resources
import TerminalUI

// The kinds of columns most lists are made of.

extension ListColumn {
  /// One text: what stands there is what it is in order of.
  static func text(
    _ id: String, _ title: some Resources.TextKey, _ width: TableColumn<String>.Width, style: Style = .plain,
    dropOrder: Int = 0, from: Int = 0, sees: Information?, value: ListValue<Row>? = nil,
    _ text: @escaping @Sendable (Row, Workspace) -> String?
  ) -> ListColumn {
    ListColumn(
      id, title, width, dropOrder: dropOrder, from: from, sees: sees, sort: { .text(text($0, $1)) }, value: value,
      cell: { [TextRun(text($0, $1) ?? "", style)] })
  }

  /// One number, at the right.
  /// - Parameter none: what stands where it is not known.
  static func number(
    _ id: String, _ title: some Resources.TextKey, _ width: TableColumn<String>.Width, dropOrder: Int = 0,
    sees: Information?, none: String = "–", value: ListValue<Row>? = nil,
    _ number: @escaping @Sendable (Row) -> Int?
  ) -> ListColumn {
    ListColumn(
      id, title, width, align: .right, dropOrder: dropOrder, sees: sees, sort: { row, _ in .number(number(row)) },
      value: value, cell: { row, _ in [TextRun(number(row).map { "\($0)" } ?? none)] })
  }

  /// One day.
  static func day(
    _ id: String, _ title: some Resources.TextKey, _ width: TableColumn<String>.Width, style: Style = .plain,
    dropOrder: Int = 0, sees: Information?, value: ListValue<Row>? = nil,
    _ day: @escaping @Sendable (Row) -> Day?
  ) -> ListColumn {
    ListColumn(
      id, title, width, dropOrder: dropOrder, sees: sees, sort: { row, _ in .day(day(row)) }, value: value,
      cell: { row, _ in [TextRun(day(row)?.norwegian ?? "–", style)] })
  }

  /// When something happened, to the minute; nothing where that is not known.
  static func moment(
    _ id: String, _ title: some Resources.TextKey, _ width: TableColumn<String>.Width, dropOrder: Int = 0,
    _ at: @escaping @Sendable (Row) -> Int64?
  ) -> ListColumn {
    ListColumn(
      id, title, width, dropOrder: dropOrder, sees: nil, sort: { row, _ in .number(at(row).map(Int.init)) }, value: nil,
      cell: { row, workspace in
        let (today, time) = (workspace.today, workspace.settings.localTime)
        return [TextRun(at(row).map { Dates(workspace.language).moment($0, today: today, time: time) } ?? "", .muted)]
      })
  }
}
