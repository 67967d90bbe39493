import Foundation

/// A file that is to be made under a name somebody gave. What has the name already is never replaced, whatever it is.
public enum NewFile {
  /// Refuses a name that is not free: a file, a folder or a link has it, one that leads nowhere too, or the register keeps it
  /// for itself.
  ///
  /// - Parameter register: the path of the register somebody works in or is about to make.
  /// - Throws: ``LedgerError/exists(path:)``, ``LedgerError/ofRegister(path:)``, ``LedgerError/missing(path:)`` with the folder,
  ///   ``LedgerError/noPermission(path:_:)``.
  public static func requireFree(_ path: String, besides register: String) throws(LedgerError) {
    try requireNothing(at: path)
    let folder = DraftFile.folder(of: path)
    var status = stat()
    if stat(folder, &status) != 0 || access(folder, W_OK | X_OK) != 0 { throw failure(errno, path) }
    let own = [register, ErasedList.path(beside: register)] + DraftFile.companions.map { register + $0 }
    if own.contains(where: { isSame($0, path) }) { throw .ofRegister(path: path) }
  }

  /// The same for a register or a backup: a journal without its database counts too, since it would be played back into the
  /// new one.
  public static func requireFree(database path: String) throws(LedgerError) {
    for path in [path] + DraftFile.companions.map({ path + $0 }) { try requireNothing(at: path) }
  }

  static func requireNothing(at path: String) throws(LedgerError) {
    var status = stat()
    if lstat(path, &status) == 0 { throw .exists(path: path) }
  }

  /// Whether two names that nothing has yet are one: the same word in the same folder.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    func name(_ path: String) -> Substring {
      path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    }
    guard name(one) == name(other) else { return false }
    var (first, second) = (stat(), stat())
    return stat(DraftFile.folder(of: one), &first) == 0 && stat(DraftFile.folder(of: other), &second) == 0
      && first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Gives a finished draft its name. `link` fails where something has the name, which `rename` does not.
  /// - Throws: ``LedgerError/exists(path:)`` when somebody else was first.
  package static func move(_ draft: String, to path: String) throws(LedgerError) {
    if link(draft, path) == 0 {
      // Killed before this, the process leaves the file by two names; the next removes the draft's.
      unlink(draft)
      return
    }
    // File systems without hard links (FAT, some FUSE): an empty file holds the name, which only one can make.
    guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno) else { throw failure(errno, path) }
    let holder = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if holder < 0 { throw failure(errno, path) }
    close(holder)
    guard rename(draft, path) == 0 else {
      let code = errno
      unlink(path)
      throw failure(code, path)
    }
  }

  /// Has the name of a file that was made brought to the disk, so that it, too, outlives a power cut.
  static func keepName(of path: String) {
    let folder = open(DraftFile.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// What kept a file from being made.
  package static func failure(_ code: Int32, _ path: String) -> LedgerError {
    switch code {
    case ENOENT, ENOTDIR: .missing(path: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    default: RegisterFile.failure(code, path, .create)
    }
  }
}
