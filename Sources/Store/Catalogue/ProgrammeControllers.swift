import Domain
import Ledger

/// Who answers for what programmes keep, on a day: as a team lead has set it, else whose the programme is.
struct ProgrammeControllers {
  private var byProgramme: [String: String] = [:]
  private var programmes: [UnitKey: String] = [:]

  init(_ coder: FactCoder, on day: Day, _ state: RegisterState) throws {
    func all<Fact: StoredFact>(_ type: Fact.Type) throws -> [Fact] {
      switch state {
      case .shown: try Fact.all(coder, where: "1").map(\.fact)
      case .present: try Fact.present(coder, where: "1").map(\.fact)
      }
    }
    for programme in try all(ProgrammeRecord.self) { byProgramme[programme.id] = programme.organisation }
    let set = Dictionary(grouping: try all(ProgrammeKeepingFact.self).map(\.keeping), by: \.programme)
    for (programme, keepings) in set {
      if let keeping = keepings.inForce(on: day) { byProgramme[programme] = keeping.controller }
    }
    for fact in try all(UnitFact.self) { programmes[fact.key] = fact.unit.programme }
  }

  /// Empty before there is a unit: until then somebody is everyone's.
  func name(of enrolment: Enrolment) -> String {
    enrolment.unit == nil ? "" : byProgramme[enrolment.programme] ?? ""
  }

  func name(of programme: String) -> String { byProgramme[programme] ?? "" }

  func names(of units: Set<UnitKey>) -> [String] {
    Set(units.compactMap { programmes[$0].flatMap { byProgramme[$0] } }).sorted()
  }

  /// Whether there is more than one of them.
  var areSeveral: Bool { Set(byProgramme.values).count > 1 }
}
