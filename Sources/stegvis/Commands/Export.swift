import ArgumentParser
import Resources
import Store

/// `stegvis export KIND`: CSV on standard output, or in a file that is there whole or not at all.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: help(.exportAbstract), discussion: help(.exportDiscussion))

  @Argument(help: hint(.exportKindArgument)) var kind: ImportKind
  @Flag(help: hint(.excelOption)) var excel = false
  @Flag(help: hint(.templateOption)) var template = false
  @Option(help: hint(.exportOutOption), completion: .file()) var out: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let file = try out.map { try FileToMake($0, besides: common.path) }
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

  /// The header says nothing of anybody: no register is opened.
  private func write(_ template: [UInt8], to file: FileToMake?) throws {
    try common.check()
    guard let file else { return try StandardOutput.write(template) }
    try file.finish(try file.open(), with: template)
  }
}
