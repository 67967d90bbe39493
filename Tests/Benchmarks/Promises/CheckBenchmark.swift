import Store

/// Is the register whole? Everything in it looked at; and how soon that ends for somebody who has seen enough.
enum CheckBenchmark: Benchmark {
  static let name = "check"

  static func run(on ground: Ground) throws -> [Section] {
    try ground.sizes.map { size in
      let path = try ground.registers.people(size.people)
      // The promise is made for the largest; of the usual size nobody notices.
      let bar = size == .largest ? Bar(statistic: .median, limit: 10) : nil
      var whole = MeasuredFigure("everything", in: .seconds, bar: bar)
      var structure = MeasuredFigure("the database alone", in: .seconds)
      var stopped = MeasuredFigure("ended in the middle", bar: Bar(statistic: .maximum, limit: 1000))
      for round in 0..<ground.runs(5, quick: 5) {
        let session = try SyntheticRegisters.open(path)
        whole.add(try time { try session.register.check() })
        structure.add(try time { try Register.checkStructure(path: path) })
        // At another place each time.
        if let took = end(session, after: (round + 1) * 100 / 6) { stopped.add(took) }
        try session.register.close()
      }
      return Section(title: "Check, \(size.title)", figures: [whole, structure, stopped])
    }
  }

  private static func time(_ check: () throws -> [CheckFinding]) throws -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    let findings = try check()
    let duration = clock.now - start
    guard findings.isEmpty else { throw Failure("\(findings.count) findings, the first \(findings[0])") }
    return duration
  }

  /// How long it goes on after somebody has said that it is to end; nil when it was over before.
  private static func end(_ session: Session, after percent: Int) -> Duration? {
    let clock = ContinuousClock()
    var asked: ContinuousClock.Instant?
    do {
      _ = try session.register.check { progress in
        guard progress.done * 100 >= progress.total * percent else { return false }
        asked = asked ?? clock.now
        return true
      }
      return nil
    } catch { return asked.map { clock.now - $0 } }
  }
}
