import Foundation
import Screens
import Store
import TerminalUI

/// The program as a whole, started as from a shell: when the menu and the list of participants stand on the screen, and
/// what memory that takes.
enum StartBenchmark: Benchmark {
  static let name = "start"

  private static let menuKey = "2"
  private static let warmUps = 2

  static func run(on ground: Ground) throws -> [Section] {
    let program = try ground.program()
    var sections = [try bareProcess(program, ground)]
    for size in ground.sizes { sections.append(try start(program, size, ground)) }
    return sections
  }

  // MARK: The process itself

  /// What starting anything costs here, with all that the program links.
  private static func bareProcess(_ program: String, _ ground: Ground) throws -> Section {
    var figure = MeasuredFigure("stegvis --version, to its exit", bar: Bar(statistic: .median, limit: 10))
    for run in 0..<ground.runs(30, quick: 10) + warmUps {
      let duration = try Spawn.time(program, ["--version"], environment: environment(ground))
      if run >= warmUps { figure.add(duration) }
    }
    return Section(title: "Process", figures: [figure])
  }

  // MARK: Start

  private struct Figures {
    var menu: MeasuredFigure
    var list: MeasuredFigure
    var fromMenu = MeasuredFigure("list painted after its key at the menu")
    var menuMemory: MeasuredFigure
    var listMemory: MeasuredFigure
    var peak: MeasuredFigure

    init(_ size: RegisterSize) {
      let memory = Bar(statistic: .maximum, limit: size.pick(36, 90))
      menu = MeasuredFigure("menu painted", bar: Bar(statistic: .median, limit: size.pick(35, 100)))
      list = MeasuredFigure(
        "list painted, its key typed ahead", bar: Bar(statistic: .median, limit: size.pick(50, 350)))
      menuMemory = MeasuredFigure("memory at the menu, everyone read", in: .mebibytes, bar: memory)
      listMemory = MeasuredFigure("memory at the list", in: .mebibytes, bar: memory)
      peak = MeasuredFigure(
        "memory, the most there was", in: .mebibytes, bar: Bar(statistic: .maximum, limit: size.pick(36, 96)))
    }

    var all: [MeasuredFigure] { [menu, list, fromMenu, menuMemory, listMemory, peak] }
  }

  private static func start(_ program: String, _ size: RegisterSize, _ ground: Ground) throws -> Section {
    let path = try ground.registers.people(size.people)
    let (menu, list) = try pictures(path)
    let environment = environment(ground)
    let arguments = [
      "--register", path, "--today", Ground.today.iso, "--user", Ground.actor, "--passphrase-file",
      try ground.passphraseFile(), "--language", "nb", "--color", "always",
    ]
    var figures = Figures(size)
    for run in 0..<ground.runs(10, quick: 3) + warmUps {
      // Before the first figures everything is read once, so that the disk's speed is not among them.
      let counts = run >= warmUps
      let patient = try SpawnedProgram(program, arguments, environment: environment)
      let menuTime = try patient.wait(for: menu)
      try patient.waitUntilIdle()
      let atMenu = try patient.memory()
      let keyed = patient.age
      patient.type(menuKey)
      let listTime = try patient.wait(for: list) - keyed
      try patient.waitUntilIdle()
      let atList = try patient.memory()
      patient.end()

      let hasty = try SpawnedProgram(program, arguments, environment: environment, typing: menuKey)
      let hastyTime = try hasty.wait(for: list)
      hasty.end()
      guard counts else { continue }
      figures.menu.add(menuTime)
      figures.fromMenu.add(listTime)
      figures.list.add(hastyTime)
      figures.menuMemory.add(atMenu.resident)
      figures.listMemory.add(atList.resident)
      figures.peak.add(atList.peak)
    }
    return Section(title: "From process start, 80×24, \(size.title)", figures: figures.all)
  }

  /// What the program must show, by the same code without a terminal: all rows but the head, which tells who sits here.
  private static func pictures(_ path: String) throws -> (menu: [Int: String], list: [Int: String]) {
    let size = Size(width: SpawnedProgram.columns, height: SpawnedProgram.rows)
    let workspace = try Seat.workspace(try SyntheticRegisters.open(path))
    let app = App(workspace)
    func picture() -> [Int: String] {
      // Not how long the log is either: every start is an entry or two. Nor how many tasks there are: those that follow from
      // the rules come with the list of people.
      app.frame(size).rows.enumerated().dropFirst()
        .filter { !$0.element.contains("føringer") && !$0.element.contains("Oppgaver") }
        // For some seconds the message row says when its user was in last.
        .filter { $0.offset != SpawnedProgram.rows - 2 }
        .reduce(into: [:]) { $0[$1.offset] = $1.element }
    }
    let menu = picture()
    try workspace.loadRosterNow()
    for key in menuKey { app.handle(.key(.character(key))) }
    return (menu, picture())
  }

  /// Nothing of the user's own: not their language, colors or register.
  private static func environment(_ ground: Ground) -> [String: String] {
    ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": ground.folder, "PATH": "/usr/bin:/bin"]
  }
}
