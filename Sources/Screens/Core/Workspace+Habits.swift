import Store
import TerminalUI

/// How the user has the screens.
struct Habits {
  /// From one time to the next; nil until somebody asks.
  var kept: [String: String]?
  /// As long as they sit here: the filters in force of each list.
  fileprivate(set) var filters: [String: ChosenFilters] = [:]
  /// Whom the appointments that were read last are with: to choose among.
  var colleagues: [String] = []
}

extension Workspace {
  /// The order a list was put in last; nil: as it comes. What is printed comes alike for everybody.
  func remembered(orderOf list: String) -> TableSort<String>? {
    guard let words = remembered("order.\(list)")?.split(separator: " "), let column = words.first else { return nil }
    return TableSort(String(column), isDescending: words.count > 1)
  }

  func remember(_ order: TableSort<String>?, orderOf list: String) {
    remember(order.map { $0.isDescending ? "\($0.column) descending" : $0.column }, as: "order.\(list)")
  }

  /// The columns of a list that were chosen last; nil: as it comes.
  func remembered(columnsOf list: String) -> Set<String>? {
    remembered("columns.\(list)").map { Set($0.split(separator: " ").map(String.init)) }
  }

  func remember(_ columns: [String]?, columnsOf list: String) {
    remember(columns?.joined(separator: " "), as: "columns.\(list)")
  }

  private func remembered(_ habit: String) -> String? { settings.isPrinting ? nil : readHabits()[habit] }

  /// That it cannot be kept is no reason not to have it now.
  private func remember(_ value: String?, as habit: String) {
    // The same user may sit at another terminal too: what was chosen there stays.
    let known = habits.kept ?? [:]
    habits.kept = nil
    let written = readHabits()
    let isWhole = habits.kept != nil
    var kept = known.merging(written) { settings.isReadOnly ? $0 : $1 }
    kept[habit] = value
    habits.kept = kept
    // What could not be read is not written over.
    if settings.isReadOnly || !isWhole { return }
    do {
      try session.drafts.keep(habits: kept)
    } catch {
      if error != .ledger(.busy) { tell(error) }
    }
  }

  private func readHabits() -> [String: String] {
    if let kept = habits.kept { return kept }
    do {
      habits.kept = try session.drafts.habits()
    } catch {
      tell(error)
    }
    return habits.kept ?? [:]
  }
}

extension Workspace {
  /// What is printed is all there is, for everybody.
  func filters(of list: String) -> ChosenFilters { settings.isPrinting ? [:] : habits.filters[list] ?? [:] }

  /// Chooses the filters of a list. That more people come in sight is logged before they do.
  /// - Parameters:
  ///   - widening: of each filter the choices by which more come.
  ///   - room: whose list of names it is.
  func choose(_ chosen: ChosenFilters, of list: String, widening: [String: Set<String>], names room: Room?) {
    let before = filters(of: list)
    let isWider =
      before.contains { chosen[$0.key] != $0.value }
      || chosen.contains { before[$0.key] != $0.value && widening[$0.key]?.contains($0.value) ?? false }
    if isWider, let room, !mayListNames(of: room, showing: chosen) { return }
    habits.filters[list] = chosen.isEmpty ? nil : chosen
    readAgain()
  }
}
