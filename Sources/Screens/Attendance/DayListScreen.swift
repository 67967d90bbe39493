import Domain
import Resources
import Store
import TerminalUI

/// The day's lists as they are printed.
struct DayListScreen: ShownScreen {
  static let room = Room.place("dayList", AttendanceText.dayList, for: .seeAttendance)

  let day: Day
  private(set) var list: DayList?
  private(set) var lines: [String] = []
  private(set) var window = ListState<Int>()
  private let showsNames: Bool

  init(on day: Day, in workspace: Workspace) {
    self.day = day
    showsNames = workspace.mayListNames(of: AttendanceScreen.room)
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    guard showsNames else { return }
    do {
      list = try DayList(day, in: workspace)
      lines = list?.lines ?? []
    } catch {
      workspace.tell(error)
    }
    window.settle(rows: rows, height: workspace.bodySize.height)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  mutating func forget() { (list, lines) = (nil, []) }

  private var rows: ListRows<Int> {
    let count = lines.count
    return ListRows(count: count, id: { $0 }, index: { $0 < count ? $0 : nil })
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    window.handle(key, rows: rows, height: workspace.bodySize.height) ? .stay : nil
  }

  static let commands: [Command<Scene<DayListScreen>>] = [
    Command(
      "dayList.print", [.control("p"), .enter], AttendanceText.print, AttendanceText.printHelp,
      group: AttendanceText.commands, footer: .pinned, needs: .printLists,
      enabled: { scene in
        if scene.workspace.settings.isReadOnly { return scene.unavailable(ErrorText.registerReadOnly) }
        return scene.screen.list?.count ?? 0 == 0 ? scene.unavailable(AttendanceText.nobodyOnPrint) : .available
      },
      run: { scene in
        guard let list = scene.screen.list else { return .stay }
        return .open(PrintDayListForm(list, in: scene.workspace))
      })
  ]

  func title(in workspace: Workspace) -> String {
    "\(workspace.language(AttendanceText.dayList)) \(workspace.glyphs.separator) \(AttendanceWords(workspace).day(day))"
  }

  func figures(in workspace: Workspace) -> [Figure] {
    [workspace.figure(.listed, list?.count ?? 0, [.period(Period(days: 1, to: day))])]
  }

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(workspace.language(CommonText.participants, ["n": list?.count ?? 0]), .muted)]
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard showsNames else {
      return PeopleNotice.draw(workspace.language(ErrorText.notAllowedUnlogged), style: .muted, on: &canvas)
    }
    window.draw(on: &canvas, rows: rows) { canvas, index, _ in
      guard lines.indices.contains(index) else { return }
      let isHeading = !lines[index].isEmpty && !lines[index].hasPrefix("[") && !lines[index].hasPrefix(" ")
      canvas.put(lines[index], y: 0, style: isHeading ? .heading : .plain, width: canvas.width)
    }
  }

  static let output = Output(
    AttendanceScreen.room.id, namesPeople: true, form: DayList.form, open: { DayListScreen(on: $1.today, in: $1) },
    source: { (screen: DayListScreen, _) in screen.list })
}

/// Where the day's lists are printed to.
struct PrintDayListForm: PrintingFormScreen {
  static let room = Room.panel("printDayList", AttendanceText.print, for: .printLists)

  static let fileName = Phrase(AttendanceText.dayListFile)

  var entry: Entry<PrintInput>?
  private let list: DayList

  init(_ list: DayList, in workspace: Workspace) {
    self.list = list
    entry = Self.entry(in: workspace)
    open(in: workspace)
  }

  mutating func save(_ input: PrintInput, in workspace: Workspace) -> Turn {
    let heading = [
      workspace.settings.organisation,
      "\(workspace.language(AttendanceText.dayList)) \(Dates(workspace.language).weekdayAndDate(list.day))", "",
    ]
    let isPrinted = printing(to: input, in: workspace) { [list] (place) throws(StoreError) in
      try workspace.session.attendance.printDayList(heading + list.lines, people: list.count, on: list.day, to: place)
    }
    return isPrinted ? .back : .stay
  }
}
