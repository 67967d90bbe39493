import Domain

extension LightsScreen: ShownScreen {
  /// Every assessment of the person, oldest first.
  static let output = Output(
    namesPeople: true, takes: [.number],
    form: ScreenForm<LightsScreen>(
      [.key("number", \.number), .list("assessments", assessment, \.assessments)],
      columns: ["number", "date", "voice"] + lights.columns,
      rows: { screen in
        screen.assessments.map { [screen.number, $0.date.iso, $0.voice.rawValue] + lights.row($0.lights) }
      }),
    open: { (request, workspace) throws(ShowProblem) in
      LightsScreen(participant: try request.person(in: workspace), in: workspace)
    },
    source: { (screen: LightsScreen, _) in screen })

  private static let assessment: JSONForm<LightsAssessment> = [
    .key("date", \.date), .key("voice", \.voice.rawValue), .object("lights", lights) { $0.lights },
  ]

  private static let lights = JSONForm<Lights>(
    LifeDomain.allCases.map { area in .key(area.id) { $0[area]?.word } })

  private var assessments: [LightsAssessment] {
    history.map(\.fact).sorted { ($0.date, $0.voice.rawValue) < ($1.date, $1.voice.rawValue) }
  }
}
