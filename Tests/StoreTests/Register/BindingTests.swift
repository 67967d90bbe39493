import GRDB
import GRDBSQLite
import Testing

@testable import Ledger
@testable import Store

/// A statement never runs with something else in it than was meant.
@Suite("A value that cannot be bound") struct BindingTests {
  private func code(_ body: () throws -> Void) -> Int32? {
    do {
      try body()
      return nil
    } catch let error as DatabaseError {
      return error.resultCode.rawValue
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  @Test("because it is too long keeps the statement from running, until it is bound anew")
  func tooLong() throws {
    try Connection(inMemory: Facts.definitions).inDatabase { database in
      let statement = try PreparedStatement(database, "SELECT ?1, ?2")
      sqlite3_limit(database.handle.sqliteConnection, SQLITE_LIMIT_LENGTH, 1000)
      for value in [0, 1] {
        statement.bind {
          if value == 0 {
            $0.add(String(repeating: "x", count: 2000))
          } else {
            $0.add([UInt8](repeating: 7, count: 2000))
          }
          $0.add(1 as Int64?)
        }
        #expect(code { _ = try statement.step() } == SQLITE_TOOBIG)
      }
      statement.bind(1, 2)
      #expect(code { _ = try statement.step() } == nil)
      #expect(statement.integer(1) == 2)
    }
  }

  @Test("because there is no such parameter, or the statement runs already, does too")
  func misuse() throws {
    try Connection(inMemory: Facts.definitions).inDatabase { database in
      let one = try PreparedStatement(database, "SELECT ?1")
      one.bind(1, 2)
      #expect(code { try one.run() } == SQLITE_RANGE)
      let many = try PreparedStatement(database, "SELECT ?1 UNION SELECT 9")
      many.bind(1)
      #expect(try many.step())
      many.bind(2)
      #expect(code { _ = try many.step() } == SQLITE_MISUSE)
      many.reset()
      many.bind(2)
      #expect(try many.step() && many.integer(0) == 2)
    }
  }
}
