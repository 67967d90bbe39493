import Foundation
import Store

/// Interrupts every change at every step of its writing, and looks what the next to come finds: a whole register with all of
/// the change in it or nothing, all of it when it was said to be done, and nothing lying about once the program has been
/// started again.
struct StepRounds {
  static let name = "steps"
  static let options: Set<String> = ["--at-most", "--only", "--stegvis"]

  private let most: Int
  private let scenarios: [StepScenario]
  private let ground: StepGround
  private var problems: [String] = []
  private var tried = 0

  /// What a change makes of the register when nothing comes in its way.
  private struct Goal {
    var steps: Int
    var before: [String: [String]]?
    var after: [String: [String]]?
    var files: [String]
    /// The first thing it says when it is done.
    var said: String
  }

  init(_ options: FaultOptions) throws {
    most = try options.number("--at-most", else: .max)
    let only = try? options.text("--only")
    scenarios = StepScenario.all.filter { only == nil || $0.name == only }
    if scenarios.isEmpty { throw Failure("there are \(StepScenario.all.map(\.name).joined(separator: ", "))") }
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    ground = try StepGround(
      stegvis: (try? options.text("--stegvis")) ?? own.deletingLastPathComponent().appending(path: "stegvis").path)
  }

  /// True when every interruption ended well.
  mutating func run() throws -> Bool {
    defer { ground.clear() }
    for scenario in scenarios {
      let goal = try goal(of: scenario)
      let steps = chosen(of: goal.steps, atMost: scenario.isDear ? most / 2 + 1 : most)
      for step in steps { try kill(scenario, goal, at: step) }
      for step in steps { try fill(scenario, goal, at: step) }
      Console.show("\(scenario.name)\t\(goal.steps) steps, \(steps.count) tried twice")
    }
    for line in problems.prefix(30) { Console.show(line) }
    Console.show("interrupted \(tried)\nproblems    \(problems.count)")
    return problems.isEmpty && tried > 0
  }

  private func goal(of scenario: StepScenario) throws -> Goal {
    try ground.prepare(scenario)
    let before = try ground.rows()
    let whole = try ground.run(scenario, .none)
    guard whole.status == 0, whole.steps > 0 else { throw Failure("\(scenario.name): \(whole)") }
    let after = try ground.rows()
    if scenario.name != "init" { _ = try ground.startAgain() }
    return Goal(
      steps: whole.steps, before: before, after: after, files: try ground.files(),
      said: String(whole.text.split(separator: "\n").first?.prefix(20) ?? ""))
  }

  /// The first, the last, and evenly between.
  private func chosen(of steps: Int, atMost most: Int) -> [Int] {
    if steps <= most || most < 2 { return Array(1...min(steps, max(most, 1))) }
    return (0..<most).map { 1 + $0 * (steps - 1) / (most - 1) }
  }

  // MARK: - One interruption

  private mutating func kill(_ scenario: StepScenario, _ goal: Goal, at step: Int) throws {
    try ground.beginAgain()
    let run = try ground.run(scenario, .kill(step))
    let isAcknowledged = run.status == 0 || (!goal.said.isEmpty && run.text.contains(goal.said))
    try look(scenario, goal, "killed at step \(step)", isAcknowledged: isAcknowledged, isRefused: false)
  }

  private mutating func fill(_ scenario: StepScenario, _ goal: Goal, at step: Int) throws {
    try ground.beginAgain()
    let run = try ground.run(scenario, .full(step))
    let what = "full at step \(step)"
    let lines = run.text.split(separator: "\n")
    if run.status != 0, run.status != 74 || lines.count != 1 || !run.text.contains("Disken er full") {
      problems.append("\(scenario.name) \(what): status \(run.status ?? -1), says \(run.text)")
    }
    try look(scenario, goal, what, isAcknowledged: run.status == 0, isRefused: run.status == 74)
  }

  private mutating func look(
    _ scenario: StepScenario, _ goal: Goal, _ what: String, isAcknowledged: Bool, isRefused: Bool
  ) throws {
    tried += 1
    func note(_ problem: String) { problems.append("\(scenario.name) \(what): \(problem)") }
    let isInit = scenario.name == "init"
    if ground.hasRegister, !isInit {
      let check = try ground.program(["check"])
      if check.status != 0 { note("check \(check.status ?? -1): \(check.text)") }
    }
    let rows = try ground.rows()
    let isBefore = rows == goal.before
    let isAfter = !isBefore && isAlike(rows, goal.after)
    if !isBefore, !isAfter, !isBetween(rows, goal, scenario) {
      note("neither as before nor as after: \(difference(rows, goal.after))")
    }
    if isAcknowledged, isBefore, !scenario.makesFile { note("said to be done, and is not") }
    if isRefused, !isBefore, !scenario.makesFile { note("said not to be done, and is") }
    let broken = try ground.brokenBackups()
    if !broken.isEmpty { note("broken \(broken)") }
    if !isAcknowledged, isBefore || scenario.makesFile, !ground.hasFile(scenario, goal.files) {
      let again = try ground.run(scenario, .none)
      if again.status != 0 { note("again: \(again.status ?? -1) \(again.text)") }
    }
    if !isInit {
      let findings = try ground.startAgain()
      if !findings.isEmpty { note("\(findings)") }
    }
    // One that got its name as it was killed has two: the first opening takes the other away, which an init is not tried with.
    let files = try ground.files().filter { !isInit || !$0.hasSuffix(".stegvis-draft") }
    if files != goal.files {
      let (more, less) = (files.filter { !goal.files.contains($0) }, goal.files.filter { !files.contains($0) })
      note("lies about: \(more), missing: \(less)")
    }
  }

  /// The same tables with as many rows, and a journal of the same kinds of entries: what is sealed is never the same twice.
  private func isAlike(_ one: [String: [String]]?, _ other: [String: [String]]?) -> Bool {
    one?.mapValues(\.count) == other?.mapValues(\.count)
  }

  /// What makes files too enters more than once, a whole change each: some may be done and others not.
  private func isBetween(_ rows: [String: [String]]?, _ goal: Goal, _ scenario: StepScenario) -> Bool {
    guard scenario.makesFile, let rows, let before = goal.before, let after = goal.after else { return false }
    return after.allSatisfy { table, all in
      let (low, high) = (before[table]?.count ?? 0, all.count)
      return (min(low, high)...max(low, high)).contains(rows[table]?.count ?? 0)
    }
  }

  private func difference(_ one: [String: [String]]?, _ other: [String: [String]]?) -> String {
    guard let one, let other else { return "a register, or none" }
    return other.keys.sorted().filter { one[$0]?.count != other[$0]?.count }
      .map { "\($0) \(one[$0]?.count ?? 0) for \(other[$0]?.count ?? 0)" }.joined(separator: ", ")
  }
}

extension StepGround {
  /// Whether the file that a command makes has its name already: it is not made again then, and a backup is refused.
  fileprivate func hasFile(_ scenario: StepScenario, _ goal: [String]) -> Bool {
    scenario.makesFile && goal.allSatisfy { access(file($0), F_OK) == 0 }
  }
}
