import Foundation
import GRDB
import Store

/// Flips bits of a closed register and looks whether somebody notices: SQLite, the check, or nobody because nothing that
/// is read has changed.
struct BitFlips {
  static let name = "flips"
  static let options: Set<String> = ["--count", "--seed", "--people"]

  private let count: Int
  private let people: Int
  private var dice: SeededDice
  private let ground: FaultRegister

  private enum Outcome: String, CaseIterable {
    /// It is not opened, or SQLite's own check says so.
    case refused = "refused by SQLite or on opening"
    case found = "found by the check"
    case unread = "nothing that is read changed"
    case unseen = "changed and not seen"
  }

  init(_ options: FaultOptions) throws {
    count = try options.number("--count", else: 10_000)
    people = try options.number("--people", else: 4)
    dice = SeededDice(try options.number("--seed", else: 1))
    ground = try FaultRegister(memory: true)
  }

  /// True when no change went unseen.
  mutating func run() throws -> Bool {
    defer { ground.clear() }
    try ground.make(people: people, seed: 1)
    let whole = try Data(contentsOf: URL(fileURLWithPath: ground.path))
    let original = try dump()
    var outcomes: [Outcome: Int] = [:]
    var unseen: [String] = []
    for number in 1...count {
      var data = whole
      let places = (0..<Int.random(in: 1...3, using: &dice)).map { _ in place(in: whole) }
      for place in places { data[place / 8] ^= 1 << UInt8(place % 8) }
      SyntheticRegisters.remove(ground.path)
      try data.write(to: URL(fileURLWithPath: ground.path))
      let outcome = try outcome(original)
      outcomes[outcome, default: 0] += 1
      if outcome == .unseen {
        let changed = ((try? dump()) ?? []).filter { !original.contains($0) }
        unseen.append("bits \(places): \(changed.map { $0.prefix(200) })")
      }
      if number % 1000 == 0 { Console.remark("\(number) flips …") }
    }
    for line in unseen.prefix(20) { Console.show(line) }
    Console.show("flips of 1 to 3 bits in \(whole.count) bytes: \(count)")
    for outcome in Outcome.allCases { Console.show("\(outcomes[outcome, default: 0])\t\(outcome.rawValue)") }
    return unseen.isEmpty
  }

  /// Mostly where something stands: a young register's pages are half empty, and what is flipped there nobody reads.
  private mutating func place(in whole: Data) -> Int {
    while true {
      let place = Int.random(in: 0..<whole.count * 8, using: &dice)
      if whole[place / 8] != 0 || Int.random(in: 0..<20, using: &dice) == 0 { return place }
    }
  }

  private func outcome(_ original: [String]) throws -> Outcome {
    let findings: [CheckFinding]
    do throws(StoreError) {
      let register = try open()
      findings = try register.check()
      try register.close()
    } catch {
      return .refused
    }
    if findings.contains(where: { if case .database = $0.problem { true } else { false } }) { return .refused }
    if !findings.isEmpty { return .found }
    return (try? dump()) == original ? .unread : .unseen
  }

  private func open() throws(StoreError) -> Register {
    guard let passphrase = try? PassphraseFile.read(ground.passphraseFile) else { throw .ledger(.wrongPassphrase) }
    return try Register.open(
      path: ground.path, options: OpenOptions(readOnly: true),
      as: .user(login: FaultRegister.login(writer: 0), passphrase: passphrase), now: FaultRegister.now)
  }

  /// Everything SQLite reads of the file: what the tables are, and every row with its id.
  private func dump() throws -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: ground.path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.inDatabase { database in
      var lines: [String] = []
      for pragma in ["user_version", "application_id", "encoding"] {
        lines.append("\(pragma) \(try String.fetchOne(database, sql: "PRAGMA \(pragma)") ?? "")")
      }
      let parts = try Row.fetchAll(
        database, sql: "SELECT rowid, type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid")
      lines += parts.map(\.description)
      for part in parts where part["type"] == "table" {
        let (name, sql) = (part["name"] as String, part["sql"] as String? ?? "")
        let columns = try Row.fetchAll(database, sql: "PRAGMA table_info(\"\(name)\")").map {
          "quote(\"\($0["name"] as String)\")"
        }
        let row = (sql.contains("WITHOUT ROWID") ? columns : ["rowid"] + columns).joined(separator: " || ' ' || ")
        lines += try String.fetchAll(database, sql: "SELECT \(row) FROM \"\(name)\"").map { "\(name) \($0)" }
      }
      return lines
    }
  }
}
