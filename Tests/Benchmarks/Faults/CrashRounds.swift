import Domain
import Foundation
import GRDB
import Store

/// Kills processes that write, again and again, and looks afterwards whether the register is whole and has everything that
/// was acknowledged.
struct CrashRounds {
  static let name = "crash"
  static let options: Set<String> = ["--rounds", "--writers", "--seed", "--rounds-per-register"]

  private let rounds: Int
  private let writers: Int
  private let roundsPerRegister: Int
  private var dice: SeededDice
  private let ground: FaultRegister

  private var acknowledged = 0
  private var lost: [String] = []
  private var failedChecks: [String] = []
  private var slowest = Duration.zero
  /// Of the register that is there: a change of an earlier round must outlive the later ones too.
  private var known: [Acknowledgement] = []

  private struct Acknowledgement {
    var line: String
    var entry: Int64
    var kind: String
    var table: String
    var rows: Int
    var number: String?

    /// Nil for a line that was cut off: then the writer had not said it.
    init?(_ line: Substring) {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 5, let entry = Int64(words[0]), let rows = Int(words[3]) else { return nil }
      self.line = String(line)
      self.entry = entry
      kind = words[1]
      table = words[2]
      self.rows = rows
      number = words[4] == "-" ? nil : words[4]
    }
  }

  init(_ options: FaultOptions) throws {
    rounds = try options.number("--rounds", else: 2000)
    writers = try options.number("--writers", else: 4)
    roundsPerRegister = try options.number("--rounds-per-register", else: 50)
    dice = SeededDice(try options.number("--seed", else: 1))
    ground = try FaultRegister(memory: false)
  }

  /// True when nothing was lost and every check was clean.
  mutating func run() throws -> Bool {
    defer { ground.clear() }
    for round in 0..<rounds {
      if round % roundsPerRegister == 0 {
        try ground.make(people: 10, writers: writers, seed: UInt64(round))
        known = []
      }
      try writeAndKill(round)
      try look(round)
      if (round + 1) % 100 == 0 { Console.remark("\(round + 1) rounds, \(acknowledged) acknowledged …") }
    }
    for line in (lost + failedChecks).prefix(20) { Console.show(line) }
    Console.show(
      """
      rounds        \(rounds), \(writers) writers each
      acknowledged  \(acknowledged)
      lost          \(lost.count)
      checks failed \(failedChecks.count)
      slowest check \(slowest)
      """)
    return lost.isEmpty && failedChecks.isEmpty && acknowledged > 0
  }

  private func file(_ writer: Int) -> String { "\(ground.folder)/acknowledged-\(writer)" }

  private mutating func writeAndKill(_ round: Int) throws {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    var processes: [pid_t] = []
    defer {
      for process in processes { kill(process, SIGKILL) }
      for process in processes { while waitpid(process, nil, 0) < 0 && errno == EINTR {} }
    }
    for writer in 1...writers {
      try? FileManager.default.removeItem(atPath: file(writer))
      processes.append(
        try Spawn.start(
          program,
          [
            CrashWriter.name, "--register", ground.path, "--passphrase-file", ground.passphraseFile, "--acknowledge",
            file(writer), "--number", "\(writer)",
          ], environment: ["PATH": "/usr/bin:/bin"], terminal: nil))
    }
    // Now and then they are killed while they open the register.
    if round % 10 != 9 { try waitUntilAllWrite(processes) }
    usleep(UInt32.random(in: 5_000...150_000, using: &dice))
    for process in processes {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        processes.removeAll { $0 == process }
        throw Failure("a writer ended by itself with status \(status)")
      }
    }
  }

  private func waitUntilAllWrite(_ processes: [pid_t]) throws(Failure) {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(60)
    while !(1...writers).allSatisfy({ access(file($0), F_OK) == 0 && !acknowledgements($0).isEmpty }) {
      guard clock.now < end else { throw Failure("the writers do not begin") }
      // One that has ended is not waited for: why it did is told below.
      var status = siginfo_t()
      for process in processes where waitid(P_PID, id_t(process), &status, WEXITED | WNOHANG | WNOWAIT) == 0 {
        if status.si_signo == SIGCHLD { return }
      }
      usleep(2000)
    }
  }

  /// Whole lines only.
  private func acknowledgements(_ writer: Int) -> [Substring] {
    let text = (try? String(contentsOfFile: file(writer), encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  /// The register as the next to open it finds it.
  private mutating func look(_ round: Int) throws {
    let new = (1...writers).flatMap { acknowledgements($0) }.compactMap { Acknowledgement($0) }
    acknowledged += new.count
    known += new
    let register = try ground.open()
    let clock = ContinuousClock()
    let begin = clock.now
    let findings = try register.check()
    slowest = max(slowest, clock.now - begin)
    if !findings.isEmpty { failedChecks.append("round \(round): \(findings.prefix(5))") }
    let session = register.session(today: Ground.today, todayIsGiven: true)
    // What was said last is what a crash would take first; the older ones are looked for when the register is done with.
    let isLast = (round + 1) % roundsPerRegister == 0 || round + 1 == rounds
    for change in isLast ? known : new where try !isThere(change, session) {
      lost.append("round \(round): \(change.line)")
    }
    try register.close()
  }

  private func isThere(_ change: Acknowledgement, _ session: Session) throws -> Bool {
    let queue = try DatabaseQueue(path: ground.path)
    let (entries, rows) = try queue.inDatabase { database in
      (
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM entry WHERE id = ? AND kind = ?", arguments: [change.entry, change.kind]),
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM \(change.table) WHERE entered = ?", arguments: [change.entry])
      )
    }
    try queue.close()
    guard entries == 1, rows == change.rows else { return false }
    guard let number = change.number else { return true }
    return try session.people.participantKey(number: ParticipantNumber(stored: number)) != nil
  }
}
