/// Why a register could not be opened, read or written. Values only: the sentences are made where they are shown.
public enum LedgerError: Error, Hashable, Sendable {
  // The file
  /// No file at the path.
  case missing(path: String)
  /// Something stands where a file was to be made, and stays as it is.
  case exists(path: String)
  /// The name a file was to be made under is kept for the register and what lies beside it.
  case ofRegister(path: String)
  /// A directory, a pipe, a device or a socket stands where the file should.
  case notAFile(path: String, NotAFile)
  /// The register that was opened stands there no more: it was moved, deleted or exchanged. Nothing was written.
  case moved(path: String)
  /// The file has a second name, a hard link: two processes that open it by different names would not know of each other.
  case linked(path: String)
  /// The operating system does not let this user do it.
  case noPermission(path: String, Access)
  /// The file lies on a network file system, where SQLite's locks cannot be relied on.
  case networkFileSystem(path: String, kind: String)
  /// A file of zero bytes.
  case empty(path: String)
  /// Not a register: another program's file, or no database at all.
  case foreign(path: String)
  /// A register, but not whole.
  case damaged(Damage)
  /// What the passphrase opens was made in a way this program does not know: by a newer one, or it is damaged.
  case unknownDerivation
  /// Written by a newer version of the program.
  case newerSchema(found: Int, known: Int)
  /// Written before registers had users and seals; there is no way from there to here.
  case unsealed
  /// Written by an older version and opened read-only, so that it cannot be brought up to date.
  case olderSchema(found: Int, known: Int)

  // Who it is
  /// No such login, or not its passphrase: which of the two is not told.
  case wrongPassphrase
  /// After wrong passphrases the next try waits.
  case mustWait(seconds: Int)
  /// It is sealed under a key that is not held.
  case noKey
  /// The register's keys have been exchanged since it was opened: it has to be opened again.
  case keysExchanged

  // The machine
  /// Somebody else holds the write lock for longer than the wait that was asked for.
  case busy
  /// The same, because the register is being given new keys, which takes a while.
  case keysBeingExchanged
  /// What lists are made of is being worked out anew by a program of a newer version.
  case rebuilding
  case diskFull
  /// Reading or writing failed; the code is SQLite's extended result code.
  case inputOutput(code: Int32)
  /// SQLite said no in a way that has no case of its own.
  case unexpected(code: Int32, message: String)

  // The change
  /// The register was opened read-only, or as it stood after an earlier entry.
  case readOnly
  /// Somebody has changed the same thing meanwhile, with this entry. Nothing was written.
  case inTheWay(entry: Int64)
  /// The row given is not the one the change is about, or what it points at is not in the register.
  case notInRegister
  /// A name that goes by a number, a programme's, that the register does not have in force.
  case unknownName(String)
  /// Nothing differs from what is registered already. Nothing was written.
  case unchanged
  case nothingToUndo
  case nothingToRedo
  /// Stopped by the user. Nothing was written.
  case cancelled
  /// An entry that the register does not have.
  case noSuchEntry(Int64)

  public enum NotAFile: Hashable, Sendable { case directory, pipe, device, socket, other }
  public enum Access: Hashable, Sendable { case read, write, create }

  public enum Damage: Hashable, Sendable {
    /// The database itself; SQLite's extended result code.
    case database(code: Int32)
    /// A row holds something that no version of the program writes.
    case value(table: String, row: Int64)
    /// A table or column is missing.
    case schema
    /// A seal does not open: it was edited, moved here from another row, or is of other keys.
    case seal(table: String, row: Int64)
    /// The journal does not end where it was last written to.
    case chain(entry: Int64)
    /// A slot's passphrase is right and what it should open is not there.
    case slot
  }
}
