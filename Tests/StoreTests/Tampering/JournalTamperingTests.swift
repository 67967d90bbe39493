import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// The journal itself, its end and its head.
@Suite struct JournalTamperingTests {
  private let trial: TamperTrial
  private let last: Int64

  init() throws {
    trial = try TamperTrial()
    last = try trial.numbers("SELECT max(id) FROM entry")[0]
  }

  @Test func anyFieldOfAnyEntry() throws {
    let hidden = Set(try trial.numbers("SELECT id FROM entry WHERE label IS NOT NULL"))
    for column in try trial.rows("PRAGMA table_info(entry)") {
      let name = column["name"] as String
      let value = TamperTrial.other(name, column["type"])
      for entry in [1, 2, 9, 23, last - 1, last] {
        // An entry that is gone from its place shows at the next there is.
        let broken = name == "id" ? (entry == last ? last + 1_000_003 : entry + 1) : entry
        let sql = "UPDATE entry SET \(name) = \(value) WHERE id = \(entry)"
        if name == "label" || name == "detail" && hidden.contains(entry) {
          let problem: CheckFinding.Problem = name == "label" ? .codeDiffers : .sealBroken
          try trial.expectFound(CheckFinding(problem, table: "entry", row: entry, entry: entry), after: sql)
        } else {
          try trial.expectBroken(at: broken, after: sql)
        }
      }
    }
  }

  @Test func theDetailOfAnotherEntry() throws {
    let detailed = try trial.numbers("SELECT id FROM entry WHERE detail IS NOT NULL")
    for (from, to) in zip(detailed, detailed.dropFirst()) {
      let found = try trial.findings(
        after: "UPDATE entry SET detail = (SELECT detail FROM entry WHERE id = \(from)) WHERE id = \(to)")
      #expect(found.contains(CheckFinding(.chainBroken, table: "entry", row: to, entry: to)))
      #expect(found.contains(CheckFinding(.sealBroken, table: "entry", row: to, entry: to)))
    }
  }

  @Test func aDetailErasedByHand() throws {
    for row in try trial.rows("SELECT id, detail FROM entry WHERE detail IS NOT NULL") {
      let left = (row["detail"] as Data).withUnsafeBytes { Keyring.erased($0) }
      let hexadecimal = left.map { String(format: "%02x", $0) }.joined()
      let id = row["id"] as Int64
      try trial.expectFound(
        CheckFinding(.sealBroken, table: "entry", row: id, entry: id),
        after: "UPDATE entry SET detail = x'\(hexadecimal)' WHERE id = \(id)")
    }
  }

  private func takingAway(_ entry: Int64, withRows: Bool) -> String {
    let rows = Facts.definitions.tables.map(\.table).map {
      "UPDATE \($0) SET voided = NULL WHERE voided = \(entry); DELETE FROM \($0) WHERE entered = \(entry);"
    }
    // What keeps two facts from being in force may stand in the way of taking a change back.
    let dropped = withRows ? TamperTrial.droppedIndexes : ""
    return dropped + "DELETE FROM entry WHERE id = \(entry);" + (withRows ? rows.joined() : "")
  }

  @Test(arguments: [true, false])
  func anEntryTakenOut(withRows: Bool) throws {
    for entry in [1, 2, 8, 15, 30, last - 1] {
      try trial.expectBroken(at: entry + 1, after: takingAway(entry, withRows: withRows))
    }
  }

  @Test(arguments: [true, false])
  func theEndCutOff(withRows: Bool) throws {
    for first in [last, last - 1, last - 5, 2] {
      let sql = (first...last).reversed().map { takingAway($0, withRows: withRows) }.joined()
      let found = try trial.findings(after: sql)
      #expect(found.contains(CheckFinding(.headDiffers, table: "entry", entry: first - 1)), "\(first) \(found)")
    }
    let found = try trial.findings(after: "DELETE FROM entry")
    #expect(found.contains(CheckFinding(.headDiffers, table: "entry", entry: 0)))
  }

