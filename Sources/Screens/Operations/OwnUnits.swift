import Domain
import Resources
import Store
import TerminalUI

/// The units whose work and gear a user enters, within what the screens show.
struct OwnUnits {
  static let field = "unit"

  let units: [UnitFact]

  init(_ workspace: Workspace) {
    let (access, scope) = (workspace.session.access, workspace.scope)
    units = workspace.units.filter {
      (access.units.isEmpty || access.units.contains($0.key))
        && (scope.programme == nil || $0.unit.programme == scope.programme)
        && (scope.unit == nil || $0.key == scope.unit)
    }
  }

  var isEmpty: Bool { units.isEmpty }

  /// A choice among them; none where there is nothing to choose.
  func fields(value: UnitKey? = nil, in workspace: Workspace) -> [FormField] {
    if units.count < 2 { return [] }
    let options = units.map { ChoiceField.Option(id: "\($0.key.value)", label: $0.unit.name) }
    return [
      .choice(
        OwnUnits.field, workspace.language(OperationsText.unit), help: workspace.language(OperationsText.unitHelp),
        options: options, value: value.map { "\($0.value)" })
    ]
  }

  /// The one chosen, or the only one.
  func chosen(in form: Form) -> UnitKey? {
    units.count == 1 ? units[0].key : form.number(OwnUnits.field).map { UnitKey($0) }
  }
}

extension Workspace {
  /// Everything of work and loans this user reaches; nil when it cannot be read, and then a message says so.
  func allOperations() -> Operations? {
    do {
      return try session.work.operations()
    } catch {
      tell(error)
      return nil
    }
  }

  /// Says that what a form is about has gone.
  func tellGone() { message = .error(language(ErrorText.notFoundAnyMore)) }
}
