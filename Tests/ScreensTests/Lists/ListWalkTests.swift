import Resources
import TerminalUI
import Testing

@testable import Screens

/// Through the filters and the columns of every list, with arrows, Enter and Esc.
@Suite struct ListWalkTests {
  private static let lists = ScreensUnderTest.which(are: .listWithoutSearch)

  @Test func theListsThatAreFilteredAreKnown() throws {
    let filtered = Set(
      try ListWalkTests.lists.compactMap { screen -> String? in
        let stage = try screen.stage(.rich)
        return (stage.top as? any ColumnScreen).flatMap { hasFilters($0, stage) ? stage.topRoom.id : nil }
      })
    #expect(
      filtered == [
        "participants", "mine", "tasks", "appointments", "intake", "incidents", "operations", "users", "log",
      ])
  }

  /// The words of every filter that has them of its own.
  static func words() throws -> Set<String> {
    var words: Set<String> = []
    for screen in lists {
      let stage = try screen.stage(.rich)
      if let list = stage.top as? any ColumnScreen { words.formUnion(texts(list, stage.workspace)) }
    }
    return words
  }

  private static func texts<S: ColumnScreen>(_ screen: S, _ workspace: Workspace) -> [String] {
    S.lists.flatMap(\.filters).flatMap { filter in
      [filter.title.key] + filter.choices(workspace).map { "\(filter.title.key).\($0.id)" }
    }
  }

  private func hasFilters<S: ColumnScreen>(_ screen: S, _ stage: Stage) -> Bool {
    !screen.kind.filters(in: stage.workspace).isEmpty
  }

  // MARK: Filters

  @Test(arguments: lists, ListScreensTests.sizes)
  func everyFilterHoldsIsSeenAndGoesAway(_ screen: ScreenCase, _ size: Size) throws {
    let stage = try screen.stage(.rich)
    stage.frame(size)
    let list = try #require(stage.top as? any ColumnScreen)
    if hasFilters(list, stage) { try walk(list, stage, size, screen.name) }
  }

  private func walk<S: ColumnScreen>(_ screen: S, _ stage: Stage, _ size: Size, _ name: String) throws {
    let (workspace, filters) = (stage.workspace, screen.kind.filters(in: stage.workspace))
    for (place, filter) in filters.enumerated() {
      for (number, choice) in filter.choices(workspace).enumerated() {
        let what = Comment(rawValue: "\(name), \(filter.id) \(choice.id) at \(size)")
        // As it was.
        stage.press("z")
        FrameRules.check(stage.frame(size), "\(name), filters at \(size)")
        stage.press([.right, .down, .escape])
        #expect(stage.top is S && screen.kind.chosen(in: workspace).isEmpty, what)
        stage.press(["z", .home] + Array(repeating: .right, count: place) + Array(repeating: .down, count: number + 1))
        FrameRules.check(stage.frame(size), "\(name), \(filter.id) at \(size)")
        #expect(stage.text(size).contains(choice.name.prefix(8)), what)
        let before = (stage.app.stack.dropLast().last as? S)?.chosen(in: workspace)?.id
        stage.press(.enter)
        let shown = try #require(stage.top as? S)
        #expect(screen.kind.chosen(in: workspace) == [filter.id: choice.id], what)
        FrameRules.check(stage.frame(size), "\(name), \(filter.id) \(choice.id) at \(size)")
        // What is looked for is found whatever is chosen, and it is said.
        let said = ["\(workspace.language(filter.title)): ", "Søket går forbi filteret"]
        #expect(said.contains { stage.text(size).contains($0) }, what)
        if let passes = filter.passes {
          for row in records(shown) { #expect(passes(row, choice.id, workspace), what) }
          // Whoever was chosen is, as long as they are there.
          if let before, records(shown).contains(where: { $0.id == before }) {
            #expect(shown.chosen(in: workspace)?.id == before, what)
          }
        }
        stage.press("A")
        #expect(stage.top is S && screen.kind.chosen(in: workspace).isEmpty, what)
        #expect(!stage.text(size).contains("\(workspace.language(ListText.filter)): "), what)
      }
    }
  }

  private func records<S: ColumnScreen>(_ screen: S) -> [S.Row] {
    (screen as? any ListScreen).map { all(of: $0) }?.compactMap { $0 as? S.Row } ?? []
  }

  private func all<S: ListScreen>(of screen: S) -> [Any] { screen.listing.records }

  /// Filters, columns and orders for a hand that knows the arrows, Enter and Esc.
  @Test(arguments: lists) func arrowsAloneReachThem(_ screen: ScreenCase) throws {
    let stage = try screen.stage(.rich)
    let list = try #require(stage.top as? any ColumnScreen)
    guard opensActions(list) else { return }
    for title in [ListText.filter, .columns, .sort].map({ stage.workspace.language($0) }) {
      stage.press(.right)
      #expect(stage.top is ActionsScreen, "\(screen.name)")
      var before = ""
      while !stage.selectedRow().contains("  \(title)  "), before != stage.text() {
        before = stage.text()
        stage.press(.down)
      }
      let isOffered = stage.selectedRow().contains("  \(title)  ")
      stage.press(isOffered ? .enter : .escape)
      if isOffered, stage.message.isEmpty {
        #expect(stage.top is FilterScreen || stage.top is ColumnsScreen || stage.top is SortScreen, "\(screen.name)")
        stage.press(.down, .escape)
      }
      #expect(stage.top is any ColumnScreen, "\(screen.name)")
    }
  }

  private func opensActions<S: ColumnScreen>(_ screen: S) -> Bool {
    S.actionKeys == [.right] && !(screen is OperationsScreen)
  }

  // MARK: Columns

  @Test(arguments: lists, ListScreensTests.sizes)
  func everyColumnIsHiddenAndShownAgain(_ screen: ScreenCase, _ size: Size) throws {
    let stage = try screen.stage(.rich)
    stage.frame(size)
    let list = try #require(stage.top as? any ColumnScreen)
    try hide(list, stage, size, screen.name)
  }

  private func hide<S: ColumnScreen>(_ screen: S, _ stage: Stage, _ size: Size, _ name: String) throws {
    let (workspace, kind) = (stage.workspace, screen.kind)
    let (before, columns) = (kind.shown(in: workspace), kind.columns(in: workspace))
    guard kind.hasHead, columns.count > 1 else { return }
    let chosen = screen.chosen(in: workspace)?.id
    #expect(columns.contains { $0.id == kind.naming }, "\(name) has no column \(kind.naming)")
    for (place, column) in columns.enumerated() {
      let what = Comment(rawValue: "\(name) without \(column.id) at \(size)")
      stage.press(["|", .home] + Array(repeating: .down, count: place) + [" "])
      FrameRules.check(stage.frame(size), "\(name), columns at \(size)")
      stage.press(.enter)
      let after = try #require(stage.top as? S)
      let shown = kind.shown(in: workspace)
      if column.id == kind.naming {
        #expect(shown == before, what)
      } else {
        // One that there is no room for may have been chosen all the same.
        #expect(shown.contains(kind.naming) && !(before.contains(column.id) && shown.contains(column.id)), what)
      }
      FrameRules.check(stage.frame(size), "\(name) without \(column.id) at \(size)")
      #expect(after.chosen(in: workspace)?.id == chosen, what)
      // What is not seen is not copied.
      var copying = after
      copying.choices.column = column.id
      if !shown.contains(column.id), let copied = copying.cell(in: workspace) {
        let seen = stage.text(size).split(separator: "\n").joined(separator: " ")
        #expect(seen.contains(copied.prefix(4)), what)
      }
      stage.press("|", .delete, .enter)
      #expect(kind.shown(in: workspace) == before, what)
    }
  }

  @Test func columnsAreKeptForTheirUserAndNotForPaper() throws {
    let stage = try Stage { UsersScreen(in: $0) }
    stage.frame(.wide)
    stage.press("|", .down, .down, " ", .down, " ", .enter)
    #expect(!stage.text(.wide).contains("Rolle ") && stage.text(.wide).contains("Brukernavn"))
    let next = try Stage(after: stage) { UsersScreen(in: $0) }
    #expect(!next.text(.wide).contains("Rolle "))
    #expect(try Stage(after: stage, by: "eva") { UsersScreen(in: $0) }.text(.wide).contains("Rolle "))
    #expect(try Stage(after: stage, isPrinting: true) { UsersScreen(in: $0) }.text(.wide).contains("Rolle "))
    // What names the row stays.
    next.press("|", .home, " ")
    #expect(next.message == "Denne kolonnen sier hvilken rad det er, og vises alltid.")
    next.press("A", .enter)
    #expect(next.text(.wide).contains("Rolle "))
  }

  @Test func aColumnOfAWideWindowIsHadInANarrowOne() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    #expect(!stage.text().contains("Født"))
    // What is chosen besides takes the place of something that is let go.
    stage.press("|", .down, .down, " ", .down, " ", .enter)
    #expect(stage.text().contains("Født") && stage.text().contains("Hansen, Aisha"))
    stage.press("|", "A", .enter)
    #expect(!stage.text().contains("Født"))
  }

  // MARK: Copies

  /// Names in "Min dag" wait for a key, and telephones are in no column.
  @Test func whatWaitsForAKeyIsNotCopied() throws {
    let stage = try Stage { TodayScreen(in: $0) }
    for _ in 0..<12 {
      let text = stage.text()
      for _ in 0..<4 {
        stage.press(.tab, "y")
        for case .copy(let copied) in stage.app.takeRequests() {
          #expect(text.contains(copied.prefix(6)), "\(copied)\n\(text)")
        }
      }
      stage.press(.down)
    }
  }
}
