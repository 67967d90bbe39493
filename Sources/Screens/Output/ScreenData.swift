import Store
import TerminalUI

/// What a screen shows, as data for programs: one object for JSON, one table for CSV.
///
/// Keys, columns and values are English and stable; `schema` grows when they change.
public struct ScreenData: Sendable {
  /// Without `screen`, `schema` and `asOf`, which ``json(screen:asOf:)`` puts in front.
  public let members: [JSON.Member]
  public let columns: [String]
  public let rows: [[String]]

  public static let schema = 1

  public init(_ members: KeyValuePairs<String, JSON>, columns: [String], rows: [[String]]) {
    self.members = members.map { JSON.Member(key: $0.key, value: $0.value) }
    self.columns = columns
    self.rows = rows
  }

  public func csv(excel: Bool = false) -> [UInt8] {
    var writer = CSVWriter(dialect: excel ? .excel : .standard)
    writer.write(columns)
    for row in rows { writer.write(row) }
    return writer.take()
  }

  /// The same table, whose texts do nothing to a terminal it is printed on.
  public var cleaned: ScreenData {
    ScreenData(members: members, columns: columns, rows: rows.map { $0.map { $0.cleaned() } })
  }

  private init(members: [JSON.Member], columns: [String], rows: [[String]]) {
    (self.members, self.columns, self.rows) = (members, columns, rows)
  }

  public func json(screen: String, asOf: String) -> JSON {
    .members(
      [
        JSON.Member(key: "screen", value: .string(screen)),
        JSON.Member(key: "schema", value: .int(ScreenData.schema)),
        JSON.Member(key: "asOf", value: .string(asOf)),
      ] + members)
  }
}
