import Domain
import TerminalUI

@testable import Screens

/// The boards and pictures, each in the states worth looking at.
extension ScreensUnderTest {
  static let pictures: [ScreenCase] = [
    ScreenCase("steps, on a number", keys: [.end, .down, .down, .right]) { StepsScreen(in: $0) },
    ScreenCase("step forward") { workspace in StepsScreen(in: workspace).opened(by: ">", in: workspace) },
    ScreenCase("step back", keys: [.down]) { workspace in
      var steps = StepsScreen(in: workspace)
      _ = steps.move(.right, in: workspace)
      return steps.opened(by: "<", in: workspace)
    },
    ScreenCase("lights") { LightsScreen(participant: $0.someone(), in: $0) },
    ScreenCase("lights, half way", keys: ["1", "2", "3", "0", .up]) {
      LightsScreen(participant: $0.someone(), in: $0)
    },
    ScreenCase("lights, on the date", keys: [.up, .backspace, "x"]) {
      LightsScreen(participant: $0.someone(), in: $0)
    },
    ScreenCase("lights, hostile name") { LightsScreen(participant: $0.someone("X-1"), in: $0) },
    ScreenCase("lights, nobody") { LightsScreen(participant: ParticipantKey(999_999), in: $0) },
    ScreenCase("mapping, a unit", keys: ["w"]) { MappingScreen(in: $0) },
    ScreenCase("mapping, a year without records") { MappingScreen(in: $0, round: 1999) },
    ScreenCase("mapping, age and gender") { MappingCrossScreen(round: 2019, unit: nil, in: $0) },
    ScreenCase("board, places", keys: [.end]) { BoardScreen(in: $0) },
    ScreenCase("board, period") { BoardPeriodScreen(from: $0.today - 89, to: $0.today, statusAt: nil, in: $0) },
    ScreenCase("new unit") { UnitForm(in: $0) },
    ScreenCase("programme") { ProgrammeScreen(FixtureRegister.pilot, in: $0) },
    ScreenCase("what a step holds") { StepTermsForm(FixtureRegister.pilot, .first, in: $0) },
    ScreenCase("controller and ground") { KeepingForm(FixtureRegister.pilot, in: $0) },
    ScreenCase("ask for erasure") { AskErasureForm(of: [$0.someone()], in: $0) },
    ScreenCase("emergency") { EmergencyScreen(of: $0.someone(), in: $0) },
    ScreenCase("print own copy") { workspace in
      var lines = OwnCopyScreen(of: workspace.someone(), in: workspace).lines
      for index in lines.indices { lines[index].mark = .give }
      guard let copy = try? ApprovedOwnCopy(approving: lines, by: .teamLead) else { return nil }
      return PrintOwnCopyForm(copy, of: workspace.someone(), in: workspace)
    },
    ScreenCase("own copy", keys: ["1", "2"]) { OwnCopyScreen(of: $0.someone(), in: $0) },
    ScreenCase("scope, nothing found", keys: ["x", "q", "z"]) { ScopeScreen(in: $0) },
  ]
}

extension Screen {
  /// What a key opens; nil when it opens nothing.
  func opened(by key: Key, in workspace: Workspace) -> (any Screen)? {
    var scene = Scene(self, in: workspace)
    guard case .ran(_, .open(let screen)) = table(workspace).dispatch(key, on: &scene) else { return nil }
    return screen
  }
}
