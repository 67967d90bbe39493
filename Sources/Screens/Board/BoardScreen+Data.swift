import Domain

extension BoardScreen {
  /// For programs. Relapse is not registered yet: null, never 0.
  func data(in workspace: Workspace) -> ScreenData? {
    guard let board else { return nil }
    func count(_ id: FigureID) -> Int {
      if case .count(let count) = figures[id]?.value { count } else { 0 }
    }
    func ended(_ ending: PeriodBoard.Ending) -> Int { board.endedOtherwise[ending]?.count ?? 0 }
    let endings = PeriodBoard.Ending.allCases.map { JSON.Member(key: $0.rawValue, value: .int(ended($0))) }
    let places = units.map { unit in
      JSON.object([
        "name": .string(unit.unit.name), "places": .optional(unit.unit.places), "occupied": .int(unit.occupied),
        "taken": .int(unit.taken), "free": .optional(unit.free),
      ])
    }
    let outcomes: [(key: String, id: FigureID)] = [
      ("inOrdinaryWork", .inOrdinaryWork), ("inAdaptedWork", .inAdaptedWork), ("inWorkPractice", .inWorkPractice),
      ("inEducation", .inEducation), ("homeDistricts", .homeDistricts),
    ]
    var rows: [[String]] = [
      ["entered", "\(count(.entered))"], ["inProgramme", "\(count(.inProgramme))"],
      ["droppedOut", "\(count(.droppedOut))"],
    ]
    rows += PeriodBoard.Ending.allCases.map { ["endedOtherwise.\($0.rawValue)", "\(ended($0))"] }
    rows.append(["retained", "\(count(.retained))"])
    rows += BoardScreen.notRegistered.map { [$0, ""] }
    rows += outcomes.map { [$0.key, "\(count($0.id))"] }
    for unit in units {
      let numbers: [(String, Int?)] = [
        ("places", unit.unit.places), ("occupied", unit.occupied), ("taken", unit.taken), ("free", unit.free),
      ]
      rows += numbers.map { ["units.\(unit.unit.name).\($0.0)", $0.1.map(String.init) ?? ""] }
    }
    return ScreenData(
      [
        "from": .string(from.iso), "to": .string(to.iso), "entered": .int(count(.entered)),
        "inProgramme": .int(count(.inProgramme)),
        "droppedOut": .int(count(.droppedOut)), "endedOtherwise": .members(endings),
        "retained": .int(count(.retained)),
        "relapsed": .null, "reEngaged": .null, "reEngagedWithin14Days": .null, "medianDaysToReEngagement": .null,
        "inOrdinaryWork": .int(count(.inOrdinaryWork)), "inAdaptedWork": .int(count(.inAdaptedWork)),
        "inWorkPractice": .int(count(.inWorkPractice)), "inEducation": .int(count(.inEducation)),
        "homeDistricts": .int(count(.homeDistricts)), "units": .array(places),
      ], columns: ["figure", "value"], rows: rows)
  }

  private static let notRegistered = [
    "relapsed", "reEngaged", "reEngagedWithin14Days", "medianDaysToReEngagement",
  ]
}
