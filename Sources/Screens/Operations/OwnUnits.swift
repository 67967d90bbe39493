import Domain
import Resources
import Store
import TerminalUI

/// The units whose work and gear a user enters, within what the screens show.
struct OwnUnits {
  private static let field = "unit"

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

  /// The only one; where there are several to choose from, none yet.
  var first: UnitKey { units.count == 1 ? units[0].key : UnitKey(0) }

  /// A choice among them; none where there is nothing to choose.
  func fields<Value>(_ path: WritableKeyPath<Value, UnitKey>) -> [Field<Value>] {
    if units.count < 2 { return [] }
    let choices = units.map { Choice($0.key, id: "\($0.key.value)", $0.unit.name) }
    return [.choice(OwnUnits.field, path, choices, missing: Phrase(OperationsText.unitMissing))]
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
