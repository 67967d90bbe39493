import Glibc

/// A file that is there whole or not at all: written without a name, or beside its place, then moved to it. What has the
/// name already stays as it is; only a list of the program's own is written anew over the one before.
///
/// Only the owner may read it (0600): what leaves the register is about people. Without ``commit()`` nothing is left; where
/// the file system knows files without a name, nothing is left of a process that was killed either, or a draft that goes with
/// the next; see ``DraftFile``.
public struct AtomicFile: ~Copyable {
  /// Where it will stand.
  public let path: String
  private let replaces: Bool
  private let temporaryPath: String
  private let descriptor: Int32
  /// Whether it stands at `temporaryPath`.
  private var hasName: Bool
  private var isCommitted = false

  /// `O_TMPFILE` of Linux, whose macro Swift does not see.
  private static let withoutName = 0o20000000 | O_DIRECTORY

  /// - Throws: ``LedgerError/exists(path:)`` where something stands, a link that leads nowhere too;
  ///   ``LedgerError/missing(path:)`` without the folder, ``LedgerError/noPermission(path:_:)``, ``LedgerError/diskFull``,
  ///   ``LedgerError/inputOutput(code:)`` with the system's error number.
  public init(path: String) throws(LedgerError) {
    try NewFile.requireNothing(at: path)
    try self.init(path, replaces: false)
  }

  /// A file that takes the place of the one that stands there, if any. A link is followed, so that the link stays.
  /// - Throws: the same, and ``LedgerError/notAFile(path:_:)`` when something else than a file stands there.
  package init(replacing path: String) throws(LedgerError) {
    try self.init(try AtomicFile.target(path), replaces: true)
  }

  private init(_ target: String, replaces: Bool) throws(LedgerError) {
    DraftFile.removeAbandoned(in: DraftFile.folder(of: target))
    let temporary = DraftFile.name(for: target)
    let nameless = open(DraftFile.folder(of: target), O_WRONLY | AtomicFile.withoutName | O_CLOEXEC, 0o600)
    let descriptor =
      nameless >= 0 ? nameless : open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw NewFile.failure(errno, target) }
    // So that nobody takes it for one that was left behind.
    flock(descriptor, LOCK_EX | LOCK_NB)
    hasName = nameless < 0
    path = target
    self.replaces = replaces
    temporaryPath = temporary
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
    if hasName, !isCommitted { unlink(temporaryPath) }
  }

  /// Adds to the end.
  public func write(_ bytes: [UInt8]) throws(LedgerError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        // A signal may interrupt a write; it is then made again.
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw NewFile.failure(errno, path)
      }
    }
  }

  /// Puts the file in its place. It is on the disk when this returns.
  /// - Throws: ``LedgerError/exists(path:)`` when somebody else was first.
  public consuming func commit() throws(LedgerError) {
    guard fsync(descriptor) == 0 else { throw NewFile.failure(errno, path) }
    try place()
    isCommitted = true
    NewFile.keepName(of: path)
  }

  /// A file without a name gets its own at once. `rename` alone puts a file over another, and needs a name to begin with.
  private mutating func place() throws(LedgerError) {
    if !hasName {
      if nameIt(path) { return }
      guard replaces, errno == EEXIST, nameIt(temporaryPath) else { throw NewFile.failure(errno, path) }
      hasName = true
    }
    guard replaces else { return try NewFile.move(temporaryPath, to: path) }
    guard rename(temporaryPath, path) == 0 else { throw NewFile.failure(errno, path) }
  }

  private func nameIt(_ name: String) -> Bool {
    linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
  }

  private static func target(_ path: String) throws(LedgerError) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return path }
      throw NewFile.failure(errno, path)
    }
    try RegisterFile.requireFile(status.st_mode, path)
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
