import Domain
import TerminalUI

// The numbers of a list: what stands in its columns, and how many there are.

extension ListColumn {
  /// The same column, whose number explains itself.
  func explained(_ figure: @escaping @Sendable (Row, Workspace) -> Figure?) -> ListColumn {
    var column = self
    column.figure = figure
    return column
  }
}

extension ColumnScreen {
  /// The number in the column under the cursor.
  func figure(in workspace: Workspace) -> Figure? { chosen(in: workspace).flatMap { columnFigure($0, in: workspace) } }

  func columnFigure(_ row: Row, in workspace: Workspace) -> Figure? {
    choices.column.flatMap { column in
      kind.columns(in: workspace).first { $0.id == column }?.figure?(row, workspace)
    }
  }

  func figures(in workspace: Workspace) -> [Figure] {
    let shown = Set(kind.shown(in: workspace))
    let row = chosen(in: workspace).map { chosen in
      kind.columns(in: workspace).filter { shown.contains($0.id) }.compactMap { $0.figure?(chosen, workspace) }
    }
    return (row ?? []) + heads(in: workspace)
  }
}

extension ListScreen {
  func heads(in workspace: Workspace) -> [Figure] {
    listing.isEmpty ? [] : [workspace.figure(.listed, listing.records.count)]
  }
}
