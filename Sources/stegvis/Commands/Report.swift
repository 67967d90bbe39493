import ArgumentParser
import Domain
import Reports
import Resources
import Screens
import Store

/// `stegvis report NAME`: a report that leaves the house, as a page, as tables, and with what it stands on.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: help(.reportAbstract), discussion: help(.reportDiscussion))

  @Argument(help: hint(.reportNameArgument)) var report: HouseReport
  @Option(help: hint(.reportProfileOption)) var profile: ReportProfile?
  @Option(help: hint(.fromOption)) var from: String?
  @Option(help: hint(.toOption)) var to: String?
  @Option(help: hint(.unitOption)) var unit: String?
  @Option(help: hint(.reportOutOption), completion: .directory) var out: String
  @Flag(help: hint(.demoOption)) var demo = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.check()
    // Before anything is opened, or anybody asked for a passphrase.
    do throws(LedgerError) { try ReportFiles.requireFree(out, besides: common.path) } catch { throw failure(error) }
    let profile = try chosenProfile()
    guard demo else {
      let register = try common.open()
      defer { common.close(register) }
      return try make(profile, common, try common.session(register))
    }
    let demo = try DemoRegister(common)
    defer { demo.remove() }
    try make(profile, demo.common, demo.session)
  }

  /// What a funder may have depends on who it is: nobody else's is taken for theirs.
  private func chosenProfile() throws -> ReportProfile {
    if let profile { return profile }
    if report == .funder {
      throw Failure.usage(.usageMissingOption, ["option": "--profile", "command": "report funder"])
    }
    return .kommune
  }

  private func make(_ profile: ReportProfile, _ common: CommonOptions, _ session: Session) throws {
    let order = ReportOrder(report, for: profile, of: try period(session), unit: try unit(session))
    // For Norwegian readers, unless another language was asked for.
    let language = common.language == nil ? Language(.nb) : Speech.language
    let document: ReportDocument
    do throws(ReportProblem) {
      document = try ReportMaker(session, language, localDay: { Clock.local.parts($0).day }).document(order)
    } catch {
      throw failure(error, common)
    }
    let files = try ReportFiles(document, language)
    try common.storing { () throws(StoreError) in
      try session.reports.noteWritten(report, for: profile, in: out)
    }
    do throws(LedgerError) { try files.write(to: out) } catch { throw failure(error) }
    StandardError.say(
      Speech.language(CommandText.reportWritten, ["folder": out, "entry": document.entry, "n": document.hidden]))
  }

  private func failure(_ problem: ReportProblem, _ common: CommonOptions) -> Failure {
    if case .store(let error) = problem { return Failure(error, file: common.path) }
    let status: ExitStatus = if case .notForProfile = problem { .usage } else { .badData }
    return Failure(status, Sentences(Speech.language, file: common.path).sentence(problem))
  }

  /// What is missing or full is the folder's place and not the register's.
  private func failure(_ error: LedgerError) -> Failure {
    switch error {
    case .missing(let folder): Failure(.cannotCreate, Speech.language(ErrorText.folderMissing, ["folder": folder]))
    case .diskFull: Failure(.inputOutput, Speech.language(ErrorText.copyDiskFull, ["file": out]))
    default: Failure(.ledger(error), file: out)
    }
  }

  // MARK: Options

  private func period(_ session: Session) throws -> Period {
    let today = session.today
    guard from != nil || to != nil else {
      let rounds =
        report == .mapping ? try common.storing { () throws(StoreError) in try session.mapping.rounds() } : []
      return rounds.map(\.round).max().flatMap { ReportOrder.year($0) }
        ?? ReportPeriod.lastYear.days(today: today, start: nil)
    }
    let days = try [from, to].map { text -> Day? in
      guard let text else { return nil }
      guard let day = Day(text) else { throw Failure.usage(.usageBadDate, ["value": text]) }
      return day
    }
    let end = days[1] ?? today
    let first = days[0] ?? end.addingMonths(-12) + 1
    guard let period = Period(from: first, to: end) else {
      throw Failure.usage(.usageBadPeriod, ["from": first.norwegian, "to": end.norwegian])
    }
    return period
  }

  private func unit(_ session: Session) throws -> UnitKey? {
    guard let unit else { return nil }
    let units = try common.storing { () throws(StoreError) in try session.catalogue.units().map(\.fact) }
    guard let found = units.first(where: { $0.unit.name.lowercased() == unit.lowercased() }) else {
      throw Failure.usage(
        .usageUnknownUnit, ["name": unit, "accepted": units.map(\.unit.name).joined(separator: ", ")])
    }
    return found.key
  }
}

extension HouseReport: ExpressibleByArgument {}
extension ReportProfile: ExpressibleByArgument {}
