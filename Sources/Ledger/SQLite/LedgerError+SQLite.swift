import GRDB

extension LedgerError {
  /// What a failure from SQLite means to the user.
  package init(_ error: any Error) {
    switch error {
    case let error as LedgerError: self = error
    case let error as DatabaseError: self = LedgerError(sqlite: error)
    case is CancellationError: self = .cancelled
    default: self = .unexpected(code: 0, message: String(describing: error))
    }
  }

  private init(sqlite error: DatabaseError) {
    let code = error.extendedResultCode.rawValue
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy
    case .SQLITE_FULL: self = .diskFull
    // The index beside the file could not grow: even to read, SQLite needs a little room.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: self = .diskFull
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self = .damaged(.database(code: code))
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .readOnly
    case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_NOLFS, .SQLITE_TOOBIG: self = .inputOutput(code: code)
    case .SQLITE_INTERRUPT, .SQLITE_ABORT: self = .cancelled
    // The statements are the program's own: what they name is missing from this register.
    case .SQLITE_ERROR where error.message?.hasPrefix("no such ") ?? false: self = .damaged(.schema)
    default: self = .unexpected(code: code, message: error.message ?? "")
    }
  }
}

/// Runs `body` and says what its failures mean to the ledger.
package func telling<Result>(_ body: () throws -> Result) throws(LedgerError) -> Result {
  do { return try body() } catch { throw LedgerError(error) }
}

extension LedgerError.Damage {
  /// A file that is not whole.
  package static let corrupt = LedgerError.Damage.database(code: ResultCode.SQLITE_CORRUPT.rawValue)
  /// Somebody was stopped in the middle of changing a file that is only read here.
  package static let stoppedInTheMiddle = LedgerError.Damage.database(
    code: ResultCode.SQLITE_READONLY_ROLLBACK.rawValue)
}
