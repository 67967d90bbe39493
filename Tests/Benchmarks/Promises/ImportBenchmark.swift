import Foundation
import Store

/// Files into an empty register: read, checked, written, sealed by a journal entry.
enum ImportBenchmark: Benchmark {
  static let name = "import"

  static func run(on ground: Ground) throws -> [Section] {
    try ground.sizes.map { size in
      Section(title: "Import into an empty register, \(size.title)", figures: try imports(size, ground))
    }
  }

  private static func imports(_ size: RegisterSize, _ ground: Ground) throws -> [MeasuredFigure] {
    let register = try ground.registers.people(size.people)
    let (people, enrolments) = (ground.path("people.csv"), ground.path("enrolments.csv"))
    try export(.participants, of: register, to: people)
    try export(.enrolments, of: register, to: enrolments)

    // The promise is made for the largest; of the usual size nobody notices.
    let bar = size == .largest ? Bar(statistic: .median, limit: 4) : nil
    var figures = [
      MeasuredFigure("\(size.people) participants", in: .seconds, bar: bar),
      MeasuredFigure("\(size.people * 4) enrolments", in: .seconds),
      MeasuredFigure("the same participants again: nothing new", in: .seconds),
    ]
    for _ in 0..<(size == .largest ? 3 : ground.runs(10, quick: 3)) {
      let path = ground.path("import.stegvis")
      SyntheticRegisters.remove(path)
      _ = try SyntheticRegisters.makeEmpty(path)
      let session = try SyntheticRegisters.open(path)
      figures[0].add(try time(.participants, people, into: session, expecting: size.people))
      figures[1].add(try time(.enrolments, enrolments, into: session, expecting: size.people * 4))
      figures[2].add(try time(.participants, people, into: session, expecting: 0))
    }
    return figures
  }

  private static func export(_ kind: ImportKind, of register: String, to path: String) throws {
    // From the size before.
    try? FileManager.default.removeItem(atPath: path)
    let file = try AtomicFile(path: path)
    try SyntheticRegisters.open(register).files.export(kind) { (bytes) throws(StoreError) in
      do throws(LedgerError) { try file.write(bytes) } catch { throw .ledger(error) }
    }
    try file.commit()
  }

  /// - Parameter count: rows that must be new: a figure of something else is worse than none.
  private static func time(
    _ kind: ImportKind, _ path: String, into session: Session, expecting count: Int
  ) throws -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try session.files.importFile(kind, bytes: try ImportBytes.read(path: path))
    let duration = clock.now - start
    guard result.added == count else { throw Failure("\(kind): \(result.added) rows were new, not \(count)") }
    return duration
  }
}
