import Store
import TerminalUI

// How the user has the screens from one time to the next.

extension Workspace {
  /// The order a list was put in last; nil: as it comes. What is printed comes alike for everybody.
  func remembered(orderOf list: String) -> TableSort<String>? {
    guard !settings.isPrinting, let words = readHabits()["order.\(list)"]?.split(separator: " "),
      let column = words.first
    else { return nil }
    return TableSort(String(column), isDescending: words.count > 1)
  }

  /// That it cannot be kept is no reason not to have it now.
  func remember(_ order: TableSort<String>?, orderOf list: String) {
    // The same user may sit at another terminal too: what was chosen there stays.
    let known = habits ?? [:]
    habits = nil
    let written = readHabits()
    let isWhole = habits != nil
    var kept = known.merging(written) { settings.isReadOnly ? $0 : $1 }
    kept["order.\(list)"] = order.map { $0.isDescending ? "\($0.column) descending" : $0.column }
    habits = kept
    // What could not be read is not written over.
    if settings.isReadOnly || !isWhole { return }
    do {
      try session.drafts.keep(habits: kept)
    } catch {
      if error != .ledger(.busy) { tell(error) }
    }
  }

  private func readHabits() -> [String: String] {
    if let habits { return habits }
    do {
      habits = try session.drafts.habits()
    } catch {
      tell(error)
    }
    return habits ?? [:]
  }
}
