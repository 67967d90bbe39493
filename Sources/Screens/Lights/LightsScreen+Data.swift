import Domain

extension LightsScreen {
  /// For programs: every assessment of the person, oldest first.
  func data(in workspace: Workspace) -> ScreenData? {
    let assessments = history.map(\.fact).sorted {
      ($0.date, $0.voice.rawValue) < ($1.date, $1.voice.rawValue)
    }
    func word(_ light: Light?) -> String? {
      switch light {
      case .green: "green"
      case .yellow: "yellow"
      case .red: "red"
      case nil: nil
      }
    }
    let objects = assessments.map { assessment in
      JSON.object([
        "date": .string(assessment.date.iso), "voice": .string(assessment.voice.rawValue),
        "lights": .members(
          LifeDomain.allCases.map { JSON.Member(key: $0.id, value: .optional(word(assessment.lights[$0]))) }),
      ])
    }
    let rows = assessments.map { assessment in
      [number, assessment.date.iso, assessment.voice.rawValue]
        + LifeDomain.allCases.map { word(assessment.lights[$0]) ?? "" }
    }
    return ScreenData(
      ["number": .string(number), "assessments": .array(objects)],
      columns: ["number", "date", "voice"] + LifeDomain.allCases.map(\.id), rows: rows)
  }
}
