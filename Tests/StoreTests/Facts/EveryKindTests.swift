import Domain
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// What holds for every kind of fact there is, on both sides: one walk over the definitions.
@Suite struct EveryKindTests {
  private let trial: RegisterTrial

  init() throws {
    trial = try RegisterTrial()
    try trial.fillWithEverything()
  }

  /// Rows of every kind that is about somebody, with the person and the entries that entered and voided each.
  private func rows() throws -> [(form: FactForm, row: Int64, person: ParticipantKey, entries: [Int64])] {
    try trial.session().reading { coder in
      var found: [(FactForm, Int64, ParticipantKey, [Int64])] = []
      for form in Facts.definitions.tables {
        guard let owner = form.owner("f", Facts.definitions) else { continue }
        let rows = try PreparedStatement(
          coder.database, "SELECT f.id, \(owner), f.entered, f.voided FROM main.\(form.table) f")
        while try rows.step() {
          guard let person = rows.optionalInteger(1) else { continue }
          found.append(
            (
              form, rows.integer(0), ParticipantKey(person),
              [rows.integer(2), rows.optionalInteger(3)].compactMap(\.self)
            ))
        }
      }
      let cases = try PreparedStatement(
        coder.database, "SELECT \(CaseRow.selection("f")), f.voided FROM main.\(CaseRow.table) f")
      while try cases.step() {
        let row = try CaseRow(cases, from: CaseRow.firstColumn, coder)
        let voided = cases.optionalInteger(CaseRow.firstColumn + Int32(CaseRow.form.columns.count))
        found.append(
          (CaseRow.form, cases.integer(0), row.person, [cases.integer(1), voided].compactMap(\.self)))
      }
      return found
    }
  }

