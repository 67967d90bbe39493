import Domain
import Resources
import Store
import TerminalUI

/// The places that are free in the units of a programme today.
struct Occupancies {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func of(_ programme: String?) -> [UnitOccupancy] {
    guard let programme else { return [] }
    return workspace.ask { (session) throws(StoreError) in
      try session.figures.occupancy(on: workspace.today, programme: programme)
    } ?? []
  }

  /// The sentence that warns of a full unit; nil when there is room or nobody knows.
  func warning(_ unit: UnitKey?, of programme: String?) -> String? {
    guard let unit, let found = of(programme).first(where: { $0.key == unit }), let free = found.free, free <= 0 else {
      return nil
    }
    return workspace.language(FormText.unitFull, ["unit": found.unit.name])
  }

  /// The same while the cursor is on the unit of a form.
  func warning(in form: Form) -> String? {
    guard form.focused?.id == EnrolmentFieldID.unit else { return nil }
    return warning(
      form.number(EnrolmentFieldID.unit).map { UnitKey($0) }, of: form.line(EnrolmentFieldID.programme))
  }
}

extension UnitOccupancy {
  /// `Småjobbsentralen (3)`: the places that are free; the help of the field says so.
  var label: String { free.map { "\(unit.name) (\($0))" } ?? unit.name }
}
