import Domain
import Ledger

/// Whom a user follows, and by which programmes each lies with a service of theirs: see ``ControllerReach``.
struct FollowedServices {
  /// By person, the programmes of the services the user follows them in.
  private(set) var people: [Int64: Set<Int64>] = [:]
  /// Those of the services the user's own units are of.
  private var ofUnits: Set<Int64> = []
  /// Whether the register is more than one service's.
  let areSeveral: Bool

  init(_ enrolments: [EnrolmentFact], _ access: Access, on day: Day, _ coder: FactCoder) throws {
    let controllers = try ProgrammeControllers(coder, on: day, .present)
    areSeveral = controllers.areSeveral
    func programmes(of names: [String]) -> Set<Int64> {
      Set(
        coder.codeByID.filter { id, _ in
          ControllerReach(of: names).isOwn(controllers.name(of: id))
        }.map(\.value))
    }
    if areSeveral { ofUnits = programmes(of: controllers.names(of: access.units)) }
    var known: [String: Set<Int64>] = [:]
    for enrolment in enrolments {
      let name = controllers.name(of: enrolment.enrolment.programme)
      let found = known[name] ?? programmes(of: [name])
      known[name] = found
      people[enrolment.person.value, default: []].formUnion(found)
    }
  }

  func isOwn(_ programme: Int64, of person: Int64) -> Bool {
    ofUnits.contains(programme) || people[person]?.contains(programme) ?? false
  }
}
