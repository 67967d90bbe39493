import Domain
import Testing

@testable import Ledger
@testable import Store

/// The entry of an erasure names what it emptied: nothing else may be empty.
@Suite struct ErasedRowsTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let other: ParticipantKey

  init() throws {
    trial = try RegisterTrial()
    other = try #require(try trial.add("P-1", "Olsen", "Kai").about)
    person = try #require(try trial.add("P-2", "Hansen", "Åse").about)
    for key in [person, other] {
      _ = try trial.session().lights.save(
        LightsAssessment(date: RegisterTrial.today, voice: .worker, lights: Lights(packed: 2)), of: key)
      var changed = try trial.card(key).identity.fact
      changed.phone = "90000000"
      _ = try trial.session().people.change(changed, row: try trial.card(key).identity.row)
    }
  }

  private func erase() throws {
    try trial.session().erasure.askErasure(of: person, caseNumber: "2026/117")
    _ = try trial.session("tor").erasure.confirmErasure(
      try #require(try trial.session().erasure.erasureRequests().last))
  }

  /// Empties by hand what is in a column, as an erasure does.
  private func empty(_ table: String, _ column: String, _ row: Int64, _ codes: [String] = []) throws {
    let bytes: [UInt8] = try trial.register.reading { database in
      let rows = try PreparedStatement(database, "SELECT \(column) FROM main.\(table) WHERE id = \(row)")
      #expect(try rows.step())
      return Keyring.erased(rows.bytes(0))
    }
    let cleared = codes.map { ", \($0) = NULL" }.joined()
    try trial.tamper("UPDATE \(table) SET \(column) = x'\(hex(bytes))'\(cleared) WHERE id = \(row)")
  }

  /// One of the case side that is the other's.
  private func caseRow() throws -> Int64 {
    let found = try trial.session().reading { coder in
      var found: Int64?
      try CaseRows(coder.database, coder).each(of: other) { _, row, _ in found = row }
      return found
    }
    return try #require(found)
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private func rows(_ sql: String) throws -> [Int64] {
    try trial.register.reading { database in
      let rows = try PreparedStatement(database, sql)
      var found: [Int64] = []
      while try rows.step() { found.append(rows.integer(0)) }
      return found
    }
  }

  @Test func oneEmptiedByHandIsToldFromThoseOfAnErasure() throws {
    try erase()
    try trial.expectWhole()
    for (table, codes) in [
      ("identity", ["number_code", "national_id_code", "birth_code"]), ("case_fact", ["label", "natural"]),
    ] {
      let row =
        table == "identity"
        ? try #require(try rows("SELECT id FROM main.identity WHERE person = \(other.value)").first) : try caseRow()
      try empty(table, "sealed", row, codes)
      #expect(
        try trial.register.check().contains {
          $0.problem == .sealBroken && $0.table == table && $0.row == row
        }, "\(table)")
    }
    let entry = try #require(
      try rows("SELECT id FROM main.entry WHERE about = \(other.value) AND detail IS NOT NULL").first)
    try empty("entry", "detail", entry)
    #expect(
      try trial.register.check().contains(CheckFinding(.sealBroken, table: "entry", row: entry, entry: entry)))
  }

  @Test func oneThatWasErasedAndIsPutBackIsFound() throws {
    let row = try #require(try rows("SELECT id FROM main.identity WHERE person = \(person.value)").last)
    let sealed: [UInt8] = try trial.register.reading { database in
      let rows = try PreparedStatement(database, "SELECT sealed FROM main.identity WHERE id = \(row)")
      #expect(try rows.step())
      return Array(rows.bytes(0))
    }
    try erase()
    try trial.tamper("UPDATE identity SET sealed = x'\(hex(sealed))' WHERE id = \(row)")
    #expect(
      try trial.register.check().contains { $0.problem == .sealBroken && $0.table == "identity" && $0.row == row })
  }

  @Test func itHoldsUnderNewKeysToo() throws {
    try erase()
    try trial.session().users.remove(UserKey(3))
    try trial.expectWhole()
    let row = try #require(try rows("SELECT id FROM main.identity WHERE person = \(other.value)").first)
    try empty("identity", "sealed", row, ["number_code", "national_id_code", "birth_code"])
    #expect(
      try trial.register.check().contains { $0.problem == .sealBroken && $0.table == "identity" && $0.row == row })
  }

  @Test func whatIsWrittenIsReadAgain() {
    var erased = ErasedRows()
    for row in [9, 1, 70_000, 3] as [Int64] { erased.add("identity", row) }
    erased.add("entry", 12)
    var writer = DigestWriter()
    erased.write(to: &writer)
    writer.pad()
    let read = writer.bytes.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      return ErasedRows(&reader)
    }
    #expect(read == erased)
    let broken = writer.bytes.prefix(8).withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      return ErasedRows(&reader)
    }
    #expect(broken.isEmpty)
  }
}