  @Test func nobodyWritesOnWhereTheEndIsNotTheOneLastWritten() throws {
    let cuts = [
      "DELETE FROM entry WHERE id = \(last)", "DELETE FROM entry WHERE id > 5", "DELETE FROM head",
      "UPDATE head SET sealed = zeroblob(80)", "UPDATE entry SET code = zeroblob(32) WHERE id = \(last)",
      "INSERT INTO entry (id, own, at, actor, kind, code) SELECT id + 1, randomblob(16), at, actor, kind, code FROM entry WHERE id = \(last)",
    ]
    for cut in cuts {
      let register = try trial.opened(after: cut)
      defer { try? register.close() }
      let session = register.session(today: RegisterTrial.today, todayIsGiven: false)
      for refused in [
        failure { _ = try session.settings.change([.organisation: "En annen"]) },
        failure { try session.journal.noteList(.listRead, "x") },
      ] {
        guard case .ledger(.damaged(.chain)) = refused else {
          Issue.record("\(cut): \(refused.map { "\($0)" } ?? "was written")")
          continue
        }
      }
    }
    // Of no journal at all nobody goes on either, with or without its head.
    for cut in ["DELETE FROM entry", "DELETE FROM entry; DELETE FROM head"] {
      let register = try trial.opened(after: cut)
      defer { try? register.close() }
      let session = register.session(today: RegisterTrial.today, todayIsGiven: false)
      #expect(failure { try session.journal.noteList(.listRead, "x") } == .ledger(.damaged(.chain(entry: 0))))
    }
  }

  @Test func twoEntriesThatChangePlaces() throws {
    for (one, other) in [(2, 3), (5, last - 1), (last - 1, last)] as [(Int64, Int64)] {
      let away = last + 1000
      try trial.expectBroken(
        at: one,
        after: """
          UPDATE entry SET id = \(away) WHERE id = \(one); UPDATE entry SET id = \(one) WHERE id = \(other);
          UPDATE entry SET id = \(other) WHERE id = \(away)
          """)
    }
  }

  @Test func anEntryAddedByHand() throws {
    let found = try trial.findings(
      after: """
        INSERT INTO entry (id, own, at, actor, kind, code) SELECT id + 1, randomblob(16), at, actor, 'card_read', code FROM entry
        WHERE id = \(last)
        """)
    #expect(found.contains(CheckFinding(.chainBroken, table: "entry", row: last + 1, entry: last + 1)))
    #expect(found.contains(CheckFinding(.headDiffers, table: "entry", entry: last + 1)))
  }

  @Test func theHead() throws {
    let differs = CheckFinding(.headDiffers, table: "entry", entry: last)
    for sql in [
      "DELETE FROM head", "UPDATE head SET sealed = x'01'", "UPDATE head SET sealed = x''",
      "UPDATE head SET sealed = CAST(substr(sealed, 1, length(sealed) - 1) || x'5A' AS BLOB)",
      "UPDATE head SET sealed = (SELECT sealed FROM identity LIMIT 1)",
      "UPDATE head SET sealed = (SELECT sealed FROM current)",
    ] { #expect(try trial.findings(after: sql).contains(differs), "\(sql)") }
  }

  /// An old file put back as a whole is as whole as it was. Nothing less goes unseen.
  @Test func anOlderHead() throws {
    #expect(try trial.findings(trial.earlier, after: "SELECT 1") == [])
    let file = trial.file("earlier")
    let attached = "ATTACH '\(file)' AS old;"
    let head = "DELETE FROM head; INSERT INTO head SELECT * FROM old.head;"
    let journal = "DELETE FROM entry WHERE id > (SELECT max(id) FROM old.entry);"
    let facts = Facts.definitions.tables.map(\.table)
      .map { "DELETE FROM \($0); INSERT INTO \($0) SELECT * FROM old.\($0);" }.joined()
    let rest = ["current", "current_case", "tally", "mapping_tally", "enrolment_key", "person", "colleague"]
    let derived = rest.prefix(4).map { "DELETE FROM \($0); INSERT INTO \($0) SELECT * FROM old.\($0);" }.joined()
    try trial.expectFound(after: attached + head)
    try trial.expectFound(after: attached + head + journal)
    try trial.expectFound(after: attached + head + journal + facts)
    // Even the keys of those who came later tell.
    try trial.expectFound(
      CheckFinding(.keyDiffers, table: "person", row: 6), after: attached + head + journal + facts + derived)
    // With them too it is the older register, and whole.
    let keys = rest.dropFirst(4).map { "DELETE FROM \($0); INSERT INTO \($0) SELECT * FROM old.\($0);" }.joined()
    try trial.expectNothing(after: attached + head + journal + facts + derived + keys)
  }
}

extension TamperTrial {
  /// The indexes that keep two facts of one kind from being in force.
  static var droppedIndexes: String {
    (Facts.definitions.tables.flatMap { form in form.naturalKeys.indices.map { "\(form.table)_natural_\($0 + 1)" } } + [
      "entry_undoes"
    ])
    .map { "DROP INDEX IF EXISTS \($0);" }.joined()
  }
}
