import Domain
import Resources
import Store
import TerminalUI

/// Work and loans: what is out and when it is due, orders and what has been made, goods, and all of it month by month.
struct OperationsScreen: Screen {
  static let room = Room.menu("operations", digit: "0", for: .seeOperations, beside: \.operations) {
    OperationsScreen(in: $0)
  }

  private(set) var operations = Operations()
  private(set) var tab = OperationsTab.loans
  private var lists = [ListState<OperationsRow>](repeating: ListState(), count: OperationsTab.allCases.count)
  /// False where it cannot be logged that they were looked at.
  let showsNames: Bool

  init(in workspace: Workspace) {
    showsNames = workspace.mayListNames(of: OperationsScreen.room)
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    do {
      operations = try workspace.session.work.operations(
        programme: workspace.scope.programme, unit: workspace.scope.unit)
    } catch {
      workspace.tell(error)
    }
    for tab in OperationsTab.allCases {
      lists[tab.rawValue].settle(rows: ListRows(tab.rows(operations)), height: height(in: workspace))
    }
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  mutating func forget() { operations = Operations() }

  // MARK: Rows

  var list: ListState<OperationsRow> { lists[tab.rawValue] }
  var rows: ListRows<OperationsRow> { ListRows(tab.rows(operations)) }
  var chosen: OperationsRow? { list.selectedRow(in: rows).flatMap { rows.id(at: $0) } }

  /// One row is the heading of the columns.
  private func height(in workspace: Workspace) -> Int { max(1, workspace.bodySize.height - 1) }

  var chosenGear: GearLine? {
    guard case .gear(let key) = chosen else { return nil }
    return operations.gear.first { $0.gear.fact.key == key }
  }

  var chosenOrder: OrderLine? {
    guard case .order(let key) = chosen else { return nil }
    return operations.orders.first { $0.order.fact.key == key }
  }

  mutating func turn(by step: Int, in workspace: Workspace) -> Turn {
    let count = OperationsTab.allCases.count
    tab = OperationsTab(rawValue: (tab.rawValue + step + count) % count) ?? .loans
    return .stay
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    switch key {
    case .left: turn(by: -1, in: workspace)
    case .right: turn(by: 1, in: workspace)
    default: lists[tab.rawValue].handle(key, rows: rows, height: height(in: workspace)) ? .stay : nil
    }
  }

  func person(in workspace: Workspace) -> ParticipantKey? {
    guard showsNames, let person = chosenGear?.loan?.fact.person, workspace.row(of: person) != nil else { return nil }
    return person
  }

  // MARK: Head and foot

  /// Narrower than this only the open tab is named.
  private static let allTabs = 60

  func status(in workspace: Workspace) -> [TextRun] {
    if workspace.bodySize.width < OperationsScreen.allTabs {
      return [TextRun("[\(workspace.language(tab.title))]", .heading)]
    }
    return OperationsTab.allCases.flatMap { tab in
      let title = workspace.language(tab.title)
      let gap = tab == .loans ? "" : " "
      return tab == self.tab
        ? [TextRun(gap), TextRun("[\(title)]", .heading)] : [TextRun(gap + title, .muted)]
    }
  }

  func hint(in workspace: Workspace) -> String? { OperationsWords(self, workspace).hint }

  func figure(in workspace: Workspace) -> Figure? { OperationsWords(self, workspace).figure }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    OperationsDrawing(screen: self, workspace: workspace).draw(on: &canvas)
  }
}
