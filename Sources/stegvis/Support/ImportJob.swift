import Foundation
import Resources
import Screens
import Store

/// One import from the command line: reads, runs with a bar, and says what came of it.
struct ImportJob {
  let session: Session
  let kind: ImportKind
  let path: String
  let options: ImportOptions
  /// Where rows that were left out are put.
  var badRows: FileToMake?

  private var name: String { (path as NSString).lastPathComponent }

  func run() throws {
    Interruption.watch()
    // What cannot be made is told before anything is written.
    var badRowsFile: AtomicFile?
    if let badRows { badRowsFile = try badRows.open() }
    let line = ProgressLine(name)
    let result: ImportResult
    do throws(ImportFailure) {
      let bytes = try ImportBytes.read(path: path, isCancelled: { Interruption.isRequested })
      result = try session.files.importFile(
        kind, bytes: bytes, name: name, options: options,
        progress: { line.show(done: $0.done, total: $0.total) }, isCancelled: { Interruption.isRequested })
      line.finish()
    } catch {
      line.finish()
      throw failure(error)
    }
    if let badRows, !result.skipped.rows.isEmpty, let file = badRowsFile.take() {
      let sentences = ImportSentences(Speech.language, file: name)
      let column = Speech.language(CommandText.reasonColumn)
      try badRows.finish(file, with: result.skipped.csv(column: column) { sentences.sentence($0) })
    }
    StandardError.say(summary(result))
  }

  private func summary(_ result: ImportResult) -> String {
    let key: CommandText =
      options.dryRun ? .importWould : result.entry == nil ? .importNothing : .importDone
    var text = Speech.language(
      key,
      [
        "file": name, "rows": result.rows, "added": result.added, "changed": result.changed,
        "unchanged": result.unchanged,
      ])
    if result.replaced > 0 { text += " " + Speech.language(CommandText.importReplaced, ["n": result.replaced]) }
    if !result.skipped.rows.isEmpty {
      text +=
        " "
        + Speech.language(
          CommandText.importSkipped, ["n": result.skipped.rows.count, "file": badRows?.path ?? ""])
    }
    return text
  }

  private func failure(_ failure: ImportFailure) -> Failure {
    let sentences = ImportSentences(Speech.language, file: name)
    switch failure {
    case .problems(let problems, _):
      return Failure(.badData, sentences.sentence(failure), lines: problems.map(sentences.line))
    case .file: return Failure(.badData, sentences.sentence(failure))
    case .cancelled: return Failure(.interrupted, sentences.sentence(failure))
    case .store(.ledger(.missing(let path))):
      return Failure(.noInput, Speech.language(ErrorText.inputMissing, ["file": path]))
    case .store(.ledger(.notAFile(let path, _))):
      return Failure(.noInput, Speech.language(ErrorText.inputUnreadable, ["file": path]))
    // Others kept writing for as long as it was tried.
    case .store(.conflict): return Failure(.busy, Speech.language(ErrorText.registerBusy))
    case .store(let error): return Failure(error, file: session.register.path)
    }
  }
}
