import Ledger

/// One pass over a file: every row is read and planned, and what is wrong is collected in row order.
struct ImportPass {
  /// How often progress is told and the wish to stop is asked for.
  static let rowsBetweenSigns = 4096

  private(set) var rows = 0
  /// What only the whole file showed of rows that had been planned.
  private(set) var late: [LateProblem] = []
  private(set) var skipped = SkippedRows()
  private var problems: [(row: Int, fields: [String], problems: [ImportProblem])] = []
  private var count = 0

  /// - Throws: ``ImportFailure/problems(_:more:)`` unless bad rows are to be skipped; ``ImportFailure/cancelled``.
  init<Kind: FileKind>(
    _ run: ImportRun, _ kind: inout Kind, _ plan: inout FilePlan<Kind>, _ ground: FileGround,
    leavingOut known: [LateProblem] = []
  ) throws(ImportFailure) {
    let leftOut = Dictionary(known.map { (Int($0.place.row), $0) }, uniquingKeysWith: { first, _ in first })
    let file = run.file
    var reader = file.reader
    var row = RowReader(file, ground)
    var stopsEarly = false
    while reader.next(&row.record) {
      rows += 1
      if rows % ImportPass.rowsBetweenSigns == 0 {
        run.progress(ImportProgress(phase: .reading, done: reader.bytesRead, total: file.text.bytes.count))
        if run.isCancelled() { throw .cancelled }
      }
      row.begin()
      if row.problems.isEmpty, let read = row.read(Kind.Row.self) {
        if let known = leftOut[row.row] { row.report(known.column, known.reason) }
        kind.take(read, &row, &plan)
      }
      guard !row.problems.isEmpty else { continue }
      collect(row)
      if row.record.problem == .openQuote { try refuse(more: false) }
      if !run.options.skipBadRows, count > ImportFailure.mostProblems {
        stopsEarly = true
        break
      }
    }
    if !stopsEarly { late = kind.finish(&plan, ground) }
    collect(late, row)
    if !problems.isEmpty, !run.options.skipBadRows || hasChoice { try refuse(more: stopsEarly) }
    skipped.header = file.header.names
    skipped.rows = problems.map { SkippedRows.Row(fields: $0.fields, problems: $0.problems) }
  }

  private mutating func collect(_ row: RowReader) {
    problems.append((row.row, row.fields(), row.problems))
    count += row.problems.count
  }

  /// What only the whole file showed goes to its place among the rest.
  private mutating func collect(_ late: [LateProblem], _ reader: RowReader) {
    guard !late.isEmpty else { return }
    for problem in late {
      let row = reader.earlier(problem.place)
      problems.append((row.row, row.fields(), [row.problem(problem.column, problem.reason)]))
      count += 1
    }
    // No row is here twice: one with problems of its own was never planned, and a planned one is left out once.
    problems.sort { $0.row < $1.row }
  }

  /// A mapping that exists already is no bad row: to skip it would be to decide.
  private var hasChoice: Bool {
    problems.contains {
      $0.problems.contains {
        switch $0.reason {
        case .mappingExists, .mappedHere: true
        default: false
        }
      }
    }
  }

  private func refuse(more: Bool) throws(ImportFailure) {
    let all = problems.flatMap(\.problems)
    throw .problems(Array(all.prefix(ImportFailure.mostProblems)), more: more || all.count > ImportFailure.mostProblems)
  }
}
