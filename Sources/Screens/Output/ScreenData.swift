import Store
import TerminalUI

/// What a screen shows, as data for programs: one object for JSON, one table for CSV.
///
/// Keys, columns and values are English and stable; the schema grows when they change.
public struct ScreenData: Sendable {
  /// Without `screen`, `schema` and `asOf`, which ``json(screen:asOf:)`` puts in front.
  public var members: [JSON.Member]
  public let columns: [String]
  public let rows: [[String]]

  /// Of a screen that has nothing to tell.
  static let nothing = ScreenData(members: [], columns: [], rows: [])

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

  public func json(screen: String, schema: Int = 1, asOf: String) -> JSON {
    .members(
      [
        JSON.Member(key: "screen", value: .string(screen)),
        JSON.Member(key: "schema", value: .int(schema)),
        JSON.Member(key: "asOf", value: .string(asOf)),
      ] + members)
  }
}

/// How data for programs are made of a `Source`.
struct ScreenForm<Source>: Sendable {
  let json: JSONForm<Source>
  let columns: [String]
  let rows: @Sendable (Source) -> [[String]]

  init(_ json: JSONForm<Source>, columns: [String], rows: @escaping @Sendable (Source) -> [[String]]) {
    self.json = json
    self.columns = columns
    self.rows = rows
  }

  /// The table has the columns and the values of a list's objects.
  init<Row>(_ json: JSONForm<Source>, table: JSONForm<Row>, rows: @escaping @Sendable (Source) -> [Row]) {
    self.init(json, columns: table.columns) { rows($0).map(table.row) }
  }

  func data(_ source: Source) -> ScreenData {
    ScreenData(members: json.members(of: source), columns: columns, rows: rows(source))
  }
}
