import Domain
import Resources
import Store
import TerminalUI

/// A column of the list of participants.
enum ParticipantColumn: Hashable, CaseIterable {
  case name, number, step, days, contact, lights, unit, status, born, lightsDate, lastMet

  /// What a role must see for it to stand there.
  var information: Information {
    switch self {
    case .name: .shownName
    case .number: .number
    case .step, .days: .step
    case .contact: .contactPerson
    case .lastMet: .lastSeen
    case .lights, .lightsDate: .lights
    case .unit: .programmeAndUnit
    case .status: .status
    case .born: .birth
    }
  }

  /// What the width allows, of what the role sees: the last to come are the first to go.
  static func layout(width: Int, in language: Language, for role: Role) -> TableLayout<ParticipantColumn> {
    func column(
      _ id: ParticipantColumn, _ title: ParticipantsText, _ width: TableColumn<ParticipantColumn>.Width,
      _ align: Alignment = .left, goes order: Int
    ) -> TableColumn<ParticipantColumn> {
      TableColumn(id, language(title), width: width, align: align, dropOrder: order)
    }
    var columns = [
      column(.name, .name, .flexible(min: 17, max: 40, weight: 3), goes: 0),
      column(.number, .number, .flexible(min: 6, max: 10), goes: 4),
      column(.step, .step, .fixed(14), goes: 1),
      column(.days, .days, .fixed(5), .right, goes: 2),
      column(.contact, .contact, .flexible(min: 13, max: 24, weight: 2), goes: 3),
      TableColumn(.lights, LightCells.letters(in: language), width: .fixed(8)),
    ]
    // What is left of eighty columns is for names, not for a column more.
    if width >= wide {
      columns.insert(column(.status, .status, .flexible(min: 11, max: 18), goes: 6), at: 2)
      columns.insert(column(.born, .born, .fixed(4), .right, goes: 8), at: 2)
      columns.insert(column(.unit, .unit, .flexible(min: 12, max: 24, weight: 2), goes: 7), at: 6)
      columns.insert(column(.lastMet, .lastMet, .fixed(10), goes: 5), at: columns.count - 1)
      columns.append(column(.lightsDate, .lightsDate, .fixed(10), goes: 9))
    }
    return TableLayout(columns.filter { AccessTable.sees($0.id.information, role) }, width: width)
  }

  private static let wide = 100
}

extension RosterQuery.Sort {
  /// Whether the role sees what it sorts by.
  func isOffered(in workspace: Workspace) -> Bool { workspace.sees(column.information) }

  /// The column it sorts by.
  var column: ParticipantColumn {
    switch self {
    case .name: .name
    case .number: .number
    case .step: .step
    case .days: .days
    case .contact: .contact
    case .lights: .lights
    }
  }

  /// The action of the command that sorts by it.
  var command: String { "sort\(rawValue.prefix(1).uppercased())\(rawValue.dropFirst())" }

  var title: ParticipantsText {
    switch self {
    case .name: .sortByName
    case .number: .sortByNumber
    case .step: .sortByStep
    case .days: .sortByDays
    case .contact: .sortByContact
    case .lights: .sortByLights
    }
  }
}
