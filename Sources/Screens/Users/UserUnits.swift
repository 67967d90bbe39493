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

  /// - Parameter chosen: what they are now; nil for somebody new, and nothing is chosen then.
  static func fields(_ chosen: Set<UnitKey>?, in workspace: Workspace) -> [FormField] {
    let language = workspace.language
    let names = workspace.units.map(\.unit.name)
    let options = workspace.units.map { fact in
      // Two programmes may each have a unit of one name.
      let isOne = names.count { $0 == fact.unit.name } == 1
      let programme = workspace.programme(fact.unit.programme)?.name ?? fact.unit.programme
      return ChoiceField.Option(
        id: "\(fact.key.value)", label: isOne ? fact.unit.name : "\(fact.unit.name), \(programme)")
    }
    let all = ChoiceField.Option(id: whole, label: language(UsersText.wholeRegister))
    let values = workspace.units.filter { chosen?.contains($0.key) ?? false }.map { "\($0.key.value)" }
    let first = values.first ?? (chosen == nil && !options.isEmpty ? nil : whole)
    let count = max(1, min(options.count, max(fewest, values.count + 1)))
    return [
      .choice(
        field(0), language(UsersText.unit), help: language(UsersText.unitHelp), options: [all] + options, value: first)
    ]
      + (1..<max(1, count)).map { number in
        .choice(
          field(number), language(UsersText.unitNext), help: language(UsersText.unitNextHelp), options: options,
          value: values.indices.contains(number) ? values[number] : nil)
      }
  }

  /// What the fields say, empty for the whole register; nil when something is wrong, and then it stands in `errors`.
  static func read(_ form: Form, in workspace: Workspace, _ errors: inout [String: String]) -> Set<UnitKey>? {
    let ids = form.fields.map(\.id).filter { $0.hasPrefix("unit") }
    let values = ids.compactMap { form.line($0) }
    if values.isEmpty {
      errors[field(0)] = workspace.language(UsersText.unitMissing)
      return nil
    }
    guard values.contains(whole) else { return Set(values.compactMap { Int64($0) }.map { UnitKey($0) }) }
    // Said where it is to be emptied: an error stands until its own field is edited.
    for id in ids.dropFirst() where form.line(id) != nil { errors[id] = workspace.language(UsersText.unitTooMany) }
    return values.count == 1 ? [] : nil
  }
}
