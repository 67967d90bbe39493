import Resources
import TerminalUI
import Testing

@testable import Screens

/// What is true of every list, whatever stands in it: found among all the screens, so that a new one is held against it.
@Suite struct ListScreensTests {
  static let sizes = [Size.standard, .wide, App.smallest]

  /// Screens that are lists as they open, or after their keys.
  private static let lists = ScreensUnderTest.which(are: .list)

  @Test func thereAreManyOfThem() {
    #expect(ListScreensTests.lists.count > 20)
  }

  @Test(arguments: lists)
  func everyColumnSortsBothWaysAndKeepsTheChoice(_ screen: ScreenCase) throws {
    for size in ListScreensTests.sizes {
      let stage = try screen.stage(.rich)
      stage.frame(size)
      stage.press(.down)
      let list = try #require(stage.top as? any ColumnScreen)
      try sortEveryWay(list, stage, size, screen.name)
    }
  }

  private func sortEveryWay<S: ColumnScreen>(_ screen: S, _ stage: Stage, _ size: Size, _ name: String) throws {
    let (workspace, before) = (stage.workspace, screen.chosen(in: stage.workspace)?.id)
    var screen = screen
    for column in screen.kind.sortable(in: workspace) {
      screen.choices.sort = nil
      // By what rows are in order of as they come the first turns it.
      let isNatural = screen.kind.natural == column.id
      for isDescending in isNatural ? [true] : [false, true] {
        let sorted = screen.running(screen.kind.command(sortingBy: column.id), in: workspace)
        screen = try #require(sorted.last as? S)
        let what = Comment(rawValue: "\(name) by \(column.id) at \(size)")
        #expect(screen.choices.sort == TableSort(column.id, isDescending: isDescending), what)
        #expect(screen.chosen(in: workspace)?.id == before, what)
        check(screen, column, workspace, what)
        let frame = App(workspace, on: [screen]).frame(size)
        FrameRules.check(frame, "\(name) by \(column.id) at \(size)")
        let arrow = isDescending ? workspace.glyphs.descending : workspace.glyphs.ascending
        // In the smallest window a column may have no room for an arrow.
        if size != App.smallest, screen.kind.hasHead, screen.kind.shown(in: workspace).contains(column.id),
          before != nil
        {
          #expect(frame.plainText.contains(arrow), what)
        }
      }
      let unsorted = screen.running(screen.kind.command(sortingBy: column.id), in: workspace)
      screen = try #require(unsorted.last as? S)
      #expect(screen.choices.sort == nil && screen.chosen(in: workspace)?.id == before)
    }
  }

  /// Between two lines that are no records no row comes before one that it belongs behind.
  private func check<S: ColumnScreen>(
    _ screen: S, _ column: ListColumn<S.Row>, _ workspace: Workspace, _ what: Comment
  ) {
    guard let sort = column.sort, let order = screen.choices.sort else { return }
    let lines = (screen as? any ListScreen).map { rows(of: $0) } ?? []
    for (above, below) in zip(lines, lines.dropFirst()) {
      guard let above = above as? S.Row, let below = below as? S.Row else { continue }
      let isWrong = sort(below, workspace).precedes(sort(above, workspace), descending: order.isDescending)
      #expect(isWrong != true, what)
    }
  }

  private func rows<S: ListScreen>(of screen: S) -> [Any?] { screen.listing.lines.map(\.record) }

  @Test(arguments: lists)
  func rowsAreMarkedToldOfAndCopied(_ screen: ScreenCase) throws {
    for size in ListScreensTests.sizes {
      let stage = try screen.stage(.rich)
      stage.frame(size)
      let list = try #require(stage.top as? any ColumnScreen)
      try mark(list, stage, size, screen.name)
    }
  }

  private func mark<S: ColumnScreen>(_ screen: S, _ stage: Stage, _ size: Size, _ name: String) throws {
    let workspace = stage.workspace
    guard screen.chosen(in: workspace) != nil else { return }
    let text = try #require(screen.cell(in: workspace), "\(name) has nothing to copy")
    #expect(!text.isEmpty && stage.text(size).contains(text.prefix(1)), "\(name): \(text)")
    var marked = try #require(screen.running("\(S.list.place).mark", in: workspace).last as? S)
    #expect(marked.markedCount == 1)
    let frame = App(workspace, on: [marked]).frame(size)
    FrameRules.check(frame, "\(name), marked, at \(size)")
    if marked.presentation(in: workspace, size: size) == .full {
      #expect(frame.plainText.contains(workspace.language(ListText.marked, ["n": 1])), "\(name) at \(size)")
    }
    #expect(marked.unmark() && marked.markedCount == 0 && !marked.unmark())
  }

