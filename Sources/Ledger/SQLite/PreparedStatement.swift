import GRDB
import GRDBSQLite

/// A prepared statement that is bound and stepped without a value in between.
///
/// GRDB decodes rows into `Row` and `DatabaseValue`; a register of 100,000 people is read and written fast enough only
/// when a column goes straight from SQLite into the field it belongs to. Everything that speaks SQL here goes this way,
/// so that there is one way. Columns count from 0, parameters from 1, both as SQLite does.
package struct PreparedStatement {
  private let handle: OpaquePointer
  private let loan: Loan

  /// A statement of the connection's for as long as it is in use.
  private final class Loan {
    let sql: String
    private let statement: Statement
    private let statements: StatementCache
    /// SQLite's of the first parameter that could not be bound: a statement that ran with something else in it would say
    /// what nobody wrote.
    var code = SQLITE_OK

    init(_ statement: Statement, _ sql: String, from statements: StatementCache) {
      self.statement = statement
      self.sql = sql
      self.statements = statements
    }

    deinit { statements.put(statement, sql) }
  }

  package init(_ database: Database, _ sql: String) throws {
    let statement = try database.statements.take(sql) ?? database.handle.makeStatement(sql: sql)
    handle = statement.sqliteStatement
    loan = Loan(statement, sql, from: database.statements)
  }

  // MARK: - Running

  /// Goes to the next row; false when there is none.
  /// - Throws: also when a parameter could not be bound.
  package func step() throws -> Bool {
    if loan.code != SQLITE_OK {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: loan.code), message: String(cString: sqlite3_errstr(loan.code)),
        sql: loan.sql)
    }
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure()
    }
  }

  /// Runs a statement that gives no rows, and makes it ready to be bound again.
  package func run() throws {
    defer { reset() }
    while try step() {}
  }

  /// Makes the statement ready to be bound and run again; what is bound stays bound.
  package func reset() { sqlite3_reset(handle) }

  /// How many rows the statement that ran last changed.
  var changedRows: Int { Int(sqlite3_changes(sqlite3_db_handle(handle))) }

  private func failure() -> DatabaseError {
    let connection = sqlite3_db_handle(handle)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: sqlite3_errmsg(connection).map { String(cString: $0) }, sql: loan.sql)
  }

  // MARK: - Parameters

  /// Parameters in order, from the first.
  package func bind<Failure>(_ body: (inout Binder) throws(Failure) -> Void) throws(Failure) {
    var binder = Binder(handle: handle)
    defer { loan.code = binder.code }
    try body(&binder)
  }

  /// The same, keeping what the journal's chain covers of what is bound.
  func bindRecording<Failure>(_ body: (inout Binder) throws(Failure) -> Void) throws(Failure) -> CanonicalBytes {
    var binder = Binder(handle: handle, recording: true)
    defer { loan.code = binder.code }
    try body(&binder)
    return binder.canonical ?? CanonicalBytes()
  }

  package func bind(_ values: (any StoredValue)?...) { bind(values: values) }

  package func bind(values: [(any StoredValue)?]) {
    bind { for value in values { if let value { value.add(to: &$0) } else { $0.add(Int64?.none) } } }
  }

  // MARK: - Columns of the present row

  package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
  package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  package func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  package func day(_ column: Int32) -> Int32 { Int32(truncatingIfNeeded: integer(column)) }

  /// What the chain covers of a column that is not sealed.
  package func addCanonical(_ column: Int32, to bytes: inout CanonicalBytes) {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: bytes.add(integer(column))
    case SQLITE_TEXT: bytes.add(text: self.bytes(column))
    case SQLITE_NULL: bytes.add(Int64?.none)
    // No column of ours holds anything else.
    default: bytes.addOther(self.bytes(column))
    }
  }

  package func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
  package func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// The bytes of a text or a blob; they hold until the next step.
  package func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    // Asking for the blob of a text gives its UTF-8 bytes without making a copy.
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }
}

/// Puts values into a statement's parameters, one after the other; on request it keeps what the journal's chain covers of
/// them.
package struct Binder {
  /// Nil when only the codes are asked for.
  private let handle: OpaquePointer?
  private var index: Int32 = 0
  /// What has been bound in the chain's form; nil when nobody asked for it.
  private(set) var canonical: CanonicalBytes?
  /// The look-up codes among what has been bound, in order.
  package private(set) var codes: [[UInt8]?] = []
  /// SQLite's of the first value that could not be bound.
  fileprivate private(set) var code = SQLITE_OK

  /// SQLite copies what it is given before the call returns.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  fileprivate init(handle: OpaquePointer, recording: Bool = false) {
    self.handle = handle
    canonical = recording ? CanonicalBytes() : nil
  }

  /// Binds nothing and keeps the codes.
  package init() {
    handle = nil
    canonical = nil
  }

  package mutating func add(_ value: Int64?) {
    canonical?.add(value)
    index += 1
    guard let handle else { return }
    note(value.map { sqlite3_bind_int64(handle, index, $0) } ?? sqlite3_bind_null(handle, index))
  }

  package mutating func add(_ value: Int?) { add(value.map(Int64.init)) }

  package mutating func add(_ value: String?) {
    canonical?.add(value)
    index += 1
    guard let handle else { return }
    guard var value else { return note(sqlite3_bind_null(handle, index)) }
    let place = index
    note(value.withUTF8 { sqlite3_bind_text(handle, place, $0.baseAddress, Int32(clamping: $0.count), Binder.copied) })
  }

  /// A blob that is neither sealed nor a code; no fact has one.
  package mutating func add(_ bytes: [UInt8]) { bind(bytes) }

  /// A seal: the chain covers it by its hash.
  package mutating func add(seal: [UInt8]?) {
    if let seal { canonical?.add(seal: seal) } else { canonical?.add(Int64?.none) }
    bind(seal)
  }

  /// A look-up code: it follows from what is sealed, and is not in the chain.
  package mutating func add(code: [UInt8]?) {
    codes.append(code)
    bind(code)
  }

  private mutating func bind(_ bytes: [UInt8]?) {
    index += 1
    guard let handle else { return }
    guard let bytes else { return note(sqlite3_bind_null(handle, index)) }
    // A nil address would bind NULL; an empty blob is not NULL.
    if bytes.isEmpty { return note(sqlite3_bind_zeroblob(handle, index, 0)) }
    let place = index
    note(
      bytes.withUnsafeBytes {
        sqlite3_bind_blob(handle, place, $0.baseAddress, Int32(clamping: $0.count), Binder.copied)
      })
  }

  private mutating func note(_ code: Int32) {
    if self.code == SQLITE_OK { self.code = code }
  }
}
