import Domain
import Resources
import Store
import TerminalUI

/// `S`: what the list is sorted by. A digit chooses at once; the same column again turns the order.
struct SortScreen: Screen {
  static let room = Room.panel("sort", ParticipantsText.sort, for: .seeParticipants)

  private let present: RosterQuery.Sort
  private let isAscending: Bool
  private var list: ListState<RosterQuery.Sort>

  init(_ present: RosterQuery.Sort, isAscending: Bool, in workspace: Workspace) {
    sorts = SortScreen.all.filter { $0.isOffered(in: workspace) }
    self.present = present
    self.isAscending = isAscending
    list = ListState(selected: present)
  }

  private static let all = RosterQuery.Sort.allCases
  /// Those the role may sort by.
  private let sorts: [RosterQuery.Sort]

  static let commands: [Command<Scene<SortScreen>>] =
    [
      Command("sort.choose", [.enter], CommonText.choose, ParticipantsText.sortHelp, group: ChromeText.groupList) {
        $0.screen.turn($0.screen.list.selected ?? $0.screen.present)
      },
      Command(
        "sort.sort", [.character("S")], ParticipantsText.turn, ParticipantsText.turnHelp,
        group: ChromeText.groupList
      ) { $0.screen.turn($0.screen.present) },
    ]
    + all.enumerated().map { index, sort in
      Command(
        "sort.\(sort.command)", [.character(Character("\(index + 1)"))], sort.title, ParticipantsText.sortHelp,
        group: ChromeText.groupList, footer: .hidden,
        enabled: { sort.isOffered(in: $0.workspace) ? .available : $0.workspace.mayUse(.lights) }
      ) { $0.screen.turn(sort) }
    }

  private func turn(_ sort: RosterQuery.Sort) -> Turn { .run("participants.\(sort.command)") }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: sorts.count) }

  func hint(in workspace: Workspace) -> String? { workspace.language(ParticipantsText.sortHint) }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    list.draw(on: &canvas, rows: ListRows(sorts)) { canvas, sort, _ in
      let number = sorts.firstIndex(of: sort).map { "\($0 + 1)" } ?? ""
      canvas.put(number, y: 0, style: .key, width: 3)
      let width = max(0, canvas.width - 4)
      var runs = [TextRun(workspace.language(sort.title))]
      if sort == present {
        let arrow = isAscending ? canvas.glyphs.ascending : canvas.glyphs.descending
        runs.append(TextRun(" \(arrow)", .heading))
      }
      canvas.put(runs, x: 3, y: 0, width: width)
    }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    let height = sorts.count
    return list.handle(key, rows: ListRows(sorts), height: height) ? .stay : nil
  }
}
