import ArgumentParser
import Domain
import Reports
import Resources
import Store

/// `stegvis export KIND`: CSV on standard output, or in a file that is there whole or not at all.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: help(.exportAbstract), discussion: help(.exportDiscussion))

  @Argument(help: hint(.exportKindArgument)) var kind: ExportKind
  @Flag(help: hint(.excelOption)) var excel = false
  @Flag(help: hint(.templateOption)) var template = false
  @Option(help: hint(.exportOutOption), completion: .file()) var out: String?
  @Option(help: hint(.fromOption)) var from: String?
  @Option(help: hint(.toOption)) var to: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let file = try out.map { try FileToMake($0, besides: common.path) }
    guard let kind = kind.file else { return try writeIndicators(to: file) }
    if let option = [("--from", from), ("--to", to)].first(where: { $0.1 != nil })?.0 {
      throw Failure.usage(.usageOnlyIndicators, ["option": option])
    }
    if template { return try write(kind.template(excel: excel), to: file) }
    // That it was exported is logged.
    let register = try common.open()
    defer { common.close(register) }
    let session = try common.session(register)
    guard let file else {
      var pieces: [[UInt8]] = []
      let left = try common.storing { () throws(StoreError) in
        try session.files.export(kind, excel: excel) { (bytes) throws(StoreError) in pieces.append(bytes) }
      }
      for piece in pieces { try StandardOutput.write(piece) }
      return tell(left, of: session)
    }
    let target = try file.open()
    var unwritten: StoreError?
    let left: Int
    do throws(StoreError) {
      left = try session.files.export(kind, excel: excel) { (bytes) throws(StoreError) in
        do throws(LedgerError) {
          try target.write(bytes)
        } catch {
          unwritten = .ledger(error)
          throw .ledger(error)
        }
      }
    } catch {
      throw unwritten.map(file.failure) ?? Failure(error, file: common.path)
    }
    try file.finish(target)
    tell(left, of: session)
  }

  /// How many are left out: few are no number, and of other units it says that they are others'.
  private func tell(_ left: Int, of session: Session) {
    if left > 0 {
      StandardError.say(Speech.language(left < 5 ? CommandText.exportLeftFew : .exportLeft, ["n": left]))
    }
    if !session.access.units.isEmpty { StandardError.say(Speech.language(CommandText.exportOwnUnits)) }
  }

  /// Numbers, small ones hidden: nobody is in them, and nobody is left out.
  private func writeIndicators(to file: FileToMake?) throws {
    if template { return try write(table([]), to: file) }
    let days = try [from, to].map { text -> Day? in
      guard let text else { return nil }
      guard let day = Day(text) else { throw Failure.usage(.usageBadDate, ["value": text]) }
      return day
    }
    let register = try common.open()
    defer { common.close(register) }
    let session = try common.session(register)
    let last = ReportPeriod.lastYear.days(today: session.today, start: nil)
    let (first, end) = (
      days[0] ?? days[1].map { $0.addingMonths(-12) + 1 } ?? last.from,
      days[1] ?? (days[0] == nil ? last.to : session.today)
    )
    guard let period = Period(from: first, to: end) else {
      throw Failure.usage(.usageBadPeriod, ["from": first.norwegian, "to": end.norwegian])
    }
    let rows = try common.storing { () throws(StoreError) in
      try session.reports.noteIndicators()
      return try IndicatorExport(session).rows(of: period)
    }
    guard let file else { return try StandardOutput.write(table(rows)) }
    try file.finish(try file.open(), with: table(rows))
  }

  private func table(_ rows: [[String]]) -> [UInt8] {
    var writer = CSVWriter(dialect: excel ? .excel : .standard)
    for row in [IndicatorExport.columns] + rows { writer.write(row) }
    return writer.take()
  }

  /// The header says nothing of anybody: no register is opened.
  private func write(_ template: [UInt8], to file: FileToMake?) throws {
    try common.check()
    guard let file else { return try StandardOutput.write(template) }
    try file.finish(try file.open(), with: template)
  }
}

/// What can be written: what can be read again, and the register's numbers.
enum ExportKind: Hashable, ExpressibleByArgument {
  case kind(ImportKind)
  case indicators

  init?(argument: String) {
    if argument == "indicators" {
      self = .indicators
    } else if let kind = ImportKind(rawValue: argument) {
      self = .kind(kind)
    } else {
      return nil
    }
  }

  /// Nil for what is no file to be read again.
  var file: ImportKind? { if case .kind(let kind) = self { kind } else { nil } }

  static var allValueStrings: [String] { ImportKind.allCases.map(\.rawValue) + ["indicators"] }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
