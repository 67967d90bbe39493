import Domain
import Resources
import Store
import TerminalUI

/// All that is to be said of a list: its name and its columns.
struct ListKind<Row>: Sendable {
  /// Stable: commands and remembered orders go by it.
  let id: String
  /// What its commands' ids begin with.
  let place: String
  /// Whether the columns' names stand over them.
  let hasHead: Bool
  /// The column rows are in order of as they come; nil where they come in an order of their own.
  let natural: String?
  /// As they stand on the screen.
  let columns: [ListColumn<Row>]
  /// The column that says which row it is: nobody hides it.
  let naming: String
  /// What programs get besides what stands in columns.
  let besides: [ListValue<Row>]
  let filters: [ListFilter<Row>]

  init(
    _ id: String, place: String = "list", hasHead: Bool = true, natural: String? = nil, naming: String? = nil,
    _ columns: [ListColumn<Row>], besides: [ListValue<Row>] = [], filters: [ListFilter<Row>] = []
  ) {
    self.id = id
    self.place = place
    self.hasHead = hasHead
    self.natural = natural
    self.columns = columns
    self.naming = naming ?? columns.first?.id ?? ""
    self.besides = besides
    self.filters = filters
  }

  /// The columns that are this user's to see.
  func columns(in workspace: Workspace) -> [ListColumn<Row>] {
    columns.filter { column in
      column.sees.map { workspace.sees($0) } ?? true && column.stands.map { $0(workspace) } ?? true
    }
  }

  /// What the width allows of them, or of those that somebody has chosen.
  /// - Parameter rows: what is listed, where it is not too much to be looked at for the room it needs.
  func layout(width: Int, of rows: [Row] = [], in workspace: Workspace) -> TableLayout<String> {
    let margin = ListState<String>.margin
    let chosen = workspace.remembered(columnsOf: id)
    let columns = columns(in: workspace).filter { column in
      chosen.map { $0.contains(column.id) || column.id == naming } ?? (column.from <= width)
    }
    let byID = Dictionary(columns.map { ($0.id, $0) }) { first, _ in first }
    return TableLayout(
      columns.map {
        // What is for wide windows goes before the others where somebody has it in a narrow one.
        TableColumn(
          $0.id, $0.heading(workspace), width: $0.width, align: $0.align,
          dropOrder: $0.from > width ? max(1, $0.dropOrder) : $0.dropOrder, leans: $0.leans)
      }, width: width - margin - 1, fitting: rows, glyphs: workspace.glyphs
    ) { byID[$0]?.cell($1, workspace) ?? [] }
  }

  /// The columns that stand on the screen now, from the left.
  func shown(in workspace: Workspace) -> [String] {
    layout(width: workspace.bodySize.width, in: workspace).places.map(\.column.id)
  }

  /// What it can be put in order of.
  func sortable(in workspace: Workspace) -> [ListColumn<Row>] { columns(in: workspace).filter(\.isSortable) }

  /// The command that puts it in order of a column.
  func command(sortingBy column: String) -> String {
    "\(place).sort\(column.prefix(1).uppercased())\(column.dropFirst())"
  }

  /// What the rows are in order of: what was chosen, else what they come by.
  func order(_ chosen: TableSort<String>?) -> TableSort<String>? { chosen ?? natural.map { TableSort($0) } }

  /// The rows for programs. What is not the user's to see is null, and has its key all the same.
  var form: JSONForm<ListTold<Row>> {
    let given = columns.compactMap { column in column.value.map { ($0, column.sees) } } + besides.map { ($0, nil) }
    return JSONForm(
      given.sorted { $0.0.place < $1.0.place }.map { value, sees in
        .key(value.key) { told in
          sees.map { told.workspace.sees($0) } ?? true ? value.read(told.row, told.workspace) : .null
        }
      })
  }
}

/// A row, and where it is told of.
typealias ListTold<Row> = (row: Row, workspace: Workspace)

extension Output {
  /// The rows of a list.
  /// - Parameters:
  ///   - key: what they go by in JSON.
  ///   - members: what else the screen tells, before them.
  static func rows<S: ColumnScreen & ShownScreen>(
    _ key: String, after members: JSONForm<S> = [], namesPeople: Bool, takes: Set<ShowOption> = [],
    open: @escaping @Sendable (ShowRequest, Workspace) throws(ShowProblem) -> S,
    _ rows: @escaping @Sendable (S, Workspace) -> [S.Row]?
  ) -> Output {
    typealias Told = (screen: S, rows: [ListTold<S.Row>])
    let before = JSONForm<Told>(members.keys.map { key in key.of(\.screen) })
    return Output(
      namesPeople: namesPeople, takes: takes,
      form: ScreenForm<Told>(before + [.list(key, S.list.form, \.rows)], table: S.list.form, rows: \.rows), open: open,
      source: { (screen: S, workspace) in
        rows(screen, workspace).map { rows in (screen, rows.map { ($0, workspace) }) }
      })
  }
}
