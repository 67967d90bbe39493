import Foundation

/// A database that gets its name when it is whole: written beside its place, then moved there, never over another file but
/// the one it was made to replace.
///
/// Only the owner may read it (0600). Without ``place()`` nothing is left; of a process that was killed the draft is left,
/// under a name that says whose it was, and the next to make a draft in the folder, or to open a register there, removes it.
package struct DraftFile: ~Copyable {
  package let path: String
  private let target: String
  /// Locked as long as the draft is being made; see ``isAbandoned(_:)``.
  private let descriptor: Int32
  private let replaces: Bool
  private var isPlaced = false

  package static let ending = ".stegvis-draft"
  /// What SQLite may put beside a database.
  static let companions = ["-journal", "-wal", "-shm"]

  /// - Throws: ``LedgerError/exists(path:)``, ``LedgerError/missing(path:)`` without the folder,
  ///   ``LedgerError/noPermission(path:_:)``, ``LedgerError/diskFull``, ``LedgerError/inputOutput(code:)``.
  package init(for target: String) throws(LedgerError) {
    try NewFile.requireFree(database: target)
    try self.init(target, replaces: false)
  }

  /// A draft that takes the place of the file that is there, all at once.
  package init(replacing target: String) throws(LedgerError) { try self.init(target, replaces: true) }

  private init(_ target: String, replaces: Bool) throws(LedgerError) {
    DraftFile.removeAbandoned(in: DraftFile.folder(of: target))
    let path = DraftFile.name(for: target)
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw NewFile.failure(errno, target) }
    // Where the file system knows no such locks, the process's number alone must do.
    flock(descriptor, LOCK_EX | LOCK_NB)
    self.path = path
    self.target = target
    self.replaces = replaces
    self.descriptor = descriptor
  }

  deinit {
    if !isPlaced { DraftFile.remove(path) }
    close(descriptor)
  }

  /// Gives the draft its name. It is on the disk when this returns, the name too.
  /// - Throws: ``LedgerError/exists(path:)`` when somebody else was first; the draft is then gone.
  package consuming func place() throws(LedgerError) {
    // A log that is left has something the file has not: there was no room to bring it home, which SQLite does not say at closing.
    for companion in DraftFile.companions where access(path + companion, F_OK) == 0 { throw .diskFull }
    guard fsync(descriptor) == 0 else { throw NewFile.failure(errno, target) }
    if replaces {
      if rename(path, target) != 0 { throw NewFile.failure(errno, target) }
    } else {
      try NewFile.move(path, to: target)
    }
    isPlaced = true
    NewFile.keepName(of: target)
  }

  package static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  // MARK: - Drafts of the dead

  /// A name beside `target` that says whose it is.
  package static func name(for target: String) -> String {
    "\(target).\(getpid())-\(UInt32.random(in: .min ... .max))\(ending)"
  }

  /// The process a draft belongs to; nil when the name is not a draft's.
  package static func owner(of name: String) -> pid_t? {
    guard name.hasSuffix(ending), let dot = name.dropLast(ending.count).lastIndex(of: "."), dot > name.startIndex
    else { return nil }
    let numbers = name[name.index(after: dot)...].dropLast(ending.count).split(
      separator: "-", omittingEmptySubsequences: false)
    guard numbers.count == 2, let process = pid_t(numbers[0]), process > 0, String(process) == numbers[0],
      UInt32(numbers[1]) != nil
    else { return nil }
    return process
  }

  package static func removeAbandoned(in folder: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    for name in names {
      guard let process = owner(of: name) else { continue }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      // No such process. One of another user is there, and refuses the question.
      if kill(process, 0) != 0, errno == ESRCH, isAbandoned(path) { remove(path) }
    }
  }

  /// The folder may be shared with other machines, or with containers that number their processes themselves: the process
  /// is not seen from here then, but its lock is.
  private static func isAbandoned(_ path: String) -> Bool {
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  /// Removes a file that is a draft still, or as good as one, with those beside it.
  package static func remove(_ path: String) {
    for companion in companions { unlink(path + companion) }
    unlink(path)
  }
}
