import Testing

@testable import Ledger
@testable import Store

@Suite struct SchemaTests {
  @Test func whatTheMigrationsSayIsWhatSQLiteKeeps() throws {
    let made = try Connection(inMemory: Facts.definitions).inDatabase { database in
      try Schema.migrate(database, from: 0)
      return try SchemaParts.parts(of: database)
    }
    let written = SchemaParts.written(Facts.definitions)
    #expect(made.filter { $0.sql != "NULL" } == written)
    #expect(written.count > 100)
  }

  /// As it began, brought to where a new register begins: the same tables, and nothing of what was in it is lost.
  @Test func aRegisterFromBeforeIsBroughtUpToDateWhenItIsOpened() throws {
    let trial = try RegisterTrial()
    let person = try #require(try trial.add("P-1").about)
    let later =
      Facts.definitions.tables.filter { $0.since > 1 }.map(\.table)
      + Facts.definitions.places.flatMap(\.tables).filter { $0.since > 1 }.map(\.name)
    let beside = Facts.definitions.beside.filter { $0.since > 1 }.map(\.name)
    #expect(!later.isEmpty)
    try trial.register.close()
    try trial.tamper(
      later.map { "DROP VIEW \($0)_now; DROP TABLE \($0);" }.joined()
        + beside.map { "DROP TABLE \($0);" }.joined()
        + "DELETE FROM projection WHERE id = \(ProjectionSet.told.rawValue); PRAGMA user_version = \(Schema.firstVersion)"
    )
    let opened = try trial.reopened()
    // After the login, as every start does.
    try opened.rebuild()
    #expect(try opened.readingWithAnyKeys { try Schema.version(of: $0) } == Schema.version)
    #expect(try opened.readingWithAnyKeys { try SchemaParts.differing(in: $0) } == [])
    #expect(try trial.session(in: opened).people.card(person) != nil)
    #expect(try opened.check().isEmpty)
  }

  @Test func theViewsOfThePresentAreTheRegistersOwn() throws {
    let written = SchemaParts.written(Facts.definitions)
    for table in Facts.definitions.tables.map(\.table) + ["entry", "current", "current_case", "tally", "may_be_told"] {
      #expect(written.contains { $0.type == "'view'" && $0.table == "\(table)_now" }, "\(table)")
    }
  }

  @Test func aStatementIsKeptFromItsSecondUseAndForgetsWhatWasBound() throws {
    try Connection(inMemory: Facts.definitions).inDatabase { database in
      func value(_ bound: Int64?) throws -> Int64? {
        let statement = try PreparedStatement(database, "SELECT ?")
        if let bound { statement.bind(bound) }
        return try statement.step() ? statement.optionalInteger(0) : -1
      }
      #expect(try value(7) == 7)
      #expect(database.statements.take("SELECT ?") == nil)
      #expect(try value(8) == 8)
      #expect(try value(nil) == nil)
      // Two at once are two.
      let one = try PreparedStatement(database, "SELECT ?")
      let two = try PreparedStatement(database, "SELECT ?")
      one.bind(1)
      two.bind(2)
      #expect(try one.step() && two.step() && one.integer(0) == 1 && two.integer(0) == 2)
    }
  }
}
