import GRDB

extension StoreError {
  /// What a failure from SQLite means to the user.
  init(_ error: any Error) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self = StoreError(sqlite: error)
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

/// Runs `body` and says what its failures mean.
func storing<Result>(_ body: () throws -> Result) throws(StoreError) -> Result {
  do { return try body() } catch { throw StoreError(error) }
}
