import Domain
import Resources
import Testing

@testable import Screens

/// Somebody at a desk of the fixture: a role, for the whole register or for a unit.
struct Seat: Hashable, Sendable, CustomTestStringConvertible {
  enum Reach: String, CaseIterable, Sendable {
    case whole
    /// Rådhusgaten 53, where most of the fixture's people are.
    case own
    /// Kampen Miljøstasjon, of another programme.
    case other

    var units: Set<UnitKey> {
      switch self {
      case .whole: []
      case .own: [UnitKey(1)]
      case .other: [UnitKey(3)]
      }
    }
  }

  let role: Role
  let reach: Reach

  static let all = Role.allCases.flatMap { role in Reach.allCases.map { Seat(role: role, reach: $0) } }
  static let desk = Seat(role: .frontDesk, reach: .whole)
  static let counsellor = Seat(role: .counsellor, reach: .whole)

  var login: String { "\(role.rawValue)-\(reach.rawValue)" }
  var name: String { "Kari Holm \(role.rawValue) \(reach.rawValue)" }
  var title: String {
    switch role {
    case .frontDesk: "Kari Holm, resepsjon"
    case .counsellor: "Tor Lie, veileder"
    case .teamLead: "Eva Moe, teamleder"
    }
  }
  var testDescription: String { login }
}
