import Domain
import Resources
import TerminalUI

/// What stands on a line of a list.
enum ListLine<Row: Identifiable> where Row.ID: Hashable & Sendable {
  case record(Row)
  /// A heading over those that follow, or something to choose that is no record: across all columns.
  case text(id: String, [TextRun])

  /// The last of a list to which something can be added: Enter there makes a new one.
  static func new(_ what: some Resources.TextKey, id: String = "new", in workspace: Workspace) -> ListLine {
    .text(id: id, [TextRun("+ \(workspace.language(what))")])
  }

  /// A heading, as opposed to something to choose.
  var isHeading: Bool {
    guard case .text(_, let runs) = self else { return false }
    return runs.first?.style == .heading
  }

  /// Records and other lines are told apart, whatever they are called.
  enum ID: Hashable, Sendable {
    case record(Row.ID)
    case text(String)
  }

  var id: ID {
    switch self {
    case .record(let row): .record(row.id)
    case .text(let id, _): .text(id)
    }
  }

  var record: Row? {
    guard case .record(let row) = self else { return nil }
    return row
  }
}

/// The state of a list: its lines, which is chosen, what they are in order of, which are marked. What it shows comes from
/// its ``ListKind``.
struct Listing<Row: Identifiable> where Row.ID: Hashable & Sendable {
  typealias Line = ListLine<Row>

  private(set) var lines: [Line] = []
  private var places: [Line.ID: Int] = [:]
  private var state: ListState<Line.ID>
  var choices = ListChoices<Row.ID>()

  /// - Parameter chosen: the line it begins on; the first when nil.
  init(at chosen: Line.ID? = nil) { state = ListState(selected: chosen) }

  // MARK: What is there

  var rows: ListRows<Line.ID> {
    let (lines, places) = (lines, places)
    return ListRows(count: lines.count, id: { lines[$0].id }, index: { places[$0] })
  }

  var records: [Row] { lines.compactMap(\.record) }
  var isEmpty: Bool { lines.isEmpty }

  var chosenLine: Line? { state.selectedRow(in: rows).map { lines[$0] } }
  var chosen: Row? { chosenLine?.record }

  /// Whether the last line is chosen.
  var isAtEnd: Bool { !lines.isEmpty && state.selectedRow(in: rows) == lines.count - 1 }

  /// Those that are marked, in the order of the list; without any the one that is chosen.
  var meant: [Row] {
    choices.marked.isEmpty ? chosen.map { [$0] } ?? [] : records.filter { choices.marked.contains($0.id) }
  }

  /// Takes what has been read; whoever is chosen stays chosen.
  mutating func take(_ read: [Line], _ kind: ListKind<Row>, in workspace: Workspace) {
    lines = sorted(read, kind, in: workspace)
    places = Dictionary(lines.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    choices.keep { places[.record($0)] != nil }
    settle(in: workspace)
  }

  /// The screen is locked: nobody is there any more. What was chosen and marked stays.
  mutating func forget() { (lines, places) = ([], [:]) }

  /// Lines are put in order between those that are no records: a heading keeps those under it.
  private func sorted(_ read: [Line], _ kind: ListKind<Row>, in workspace: Workspace) -> [Line] {
    guard let sort = choices.sort, let key = kind.columns(in: workspace).first(where: { $0.id == sort.column })?.sort
    else {
      return read
    }
    let isRecord = { (line: Line) in line.record != nil }
    var done: [Line] = []
    var rest = read[...]
    while !rest.isEmpty {
      let part = rest.prefix(while: isRecord)
      let keyed = part.enumerated().compactMap { place, line in
        line.record.map { (key: key($0, workspace), place: place, line: line) }
      }
      done += keyed.sorted { one, two in
        one.key.precedes(two.key, descending: sort.isDescending) ?? (one.place < two.place)
      }.map(\.line)
      rest = rest.dropFirst(part.count)
      let others = rest.prefix { !isRecord($0) }
      done += others
      rest = rest.dropFirst(others.count)
    }
    return done
  }

  // MARK: Moving

  /// Rows under the heading.
  private func height(_ head: Int = 1, in workspace: Workspace) -> Int { max(1, workspace.bodySize.height - head) }

  mutating func settle(in workspace: Workspace) { state.settle(rows: rows, height: height(in: workspace)) }

  mutating func select(_ id: Line.ID, in workspace: Workspace) {
    state.select(id, rows: rows, height: height(in: workspace))
  }

  mutating func move(by step: Int, in workspace: Workspace) {
    state.move(by: step, rows: rows, height: height(in: workspace))
  }

  /// Chooses the next record below, from the top again after the last, that satisfies the condition; false when none does.
  mutating func jump(in workspace: Workspace, where matches: (Row) -> Bool) -> Bool {
    state.jump(rows: rows, height: height(in: workspace)) { id in
      places[id].flatMap { lines[$0].record }.map(matches) ?? false
    }
  }

  /// False when the key is not for the list.
  /// - Parameter head: rows that stand above it.
  mutating func handle(_ key: Key, head: Int, in workspace: Workspace) -> Bool {
    state.handle(key, rows: rows, height: height(head, in: workspace))
  }

  /// Chooses the line that lies so far below the top of the list.
  mutating func click(line y: Int, height: Int, in workspace: Workspace) {
    if let id = state.record(at: y, rows: rows, height: height) { select(id, in: workspace) }
  }

  // MARK: Drawing

  /// By what stands on the first hundred lines: columns stay where they are while one moves.
  func layout(_ kind: ListKind<Row>, width: Int, in workspace: Workspace) -> TableLayout<String> {
    kind.layout(width: width, of: lines.prefix(100).compactMap(\.record), in: workspace)
  }

  func draw(_ kind: ListKind<Row>, on canvas: inout Canvas, in workspace: Workspace) {
    let layout = layout(kind, width: canvas.width, in: workspace)
    let columns = Dictionary(kind.columns.map { ($0.id, $0) }) { first, _ in first }
    if kind.hasHead {
      canvas.within(canvas.bounds.inset(left: ListState<Line.ID>.margin)) {
        layout.drawHeader(on: &$0, sort: kind.order(choices.sort), cursor: choices.column)
      }
    }
    canvas.within(canvas.bounds.inset(top: kind.hasHead ? 1 : 0)) { canvas in
      state.draw(
        on: &canvas, rows: rows, cell: kind.hasHead ? nil : layout.span(of: choices.column),
        isMarked: isMarked
      ) { canvas, id, _ in
        guard let line = places[id].map({ lines[$0] }) else { return }
        switch line {
        case .text(_, let runs): canvas.put(runs, y: 0, width: max(0, canvas.width - 1))
        case .record(let row): layout.drawRow(on: &canvas) { columns[$0]?.cell(row, workspace) ?? [] }
        }
      }
    }
  }

  private func isMarked(_ id: Line.ID) -> Bool {
    guard case .record(let id) = id else { return false }
    return choices.marked.contains(id)
  }
}
