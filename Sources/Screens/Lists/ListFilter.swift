import Domain
import Resources
import TerminalUI

/// A filter of a list, said once: what can be chosen besides everything, and which rows stay then. What it and its choices are
/// called is `filter.` and their ids.
struct ListFilter<Row>: Sendable {
  /// Stable: tests go by it, and its words.
  let id: String
  /// What a role must see for it to be there, as of a column.
  let sees: Information?
  let choices: @Sendable (Workspace) -> [FilterChoice]
  /// Choices by which more rows come than stand there otherwise.
  let widening: Set<String>
  /// Nil where whoever gives the rows goes by it.
  let passes: (@Sendable (Row, String, Workspace) -> Bool)?

  init(
    _ id: String, _ choices: [String], sees: Information?, widening: Set<String> = [],
    passes: (@Sendable (Row, String, Workspace) -> Bool)? = nil
  ) {
    self.init(id, sees: sees, widening: widening, passes: passes) { workspace in
      choices.map { FilterChoice(id: $0, name: workspace.language.text(named: "filter.\(id).\($0)")) }
    }
  }

  init(
    _ id: String, sees: Information?, widening: Set<String> = [],
    passes: (@Sendable (Row, String, Workspace) -> Bool)? = nil,
    choices: @escaping @Sendable (Workspace) -> [FilterChoice]
  ) {
    (self.id, self.sees, self.choices) = (id, sees, choices)
    (self.widening, self.passes) = (widening, passes)
  }

  var title: Phrase { Phrase(named: "filter.\(id)") }
}

/// Something a list can be narrowed to.
struct FilterChoice: Hashable, Sendable {
  let id: String
  let name: String
}

/// The choice made of each filter that is in force, by their ids.
typealias ChosenFilters = [String: String]

extension ListKind {
  /// The filters that are this user's to choose by.
  func filters(in workspace: Workspace) -> [ListFilter<Row>] {
    filters.filter { ($0.sees.map { workspace.sees($0) } ?? true) && !$0.choices(workspace).isEmpty }
  }

  /// What is chosen, of the filters that are this user's.
  func chosen(in workspace: Workspace) -> ChosenFilters {
    let chosen = workspace.filters(of: id)
    if chosen.isEmpty { return [:] }
    return chosen.filter { id, choice in
      filters.first { $0.id == id }.map { filter in
        filter.sees.map { workspace.sees($0) } ?? true && filter.choices(workspace).contains { $0.id == choice }
      } ?? false
    }
  }

  /// `Filter: Steg: 2 Småjobb, Kontaktperson: mangler · A Alle`; nil when none is in force.
  private func filterWords(isResting: Bool, in workspace: Workspace) -> String? {
    let chosen = chosen(in: workspace)
    if chosen.isEmpty { return nil }
    let words = filters.compactMap { filter -> String? in
      guard let choice = filter.choices(workspace).first(where: { $0.id == chosen[filter.id] }) else { return nil }
      return "\(workspace.language(filter.title)): \(choice.name)"
    }
    let key = workspace.labels.label(workspace.bindings.keys(for: "\(place).all")?.first ?? .character("A"))
    return workspace.language(
      isResting ? ListText.filterRests : .filtered, ["what": words.joined(separator: ", "), "key": key])
  }

  /// Draws them on the first row.
  /// - Parameter isResting: they narrow nothing now.
  /// - Returns: the rows taken.
  func drawFilters(isResting: Bool = false, on canvas: inout Canvas, in workspace: Workspace) -> Int {
    guard let words = filterWords(isResting: isResting, in: workspace), canvas.height > 0 else { return 0 }
    let margin = ListState<String>.margin
    canvas.put(words, x: margin, y: 0, style: isResting ? .muted : .warning, width: max(0, canvas.width - margin - 1))
    return 1
  }
}

extension ListKind where Row: Identifiable, Row.ID: Hashable & Sendable {
  /// Those of the lines whose records pass every filter in force.
  func filtered(_ lines: [ListLine<Row>], in workspace: Workspace) -> [ListLine<Row>] {
    let chosen = chosen(in: workspace)
    let tests = filters.compactMap { filter in filter.passes.flatMap { test in chosen[filter.id].map { (test, $0) } } }
    if tests.isEmpty { return lines }
    return lines.filter { line in
      line.record.map { row in tests.allSatisfy { $0.0(row, $0.1, workspace) } } ?? true
    }
  }
}
