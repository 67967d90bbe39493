import Domain
import Resources
import TerminalUI

/// Where somebody works, in words, and as fields of a form: a unit each, chosen by typing.
struct UserUnits {
  /// What stands for all of them.
  private static let whole = "*"
  /// Fields at least, as long as there are so many units.
  private static let fewest = 4

  private static func field(_ number: Int) -> String { "unit\(number)" }

  /// `Rådhusgaten 53`, `Rådhusgaten 53 og 2 til`, `hele registeret`.
  static func words(_ units: Set<UnitKey>, in workspace: Workspace) -> String {
    let names = workspace.units.filter { units.contains($0.key) }.map(\.unit.name)
    guard let first = names.first else { return workspace.language(UsersText.wholeRegister) }
    return names.count == 1
      ? first : workspace.language(UsersText.moreUnits, ["unit": first, "n": names.count - 1])
  }

  /// `Rådhusgaten 53, Småjobbsentralen`.
  static func allWords(_ units: Set<UnitKey>, in workspace: Workspace) -> String {
    let names = workspace.units.filter { units.contains($0.key) }.map(\.unit.name)
    return names.isEmpty ? workspace.language(UsersText.wholeRegister) : names.joined(separator: ", ")
  }

  /// - Parameters:
  ///   - path: what is chosen in each field.
  ///   - chosen: what they are now; nil for somebody new.
  static func fields<Value>(
    _ path: WritableKeyPath<Value, [Int: String]>, _ chosen: Set<UnitKey>?, in workspace: Workspace
  ) -> [Field<Value>] {
    let names = workspace.units.map(\.unit.name)
    let units = workspace.units.map { fact in
      // Two programmes may each have a unit of one name.
      let isOne = names.count { $0 == fact.unit.name } == 1
      let programme = workspace.programme(fact.unit.programme)?.name ?? fact.unit.programme
      let id = "\(fact.key.value)"
      return Choice(id, id: id, isOne ? fact.unit.name : "\(fact.unit.name), \(programme)")
    }
    let all = Choice(whole, id: whole, workspace.language(UsersText.wholeRegister))
    let count = max(1, min(units.count, max(fewest, (chosen?.count ?? 0) + 1)))
    return (0..<count).map { number in
      Field<Value>.choice(field(number), path.appending(path: \.[number]), number == 0 ? [all] + units : units)
        .called(number == 0 ? UsersText.unit : .unitNext)
    }
  }

  /// What stands in the fields at first.
  /// - Parameter chosen: nil for somebody new, and nothing is chosen then.
  static func values(_ chosen: Set<UnitKey>?, in workspace: Workspace) -> [Int: String] {
    let keys = workspace.units.filter { chosen?.contains($0.key) ?? false }.map { "\($0.key.value)" }
    if keys.isEmpty { return chosen == nil && !workspace.units.isEmpty ? [:] : [0: whole] }
    return Dictionary(uniqueKeysWithValues: zip(keys.indices, keys))
  }

  static func problems(_ values: [Int: String], in workspace: Workspace) -> [String: String] {
    if values.isEmpty { return [field(0): workspace.language(UsersText.unitMissing)] }
    guard values.values.contains(whole) else { return [:] }
    // Said where it is to be emptied: an error stands until its own field is edited.
    let others = values.keys.filter { $0 > 0 }
    return Dictionary(uniqueKeysWithValues: others.map { (field($0), workspace.language(UsersText.unitTooMany)) })
  }

  /// Empty for the whole register.
  static func units(_ values: [Int: String]) -> Set<UnitKey> {
    Set(values.values.compactMap { Int64($0) }.map { UnitKey($0) })
  }
}
