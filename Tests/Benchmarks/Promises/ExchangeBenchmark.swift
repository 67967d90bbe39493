import Domain
import Foundation
import Store

/// The register's keys exchanged because somebody who held them is shut out: everything is sealed anew.
///
/// Beside it, how long the others cannot write meanwhile: somebody else keeps trying to leave a draft.
enum ExchangeBenchmark: Benchmark {
  static let name = "exchange"

  static func run(on ground: Ground) throws -> [Section] {
    try ground.sizes.map { size in
      Section(title: "Keys exchanged, \(size.title)", figures: try exchanges(size, ground))
    }
  }

  private static func exchanges(_ size: RegisterSize, _ ground: Ground) throws -> [MeasuredFigure] {
    let path = ground.path("exchange.stegvis")
    SyntheticRegisters.remove(path)
    try FileManager.default.copyItem(atPath: try ground.registers.people(size.people), toPath: path)
    let session = try SyntheticRegisters.open(path)
    let other = try SyntheticRegisters.open(path)
    let bar = Bar(statistic: .median, limit: size.pick(0.5, 10))
    var whole = MeasuredFigure("somebody removed, and all sealed anew", in: .seconds, bar: bar)
    var held = MeasuredFigure("of it, nobody else can write", in: .seconds, bar: bar)
    let clock = ContinuousClock()
    for round in 0..<ground.runs(3, quick: 3) {
      // Right after an exchange somebody else's save may bring the log home: then the key is pressed again.
      let key = try again {
        try session.users.add(
          NewUser(
            login: "gone-\(round)", name: "Borte \(round)", passphrase: SecretBytes(passphrase: Ground.passphrase),
            cost: .demo))
      }
      let waiting = Waiting(round == 0 ? other : try again { try SyntheticRegisters.open(path) })
      let start = clock.now
      var last = 0
      try session.users.remove(key) { progress in
        let percent = progress.done * 10 / max(1, progress.total)
        if percent != last { Console.remark("exchanging keys: \(percent * 10) %") }
        last = percent
        return false
      }
      whole.add(clock.now - start)
      held.add(waiting.stop())
    }
    return [whole, held]
  }

  private static func again<Result>(_ body: () throws -> Result) throws -> Result {
    for _ in 0..<40 {
      do { return try body() } catch StoreError.ledger(.busy) {}
    }
    return try body()
  }
}

/// Somebody at another desk, who tries to write again and again.
private final class Waiting: @unchecked Sendable {
  private let condition = NSCondition()
  private var isStopping = false
  private var isOver = false
  /// The longest time in which nothing could be written.
  private var longest = Duration.zero

  init(_ session: Session) {
    DispatchQueue.global().async { [self] in
      let clock = ContinuousClock()
      var since: ContinuousClock.Instant?
      while !condition.withLock({ isStopping }) {
        let start = clock.now
        do {
          try session.drafts.save(form: "benchmark", about: nil, fields: ["a": "b"])
          if let since { note(clock.now - since) }
          since = nil
        } catch { since = since ?? start }
        // Nobody saves without a breath between: the exchange would not get the word.
        usleep(5000)
      }
      if let since { note(clock.now - since) }
      condition.withLock {
        isOver = true
        condition.broadcast()
      }
    }
  }

  private func note(_ duration: Duration) { condition.withLock { longest = max(longest, duration) } }

  func stop() -> Duration {
    condition.withLock {
      isStopping = true
      while !isOver { condition.wait() }
      return longest
    }
  }
}
