import ArgumentParser
import Domain
import Resources
import Screens
import Store
import TerminalUI

/// `stegvis show SCREEN`: a screen as text, or its data as CSV or JSON, without a terminal.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: help(.showAbstract), discussion: help(.showDiscussion))

  @Argument(help: hint(.showScreenArgument)) var screen: Output
  @Option(help: hint(.formatOption)) var format: Format = .text
  @Option(help: hint(.sizeOption)) var size = "80x24"
  @Flag(help: hint(.demoOption)) var demo = false
  @Flag(help: hint(.excelOption)) var excel = false
  @Option(help: hint(.numberOption)) var number: String?
  @Option(help: hint(.roundOption)) var round: Int?
  @Option(help: hint(.logParticipantOption)) var participant: String?
  @Option(help: hint(.byOption)) var by: String?
  @Option(help: hint(.fromOption)) var from: String?
  @Option(help: hint(.toOption)) var to: String?
  @Option(name: .customLong("status-at"), help: hint(.statusAtOption)) var statusAt: String?
  @Option(help: hint(.programmeOption)) var programme: String?
  @Option(help: hint(.unitOption)) var unit: String?
  @Flag(help: hint(.allOption)) var all = false
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  func run() throws {
    try common.check()
    guard demo else {
      let register = try common.open(readOnly: !screen.namesPeople)
      defer { common.close(register) }
      return try show(common, session: try common.session(register))
    }
    let demo = try DemoRegister(common)
    defer { demo.remove() }
    try show(demo.common, session: demo.session)
  }

  private func show(_ common: CommonOptions, session: Session) throws {
    let workspace = try common.storing { () throws(StoreError) in
      try Workspace(
        session: session, language: Speech.language, glyphs: common.glyphs,
        settings: try Desk.settings(common, session: session, isDemo: demo, isPrinting: true))
    }
    try chooseScope(in: workspace)
    if screen.namesPeople || screen.countsPeople {
      try common.storing { () throws(StoreError) in try workspace.loadRosterNow() }
    }
    let exhibit = try exhibit(in: workspace)
    switch format {
    case .text: try StandardOutput.write(exhibit.frame(try frameSize()).plainText + "\n")
    case .json: try StandardOutput.write(exhibit.json.text + "\n")
    case .csv: try StandardOutput.write(exhibit.csv(excel: excel))
    }
  }

  private func exhibit(in workspace: Workspace) throws -> Exhibit {
    let request = ShowRequest(
      screen, number: number, round: round, from: try day(from), to: try day(to), statusAt: try day(statusAt),
      participant: participant, by: by, all: all)
    do throws(ShowProblem) {
      return try Exhibit(request, in: workspace)
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ problem: ShowProblem) -> Failure {
    switch problem {
    case .numberMissing: .usage(.usageMissingOption, ["option": "--number", "command": "show"])
    case .notTaken(let option, let screens):
      .usage(
        .usageNotTaken,
        ["option": "--\(option.rawValue)", "screen": screen.id, "accepted": screens.joined(separator: ", ")])
    case .unknownNumber(let number): .usage(.usageUnknownNumber, ["number": number])
    case .unknownUser(let login): .usage(.usageUnknownUser, ["name": login])
    case .noRound: .usage(.usageNoRound)
    case .unknownRound(let round, let known):
      .usage(
        .usageUnknownRound, ["year": round, "accepted": known.map(String.init).joined(separator: ", ")])
    case .badPeriod(let from, let to): .usage(.usageBadPeriod, ["from": from.norwegian, "to": to.norwegian])
    case .refused(let error): Failure(error, file: common.path)
    }
  }

  // MARK: Options

  private func day(_ text: String?) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(text) else { throw Failure.usage(.usageBadDate, ["value": text]) }
    return day
  }

  private func chooseScope(in workspace: Workspace) throws {
    if let programme {
      guard workspace.programme(programme) != nil else {
        throw Failure.usage(
          .usageUnknownProgramme,
          ["name": programme, "accepted": workspace.programmes.map(\.id).joined(separator: ", ")])
      }
      workspace.scope.programme = programme
    }
    if let unit {
      let candidates = workspace.units.filter { programme == nil || $0.unit.programme == programme }
      guard let found = candidates.first(where: { $0.unit.name.lowercased() == unit.lowercased() }) else {
        throw Failure.usage(
          .usageUnknownUnit, ["name": unit, "accepted": candidates.map(\.unit.name).joined(separator: ", ")])
      }
      workspace.scope = Scope(programme: found.unit.programme, unit: found.key)
    }
  }

  private func frameSize() throws -> Size {
    let parts = size.lowercased().split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy((1...1000).contains) else {
      throw Failure.usage(.usageBadSize, ["value": size])
    }
    return Size(width: parts[0], height: parts[1])
  }
}

extension Output: ExpressibleByArgument {
  public init?(argument: String) {
    guard let output = Output.all.first(where: { $0.id == argument }) else { return nil }
    self = output
  }

  public static var allValueStrings: [String] { all.map(\.id) }
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
