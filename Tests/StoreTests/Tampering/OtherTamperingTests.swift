import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// What is not facts: slots, keys and colleagues, what is derived, and the tables themselves.
@Suite struct OtherTamperingTests {
  private let trial: TamperTrial

  init() throws { trial = try TamperTrial() }

  // MARK: - Slots

  @Test func anyFieldOfAnySlot() throws {
    for column in try trial.rows("PRAGMA table_info(slot)") {
      let name = column["name"] as String
      for slot in 0...3 as ClosedRange<Int64> {
        let changed = name == "id" ? slot + 1_000_003 : slot
        try trial.expectFound(
          CheckFinding(.slotChanged, table: "slot", row: changed),
          after: "UPDATE slot SET \(name) = \(TamperTrial.other(name, column["type"])) WHERE id = \(slot)")
      }
    }
  }

  @Test(arguments: ["login", "role", "public_key", "private_key", "envelope", "salt", "code", "recipient_code"])
  func twoSlotsThatExchange(field: String) throws {
    // All three users are team leads; the counsellor among them is made one by hand.
    let role = field == "role" ? "UPDATE slot SET role = 'counsellor' WHERE id = 3;" : ""
    let found = try trial.findings(
      after: """
        CREATE TEMP TABLE kept AS SELECT id, \(field) AS field FROM slot;\(role)
        \(field == "login" ? "UPDATE slot SET login = CAST(x'00' || id AS BLOB) WHERE id IN (1, 3);" : "")
        UPDATE slot SET \(field) = (SELECT field FROM temp.kept WHERE kept.id = 4 - slot.id) WHERE id = 1;
        UPDATE slot SET \(field) = (SELECT field FROM temp.kept WHERE kept.id = 4 - slot.id) WHERE id = 3;
        \(role)
        """)
    #expect(found.contains(CheckFinding(.slotChanged, table: "slot", row: 3)), "\(found)")
    if field != "role" { #expect(found.contains(CheckFinding(.slotChanged, table: "slot", row: 1)), "\(found)") }
  }

  @Test func aSlotTakenAwayOrAdded() throws {
    for slot in 0...3 as ClosedRange<Int64> {
      try trial.expectFound(
        CheckFinding(.slotChanged, table: "slot", row: slot), after: "DELETE FROM slot WHERE id = \(slot)")
    }
    try trial.expectFound(
      CheckFinding(.slotChanged, table: "slot", row: 9),
      after: """
        CREATE TEMP TABLE kept AS SELECT * FROM slot WHERE id = 1; UPDATE kept SET id = 9, login = x'09';
        INSERT INTO slot SELECT * FROM kept
        """)
    try trial.expectFound(after: "UPDATE register SET id = zeroblob(16)")
    try trial.expectFound(after: "DELETE FROM register")
    for table in ["register", "head"] {
      try trial.expectFound(
        CheckFinding(.unreadableValue, table: table, row: 3),
        after: "PRAGMA ignore_check_constraints = ON; UPDATE \(table) SET one = 3")
    }
  }

  // MARK: - Keys and colleagues

  @Test(arguments: [
    "person", "programme_key", "unit_key", "clerk_key", "colleague", "enrolment_key", "thing",
  ])
  func keysTakenAwayAndAdded(table: String) throws {
    for key in try trial.numbers("SELECT key FROM \(table)") {
      try trial.expectFound(after: "DELETE FROM \(table) WHERE key = \(key)")
    }
    let values =
      switch table {
      case "programme_key": "(99, 'et-annet')"
      case "enrolment_key": "(99, 1)"
      case "colleague": "(99, x'00', x'00')"
      default: "(99)"
      }
    try trial.expectFound(
      CheckFinding(.keyDiffers, table: table, row: 99), after: "INSERT INTO \(table) VALUES \(values)")
  }

  @Test func keysThatStandForSomethingElse() throws {
    try trial.expectFound(
      CheckFinding(.keyDiffers, table: "enrolment_key", row: 1),
      after: "UPDATE enrolment_key SET person = 2 WHERE key = 1")
    let found = try trial.findings(
      after: """
        UPDATE programme_key SET id = 'x' WHERE key = 1; UPDATE programme_key SET id = '\(RegisterTrial.pilot)' WHERE key = 2;
        UPDATE programme_key SET id = '\(RegisterTrial.course)' WHERE key = 1
        """)
    #expect(found.contains(CheckFinding(.keyDiffers, table: "programme_key", row: 1)))
    #expect(found.contains(CheckFinding(.keyDiffers, table: "programme_key", row: 2)))
  }

  @Test func namesOfColleagues() throws {
    let numbers = try trial.numbers("SELECT key FROM colleague")
    #expect(numbers.count == 2)
    for number in numbers {
      try trial.expectFound(
        CheckFinding(.sealBroken, table: "colleague", row: number),
        after:
          "UPDATE colleague SET sealed = (SELECT sealed FROM colleague o WHERE o.key <> \(number)) WHERE key = \(number)"
      )
      try trial.expectFound(
        CheckFinding(.codeDiffers, table: "colleague", row: number),
        after: "UPDATE colleague SET code = zeroblob(16) WHERE key = \(number)")
    }
  }

  // MARK: - What is derived

  @Test func pagesAndCounts() throws {
    let old = "ATTACH '\(trial.file("earlier"))' AS old;"
    for table in ["current", "current_case"] {
      let found = try trial.findings(after: old + "UPDATE \(table) SET sealed = (SELECT sealed FROM old.\(table))")
      #expect(found.contains { [.digestDiffers, .digestMissing].contains($0.problem) }, "\(table) \(found)")
      for sql in [
        "DELETE FROM \(table)", "UPDATE \(table) SET page = 7", "UPDATE \(table) SET sealed = x'00'",
        "UPDATE \(table) SET sealed = CAST(x'00' || zeroblob(32) AS BLOB)",
        "INSERT INTO \(table) SELECT 7, sealed FROM \(table)",
        "INSERT INTO \(table) VALUES (7, CAST(x'00' || zeroblob(32) AS BLOB))",
        "INSERT INTO \(table) VALUES (7, x'')",
        "UPDATE current SET sealed = (SELECT sealed FROM current_case)",
        "UPDATE current_case SET sealed = (SELECT sealed FROM current)",
      ] { try trial.expectFound(after: sql) }
    }
    for sql in [
      "UPDATE tally SET change = change + 1", "DELETE FROM tally WHERE day = (SELECT max(day) FROM tally)",
      "UPDATE tally SET unit = unit + 100", "UPDATE tally SET place = place + 100",
      "UPDATE tally SET day = day + 100000",
      "INSERT INTO tally VALUES (1, 0, 0, 0, 0)", "UPDATE tally SET programme = 2", "DELETE FROM tally",
    ] { try trial.expectFound(CheckFinding(.tallyDiffers, table: "tally"), after: sql) }
  }

  @Test func whatMappingsComeTo() throws {
    for sql in [
      "UPDATE mapping_tally SET sealed = x'00'", "UPDATE mapping_tally SET unit = unit + 1",
      "UPDATE mapping_tally SET round = round + 1",
    ] { try trial.expectFound(CheckFinding(.sealBroken, table: "mapping_tally"), after: sql) }
    let other = "INSERT OR REPLACE INTO mapping_tally SELECT round, unit + 1, sealed FROM mapping_tally"
    try trial.expectFound(CheckFinding(.sealBroken, table: "mapping_tally"), after: other)
    try trial.expectFound(CheckFinding(.tallyDiffers, table: "mapping_tally"), after: "DELETE FROM mapping_tally")
  }

  // MARK: - The tables themselves

  @Test func rulesOfTheTables() throws {
    for (sql, table) in [
      ("DROP INDEX identity_natural_2", "identity"), ("CREATE TABLE other (x)", "other"),
      ("CREATE VIEW identity_all AS SELECT * FROM identity", "identity_all"),
      ("CREATE TRIGGER quiet AFTER INSERT ON case_fact BEGIN DELETE FROM head; END", "case_fact"),
      ("ALTER TABLE login_try ADD COLUMN name TEXT", "login_try"),
    ] {
      try trial.expectFound(CheckFinding(.unreadable(.ledger(.damaged(.schema))), table: table), after: sql)
    }
  }

  // MARK: - Outside

  @Test func triesAndDraftsAreOutside() throws {
    try trial.expectNothing(after: "INSERT INTO login_try VALUES (1, 0), (-1, 0)")
    try trial.expectNothing(after: "INSERT INTO draft VALUES (1, x'00', 0, NULL, x'00')")
    try trial.expectNothing(after: "VACUUM")
    try trial.expectNothing(after: "ANALYZE")
  }
}
