import Domain
import Resources
import Store
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

extension Stage {
  /// Names whoever sits there as close to these people; it holds from their next start.
  func makeClose(_ seat: Seat, to people: Set<ParticipantKey>) throws {
    let users = workspace.session.users
    let key = try #require(try users.all().first { $0.login == seat.login }).key
    for person in people.sorted() { try users.nameRelative(key, of: person) }
  }
}
