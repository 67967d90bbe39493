import ArgumentParser
import Resources
import Store

/// `stegvis export KIND`: CSV on standard output, or in a file that is there whole or not at all.
struct Export: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: help(.exportAbstract), discussion: help(.exportDiscussion))
  }

  @Argument(help: hint(.exportKindArgument)) var kind: ImportKind
  @Flag(help: hint(.excelOption)) var excel = false
  @Option(help: hint(.exportOutOption), completion: .file()) var out: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    // That it was exported is logged.
    let register = try common.open()
    defer { common.close(register) }
    let session = try common.session(register)
    guard let out else {
      var pieces: [[UInt8]] = []
      try common.storing { () throws(StoreError) in
        try session.export(kind, excel: excel) { (bytes) throws(StoreError) in pieces.append(bytes) }
      }
      for piece in pieces { try StandardOutput.write(piece) }
      return
    }
    do throws(StoreError) {
      let file = try AtomicFile(path: out)
      try session.export(kind, excel: excel) { (bytes) throws(StoreError) in try file.write(bytes) }
      try file.commit()
    } catch {
      throw Failure(error, file: out)
    }
  }
}