  @Test(arguments: lists)
  func aListThatGoesOnSaysSo(_ screen: ScreenCase) throws {
    let stage = try screen.stage(.rich)
    stage.frame(App.smallest)
    let list = try #require(stage.top as? any ColumnScreen)
    guard list.presentation(in: stage.workspace, size: App.smallest) == .full else { return }
    // While something is typed they move in it.
    if (list as? ParticipantsScreen)?.isTyping ?? false { stage.press(.enter) }
    stage.press(.home)
    let top = leftEdge(stage)
    stage.press(.end)
    let bottom = leftEdge(stage)
    // At its beginning it goes on below, at its end above, or all of it is in sight.
    #expect(!top.contains(stage.workspace.glyphs.arrowUp) && !bottom.contains(stage.workspace.glyphs.arrowDown))
    #expect(top.contains(stage.workspace.glyphs.arrowDown) == bottom.contains(stage.workspace.glyphs.arrowUp))
    if let list = stage.top as? any ListScreen, count(list) > App.smallest.height {
      #expect(top.contains(stage.workspace.glyphs.arrowDown), "\(screen.name):\n\(stage.text(App.smallest))")
    }
  }

  private func leftEdge(_ stage: Stage) -> [Character] { stage.frame(App.smallest).rows.compactMap(\.first) }
  private func count<S: ListScreen>(_ screen: S) -> Int { screen.listing.lines.count }

  // MARK: By keys

  @Test func keysSortMarkAndCopy() throws {
    let stage = try Stage { UsersScreen(in: $0) }
    stage.press("S")
    #expect(stage.top is SortScreen && stage.text().contains("1  Navn"))
    stage.press("2")
    #expect(stage.top is UsersScreen && stage.text().contains("↑"))
    stage.press("S", "S")
    #expect(stage.text().contains("↓"))
    stage.press("S", "S")
    #expect(!stage.text().contains("↓ ") && !stage.text().contains("↑ "))
    stage.press(.home, " ", " ")
    #expect(stage.text().contains("2 merket"))
    stage.press("Z")
    #expect(stage.message == "Dette gjøres med én om gangen; Esc tar bort merkene.")
    stage.press(.escape)
    #expect(stage.top is UsersScreen && !stage.text().contains("merket"))
    stage.press(.home, .tab, .backTab, "y")
    let login = (stage.top as? UsersScreen)?.chosen?.user.login ?? ""
    #expect(stage.app.takeRequests() == [.copy(login)] && stage.message == "«\(login)» er kopiert")
    stage.press(.escape)
    #expect(stage.app.stack.count == 1)
  }

  @Test func aClickChoosesTheRowAndTheColumnUnderIt() throws {
    for open: (Workspace) -> any Screen in [{ UsersScreen(in: $0) }, { ParticipantsScreen(in: $0) }] {
      let stage = try Stage(open: open)
      for size in ListScreensTests.sizes {
        let rows = stage.frame(size).rows
        let y = min(6, size.height - 4)
        stage.click(5, y)
        #expect(stage.selectedRow(size).dropFirst(3) == rows[y].dropFirst(3), "\(size)")
        // Head, rule and foot choose nobody.
        for y in [0, 1, 2, size.height - 3, size.height - 1] { stage.click(5, y) }
        #expect(stage.selectedRow(size).dropFirst(3) == rows[y].dropFirst(3), "\(size)")
      }
      stage.press("y")
      #expect(stage.message.contains("kopiert"))
    }
  }

  @Test func anOrderIsThereTheNextTimeAndNotOnPaper() throws {
    let stage = try Stage { UnitsScreen(in: $0) }
    let before = try #require(stage.data).rows
    stage.press("S", "3")
    let sorted = try #require(stage.data).rows
    #expect(sorted != before)
    let next = try Stage(after: stage) { UnitsScreen(in: $0) }
    #expect(next.text().contains("↑") && next.data?.rows == sorted)
    // Somebody else has it their way.
    let other = try Stage(after: stage, by: "eva") { UnitsScreen(in: $0) }
    #expect(other.data?.rows == before)
    let printed = try Stage(after: stage, isPrinting: true) { UnitsScreen(in: $0) }
    #expect(printed.data?.rows == before)
    #expect(try next.workspace.drafts.waiting().isEmpty)
  }

  @Test func peopleAreSortedByWhatTheRosterDoesNotKnow() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    // Room for every column.
    let broad = Size(width: 160, height: 40)
    stage.frame(broad)
    let person = stage.selectedRow(broad)
    stage.press("S")
    stage.frame(broad)
    stage.press("3")
    #expect(stage.text(broad).contains("Født ↑") && stage.selectedRow(broad) == person)
    stage.press(.home)
    let years = stage.frame(broad).rows.compactMap { $0.firstMatch(of: /\s((?:19|20)\d\d)\s/)?.1 }.map(String.init)
    #expect(years.count > 3 && years == years.sorted())
    stage.press("S")
    stage.frame(broad)
    stage.press("7")
    #expect(stage.text(broad).contains("Avdeling ↑"))
    let units = stage.frame(broad).rows.compactMap { row in
      ["Kampen Milj", "Rådhusgat", "Småjobbsent"].first { row.contains($0) }
    }
    #expect(Set(units).count == 3 && units == units.sorted())
  }
}
