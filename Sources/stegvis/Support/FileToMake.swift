import Resources
import Store

/// The file that an option names and a command makes.
struct FileToMake {
  let path: String

  /// Comes before anything else a command does.
  ///
  /// - Parameter register: what the command works in, or is to make.
  /// - Throws: 73 where something stands already, a link too, and where no file can be.
  init(_ path: String, besides register: String) throws {
    self.path = path
    do throws(LedgerError) {
      try NewFile.requireFree(path, besides: register)
    } catch { throw failure(.ledger(error)) }
  }

  /// Opens it; it has its name when it is committed.
  func open() throws -> AtomicFile {
    do throws(LedgerError) { return try AtomicFile(path: path) } catch { throw failure(.ledger(error)) }
  }

  /// Fills it and gives it its name.
  func finish(_ file: consuming AtomicFile, with bytes: [UInt8] = []) throws {
    do throws(LedgerError) {
      try file.write(bytes)
      try file.commit()
    } catch { throw failure(.ledger(error)) }
  }

  /// What is missing or full is the file's place and not the register's.
  func failure(_ error: StoreError) -> Failure {
    switch error {
    case .ledger(.missing(let folder)):
      Failure(.cannotCreate, Speech.language(ErrorText.folderMissing, ["folder": folder]))
    case .ledger(.diskFull): Failure(.inputOutput, Speech.language(ErrorText.copyDiskFull, ["file": path]))
    default: Failure(error, file: path)
    }
  }
}
