import Domain

/// A file that has been found to be CSV of its kind: every column is known, and none is missing.
struct ImportFile: Sendable {
  let text: CSVText
  let header: ImportHeader
  /// At the first row after the header; copied for each pass.
  let reader: CSVReader

  init(kind: ImportKind, bytes: [UInt8], ignoreUnknown: Bool) throws(ImportFailure) {
    let text: CSVText
    let reader: CSVReader
    do throws(CSVFileProblem) {
      text = try CSVText(bytes)
      reader = try CSVReader(text)
    } catch {
      throw .file(error)
    }
    if let problem = reader.header.problem {
      throw .problems([ImportProblem(row: reader.header.row, reason: .shape(problem))], more: false)
    }
    let names = reader.header.fields.map { Folding.trimmed(text.string($0).asItLooks) }
    let read = ImportHeader.read(names, row: reader.header.row, kind: kind, ignoreUnknown: ignoreUnknown)
    guard read.problems.isEmpty else { throw .problems(read.problems, more: false) }
    header = read.header
    self.text = text
    self.reader = reader
  }
}