  @Test("Every kind stands in the list once, and what it points at stands before it")
  func inOrder() {
    let tables = Facts.definitions.tables.map(\.table)
    #expect(Set(tables).count == tables.count)
    #expect(Set(Facts.all.map { $0.form.kind }).count == Facts.all.count)
    var defined: Set<String> = []
    for form in Facts.all.map({ $0.form }) {
      for key in form.pointers { #expect(defined.contains(key), "\(form.kind) points at \(key)") }
      if let key = form.ownKey?.name { #expect(defined.insert(key).inserted, "\(key) is said twice") }
    }
  }

  @Test("Every word of the journal stands in the list once, and what a kind is entered by somebody may do")
  func words() {
    let words = EntryKind.allCases.map(\.rawValue)
    #expect(Set(words).count == words.count)
    for kind in EntryKind.allCases {
      #expect(EntryKind(rawValue: kind.rawValue) == kind)
      if kind.isReversible { #expect(kind.action != nil, "\(kind.rawValue) can be taken back by nobody") }
    }
    #expect(EntryKind(rawValue: "unheard_of") == nil)
  }

  @Test("A person's log has every entry that entered or voided anything about them")
  func log() throws {
    for (form, row, person, entries) in try rows() {
      let history = Set(try trial.session().journal.history(of: person).map(\.id))
      #expect(history.isSuperset(of: entries), "\(form.table) \(row)")
    }
  }

  @Test("The last day anything happened to a person is no earlier than what any kind tells")
  func lastDay() throws {
    let lives = try trial.session().reading { coder in
      var days = try LastDays(coder)
      return try days.lives(today: RegisterTrial.today).map(\.life)
    }
    var kinds = 0
    for type in Facts.all {
      for (person, day) in try happened(type) {
        kinds += 1
        let life = try #require(lives.first { $0.person == person })
        #expect(try #require(life.lastDay) >= day, "\(type) of \(person)")
      }
    }
    #expect(kinds > 20)
  }

  private func happened<Fact: StoredFact>(_ type: Fact.Type) throws -> [(ParticipantKey, Day)] {
    try trial.session().reading { coder in
      var found: [(ParticipantKey, Day)] = []
      if Fact.form.isOnCaseSide {
        try CaseRows.all(type, coder) { fact, person, _ in fact.happened.map { found.append((person, $0)) } }
        return found
      }
      guard let owner = Fact.form.owner("f", Facts.definitions) else { return [] }
      let rows = try PreparedStatement(
        coder.database, "SELECT \(Fact.selection("f")), \(owner) FROM \(Fact.form.table)_now f")
      while try rows.step() {
        let person = rows.optionalInteger(Fact.firstColumn + Int32(Fact.form.columns.count))
        if let person, let day = try Fact(rows, from: Fact.firstColumn, coder).happened {
          found.append((ParticipantKey(person), day))
        }
      }
      return found
    }
  }

  @Test("Erasing somebody empties every seal of every kind, leaves nothing to find on the case side, and nobody else's")
  func erase() throws {
    let before = try rows()
    let erased = ParticipantKey(1)
    try trial.session().erasure.askErasure(of: erased, caseNumber: "2026/117")
    let request = try #require(try trial.session().erasure.erasureRequests().last)
    _ = try trial.session("tor").erasure.confirmErasure(request)
    try trial.expectWhole()
    var emptied: Set<String> = []
    for (form, row, person, _) in before where form.isSealed {
      let seals = form.columns.filter(\.isSeal).map(\.name)
      try trial.register.reading { database in
        let found = try PreparedStatement(
          database, "SELECT \(seals.joined(separator: ", ")) FROM main.\(form.table) WHERE id = \(row)")
        #expect(try found.step())
        for (index, seal) in seals.enumerated() where !found.isNull(Int32(index)) {
          let isErased =
            form == CaseRow.form
            ? try !trial.register.keys.isAsEntered(found.bytes(Int32(index)))
            : Keyring.isErased(found.bytes(Int32(index)))
          if person != erased { #expect(!isErased, "\(form.table).\(seal) \(row) of \(person)") }
          // What is counted stays in force, bare.
          if person == erased, form.left == nil { #expect(isErased, "\(form.table).\(seal) \(row)") }
          if isErased { emptied.insert(form.table) }
        }
      }
    }
    #expect(emptied.isSuperset(of: ["identity", "step_period", "case_fact", "note", "enquiry"]), "\(emptied)")
    let turns = try trial.session().reading { coder in
      let rows = try CaseRows(coder.database, coder)
      return try [erased, ParticipantKey(2)].map { try rows.nextTurn(of: $0) }
    }
    #expect(turns[0] == 0)
    #expect(turns[1] > 0)
  }

  @Test("A fact that is read is the fact that was written, with every field")
  func roundTrip() throws {
    for type in Facts.all { try expectTheSameBytes(type) }
  }

  /// What is read and bound again has the bytes the chain covered when it was entered, seals aside.
  private func expectTheSameBytes<Fact: StoredFact>(_ type: Fact.Type) throws {
    if Fact.form.isOnCaseSide { return }
    try trial.session().reading { coder in
      let plain = Fact.form.columns.filter { !$0.isSeal && $0.role != .code }.map(\.name)
      for kept in try Fact.all(coder, where: "1") {
        let values = ValueCollector(kept.fact).values
        let row = try PreparedStatement(
          coder.database,
          "SELECT \(plain.joined(separator: ", ")) FROM main.\(Fact.form.table) WHERE id = \(kept.row.id)")
        #expect(try row.step())
        for (index, name) in plain.enumerated() {
          let column = Int32(index)
          switch values[name] {
          case .number(let number): #expect(row.integer(column) == number, "\(Fact.form.table).\(name)")
          case .text(let text): #expect(row.text(column) == text, "\(Fact.form.table).\(name)")
          // The numbers of programmes and colleagues are given when a fact is bound.
          case nil:
            #expect(row.isNull(column) || ["programme", "colleague"].contains(name), "\(Fact.form.table).\(name)")
          }
        }
      }
    }
  }
}
