import Domain
import Resources
import Store
import TerminalUI

/// Work and loans: what is out and when it is due, orders and what has been made, goods, and all of it month by month.
struct OperationsScreen: ListScreen {
  static let room = Room.menu("operations", digit: "0", for: .seeOperations, beside: \.operations) {
    OperationsScreen(in: $0)
  }

  private(set) var operations = Operations()
  private(set) var tab = OperationsTab.loans
  private var listings = [Listing<OperationsLine>](repeating: Listing(), count: OperationsTab.allCases.count)
  /// False where it cannot be logged that they were looked at.
  let showsNames: Bool

  init(in workspace: Workspace) {
    showsNames = workspace.mayListNames(of: OperationsScreen.room)
    for tab in OperationsTab.allCases {
      listings[tab.rawValue].choices.sort = workspace.remembered(orderOf: OperationsScreen.lists[tab.rawValue].id)
    }
    read(in: workspace)
  }

  var listing: Listing<OperationsLine> {
    get { listings[tab.rawValue] }
    set { listings[tab.rawValue] = newValue }
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<OperationsLine>] {
    operations = try workspace.session.work.operations(
      programme: workspace.scope.programme, unit: workspace.scope.unit)
    for other in OperationsTab.allCases where other != tab {
      listings[other.rawValue].take(
        OperationsScreen.lists[other.rawValue].filtered(
          other.lines(operations, showsNames: showsNames, in: workspace), in: workspace),
        OperationsScreen.lists[other.rawValue], in: workspace)
    }
    return tab.lines(operations, showsNames: showsNames, in: workspace)
  }

  mutating func forget() {
    operations = Operations()
    for tab in OperationsTab.allCases { listings[tab.rawValue].forget() }
  }

  // MARK: Rows

  /// What the chosen line is about.
  var chosenRow: OperationsRow? {
    switch listing.chosenLine {
    case .record(let line): line.id
    case .text(let id, _): otherRows.first { $0.word == id }
    case nil: nil
    }
  }

  private var otherRows: [OperationsRow] {
    [.newGear, .newOrder, .newSite, .newGoods] + operations.sites.map { .site($0.fact.key) }
  }

  var chosenGear: GearLine? { chosen?.gear }
  var chosenOrder: OrderLine? { chosen?.order }

  mutating func turn(by step: Int, in workspace: Workspace) -> Turn {
    let count = OperationsTab.allCases.count
    tab = OperationsTab(rawValue: (tab.rawValue + step + count) % count) ?? .loans
    return .stay
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    switch key {
    case .left: turn(by: -1, in: workspace)
    case .right: turn(by: 1, in: workspace)
    default: listing.handle(key, head: headRows(in: workspace), in: workspace) ? .stay : nil
    }
  }

  /// Whether it says of somebody that they have borrowed something, or work on an order: not of somebody close to the user.
  func tells(of person: ParticipantKey, in workspace: Workspace) -> Bool {
    workspace.row(of: person) != nil && !workspace.session.access.seesNameOnly(of: person)
  }

  func person(in workspace: Workspace) -> ParticipantKey? {
    guard showsNames, let person = chosenGear?.loan?.fact.person, tells(of: person, in: workspace) else { return nil }
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

  func heads(in workspace: Workspace) -> [Figure] { tab == .loans ? OperationsWords(self, workspace).loans : [] }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    drawList(on: &canvas, in: workspace)
  }
}
