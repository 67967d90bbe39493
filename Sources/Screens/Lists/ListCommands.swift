import Domain
import Resources
import TerminalUI

// What can be done on every list.

extension ColumnScreen {
  static var common: [Command<Scene<Self>>] {
    [
      Command(
        "\(list.place).mark", [.character(" ")], ListText.mark, ListText.markHelp, group: ChromeText.groupList,
        footer: .hidden,
        enabled: { scene in
          scene.screen.chosen(in: scene.workspace) == nil ? scene.unavailable(ListText.nothingChosen) : .available
        },
        run: { scene in
          guard let chosen = scene.screen.chosen(in: scene.workspace) else { return .stay }
          scene.screen.choices.mark(chosen.id)
          scene.screen.goDown(in: scene.workspace)
          return .stay
        }),
      Command(
        "\(list.place).copy", [.character("y")], ListText.copy, ListText.copyHelp, group: ChromeText.groupList,
        footer: .hidden,
        enabled: { scene in
          scene.screen.cell(in: scene.workspace) == nil ? scene.unavailable(ListText.nothingToCopy) : .available
        },
        run: { scene in
          guard let text = scene.screen.cell(in: scene.workspace) else { return .stay }
          scene.workspace.message = Message(scene.workspace.language(ListText.copied, ["what": text]))
          return .terminal(.copy(text))
        }),
      Command(
        "back", [.escape], CommonText.back, ListText.backHelp, group: ChromeText.groupEverywhere, footer: .trailing,
        run: { $0.screen.unmark() ? .stay : .back }),
    ] + actions + sorting + filtering + [
      Command(
        "\(list.place).columns", [.character("|")], ListText.columns, ListText.columnsHelp, group: ChromeText.groupList,
        footer: .hidden,
        enabled: { scene in
          scene.screen.kind.hasHead && scene.screen.kind.columns(in: scene.workspace).count > 1
            ? .available : scene.unavailable(ListText.noColumns)
        },
        run: { scene in
          .open(ColumnsScreen(scene.screen.kind, at: scene.screen.choices.column, in: scene.workspace))
        })
    ]
  }

  /// None where there is nothing to choose by.
  private static var filtering: [Command<Scene<Self>>] {
    lists.allSatisfy { $0.filters.isEmpty }
      ? []
      : [
        Command(
          "\(list.place).filter", [.character("z")], ListText.filter, ListText.filterHelp, group: ChromeText.groupList,
          footer: .offered,
          enabled: { scene in
            scene.screen.kind.filters(in: scene.workspace).isEmpty ? scene.unavailable(ListText.noFilters) : .available
          },
          run: { .open(FilterScreen($0.screen.kind, names: names, in: $0.workspace)) }),
        Command(
          "\(list.place).all", [.character("A")], ListText.all, ListText.allHelp, group: ChromeText.groupList,
          footer: .hidden,
          enabled: { scene in
            scene.screen.kind.chosen(in: scene.workspace).isEmpty ? scene.unavailable(ListText.isAll) : .available
          },
          run: { scene in
            scene.workspace.choose([:], of: scene.screen.kind.id, widening: [:], names: names)
            return .stay
          }),
      ]
  }

  private static var actions: [Command<Scene<Self>>] {
    actionKeys.isEmpty ? [] : [ScreenActions.command(keys: actionKeys, for: Self.self)]
  }

  /// None where no order but the one rows come in says anything.
  private static var sorting: [Command<Scene<Self>>] {
    let columns = lists.flatMap(\.columns).filter(\.isSortable)
    var known: Set<String> = []
    return columns.isEmpty
      ? [] : [sortCommand] + columns.filter { known.insert($0.id).inserted }.map { sortCommand(by: $0) }
  }

  /// `S`: the columns to choose from.
  static var sortCommand: Command<Scene<Self>> {
    Command(
      "\(list.place).sort", [.character("S")], ListText.sort, ListText.sortHelp, group: ChromeText.groupList,
      enabled: { scene in
        scene.screen.kind.sortable(in: scene.workspace).isEmpty ? scene.unavailable(ListText.asItComes) : .available
      },
      run: { .open(SortScreen($0.screen.kind, as: $0.screen.choices, in: $0.workspace)) })
  }

  private static func sortCommand(by column: ListColumn<Row>) -> Command<Scene<Self>> {
    Command(
      list.command(sortingBy: column.id), keys: [], title: Phrase(ListText.sortBy, naming: column.title),
      help: Phrase(ListText.sortHelp), group: Phrase(ChromeText.groupList), footer: .hidden,
      enabled: { scene in
        if let sees = column.sees, !scene.workspace.sees(sees) { return scene.workspace.mayUse(sees) }
        return scene.screen.kind.columns.contains { $0.id == column.id && $0.isSortable }
          ? .available : scene.unavailable(ListText.noSuchColumn)
      },
      run: { $0.screen.sort(by: column.id, in: $0.workspace) })
  }

  private mutating func sort(by column: String, in workspace: Workspace) -> Turn {
    choices.choose(column, present: kind.order(choices.sort))
    if Self.remembersOrder { workspace.remember(choices.sort, orderOf: kind.id) }
    reorder(in: workspace)
    return .stay
  }
}

extension Command {
  /// The same of a command that does its thing with one row: when several are marked it says so, instead of doing it with one.
  func ofOne<S: Screen>() -> Command where Context == Scene<S> {
    Command(
      id, keys: keys, title: title, help: help, group: group, footer: footer,
      enabled: { scene in
        let may = enabled(scene)
        guard may.isOffered, scene.screen.markedCount > 0 else { return may }
        return scene.unavailable(ListText.onlyOne)
      }, run: run)
  }

  /// The same without a key, for a screen where its key is for something else: found by its name.
  func unbound() -> Command {
    Command(id, keys: [], title: title, help: help, group: group, footer: .hidden, enabled: enabled, run: run)
  }
}
