import Domain
import Resources
import Store
import TerminalUI

/// The filters of a list in a row: which is chosen goes from left to right, and what of it up and down. They hold together.
struct FilterScreen: Screen {
  static let room = Room.panel("filter", ListText.filter, for: .openRegister)

  private struct Item: Sendable {
    let id: String
    let title: String
    /// The first is everything.
    let choices: [FilterChoice]
    let widening: Set<String>
  }

  private let list: String
  private let items: [Item]
  /// Whose list of names it is; nil of one that names nobody.
  private let names: Room?
  private var chosen: ChosenFilters
  private var place = 0

  /// - Parameter names: the room whose list of names it is; nil of a list that names nobody.
  init<Row>(_ kind: ListKind<Row>, names: Room?, in workspace: Workspace) {
    list = kind.id
    self.names = names
    chosen = kind.chosen(in: workspace)
    items = kind.filters(in: workspace).map { filter in
      Item(
        id: filter.id, title: workspace.language(filter.title),
        choices: [FilterChoice(id: "", name: workspace.language(ListText.everything))] + filter.choices(workspace),
        widening: filter.widening)
    }
    place = items.firstIndex { chosen[$0.id] != nil } ?? 0
  }

  static let commands: [Command<Scene<FilterScreen>>] = [
    Command("filter.keep", [.enter], ListText.filterKeep, ListText.filterKeepHelp, group: ChromeText.groupList) {
      $0.screen.keep(in: $0.workspace)
    },
    Command("filter.mark", [.character(" ")], ListText.filterNext, ListText.filterNextHelp, group: ChromeText.groupList)
    {
      $0.screen.turn(by: 1)
    },
    Command(
      "filter.all", [.character("A"), .delete, .backspace], ListText.all, ListText.allHelp, group: ChromeText.groupList
    ) { scene in
      scene.screen.chosen = [:]
      return .stay
    },
  ]

  private func keep(in workspace: Workspace) -> Turn {
    let widening = Dictionary(items.map { ($0.id, $0.widening) }) { first, _ in first }
    workspace.choose(chosen, of: list, widening: widening, names: names)
    return .back
  }

  private mutating func turn(by step: Int) -> Turn {
    guard items.indices.contains(place) else { return .stay }
    let item = items[place]
    let next = item.choices[(present(item) + step + item.choices.count) % item.choices.count].id
    chosen[item.id] = next.isEmpty ? nil : next
    return .stay
  }

  private func present(_ item: Item) -> Int { item.choices.firstIndex { $0.id == chosen[item.id] ?? "" } ?? 0 }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    switch key {
    case .left, .backTab: place = max(0, place - 1)
    case .right, .tab: place = min(items.count - 1, place + 1)
    case .home: place = 0
    case .end: place = items.count - 1
    case .up: return turn(by: -1)
    case .down: return turn(by: 1)
    default: return nil
    }
    return .stay
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 2) }

  func hint(in workspace: Workspace) -> String? { workspace.language(ListText.filterHint) }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let words = items.map { item in
      (
        text: "\(item.title): \(item.choices[present(item)].name)",
        style: chosen[item.id] == nil ? Style.plain : .heading
      )
    }
    if let x = strip(words, at: place, y: 0, on: &canvas) { canvas.placeCursor(x: x, y: 0) }
    guard items.indices.contains(place) else { return }
    let item = items[place]
    strip(item.choices.map { ($0.name, .muted) }, at: present(item), y: 1, on: &canvas)
  }

  /// Words side by side, the chosen one in sight and marked.
  /// - Returns: where it begins.
  @discardableResult
  private func strip(
    _ words: [(text: String, style: Style)], at chosen: Int, y: Int, on canvas: inout Canvas
  ) -> Int? {
    let (left, gap) = (2, 3)
    let widths = words.map { TextWidth.of(canvas.glyphs.presentable($0.text)) }
    let room = canvas.width - left - 2
    var first = 0
    while first < chosen, widths[first...chosen].reduce(0, { $0 + $1 + gap }) - gap > room { first += 1 }
    var x = left
    var found: Int?
    if first > 0 { canvas.put(canvas.glyphs.ellipsis, x: 0, y: y, style: .muted) }
    for index in words.indices.dropFirst(first) {
      guard x < left + room else { break }
      let style = index == chosen ? .selected : words[index].style
      canvas.put(words[index].text, x: x, y: y, style: style, width: min(widths[index], left + room - x))
      if index == chosen {
        canvas.put(canvas.glyphs.selection, x: x - 1, y: y, style: style)
        found = x
      }
      x += widths[index] + gap
    }
    if x - gap > left + room { canvas.put(canvas.glyphs.ellipsis, x: canvas.width - 1, y: y, style: .muted) }
    return found
  }
}
