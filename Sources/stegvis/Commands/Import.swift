import ArgumentParser
import Domain
import Resources
import Store

/// `stegvis import KIND FILE`.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: help(.importAbstract), discussion: FileHelp.asked?.text ?? help(.importDiscussion))

  @Argument(help: hint(.importKindArgument)) var kind: ImportKind
  @Argument(help: hint(.importFileArgument), completion: .file()) var file: String
  @Flag(name: .customLong("dry-run"), help: hint(.dryRunOption)) var dryRun = false
  @Flag(name: .customLong("ignore-unknown"), help: hint(.ignoreUnknownOption)) var ignoreUnknown = false
  @Option(name: .customLong("skip-bad-rows"), help: hint(.skipBadRowsOption)) var skipBadRows: String?
  @Flag(help: hint(.replaceOption)) var replace = false
  @Flag(help: hint(.addOption)) var add = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    if replace && add { throw Failure.usage(.usageNotTogether, ["first": "--replace", "second": "--add"]) }
    let badRows = try skipBadRows.map { try FileToMake($0, besides: common.path) }
    let register = try common.open()
    defer { common.close(register) }
    try ImportJob(
      session: try common.session(register), kind: kind, path: file,
      options: ImportOptions(
        dryRun: dryRun, ignoreUnknown: ignoreUnknown, skipBadRows: skipBadRows != nil,
        mapping: replace ? .replace : add ? .add : .refuse),
      badRows: badRows
    ).run()
  }
}

extension ImportKind: ExpressibleByArgument {}
