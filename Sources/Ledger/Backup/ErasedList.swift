import Domain
import Foundation

/// Who has been erased: a small text file beside the register and beside its backups, so that a restore cannot bring back
/// somebody who asked to be forgotten.
///
/// One line a participant: the key, which says nothing outside the register, a space and the day. The file is written anew
/// as a whole and put in the old one's place; only its owner may read it (0600).
public enum ErasedList {
  /// The list that belongs to a register, or to the backups of one, in the same folder: `register.stegvis` and
  /// `register-2026-11-21.stegvis-backup` both go with `register.erased`.
  public static func path(beside path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let stem = BackupName(name)?.stem ?? BackupName.stem(of: path)
    return "\(path.lastIndex(of: "/").map { String(path[...$0]) } ?? "")\(stem).erased"
  }

  /// The keys on the list; none when there is no list.
  /// - Throws: ``LedgerError/damaged(_:)`` with the line's number when a line is not understood: who stands there must not
  ///   be forgotten silently.
  public static func read(_ path: String) throws(LedgerError) -> Set<Int64> {
    Set(try days(path).keys)
  }

  /// Puts people on the list. Who stands there already keeps the day.
  public static func add(_ keys: [Int64], on day: Day, _ path: String) throws(LedgerError) {
    try add(Dictionary(keys.map { ($0, day) }, uniquingKeysWith: { first, _ in first }), path)
  }

  /// Puts everybody from one list on another too, with the earlier day where they differ. Without the first there is
  /// nothing to do.
  public static func merge(from: String, to path: String) throws(LedgerError) {
    try add(days(from), path)
  }

  // MARK: - The file

  private static func add(_ added: [Int64: Day], _ path: String) throws(LedgerError) {
    if added.isEmpty { return }
    let descriptor = try locked(path)
    defer { close(descriptor) }
    let before = try parse(try bytes(descriptor, path))
    let after = before.merging(added) { min($0, $1) }
    if after == before { return }
    let file = try AtomicFile(replacing: path)
    let lines = after.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.iso)\n" }
    try file.write(Array(lines.joined().utf8))
    try file.commit()
  }

  private static func days(_ path: String) throws(LedgerError) -> [Int64: Day] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0, errno == ENOENT { return [:] }
    guard descriptor >= 0 else { throw RegisterFile.failure(errno, path, .read) }
    defer { close(descriptor) }
    return try parse(try bytes(descriptor, path))
  }

  /// Opens the list, an empty one if there is none, and waits until nobody else changes it.
  private static func locked(_ path: String) throws(LedgerError) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
      if descriptor < 0, errno == ENOENT || errno == ENOTDIR { throw .missing(path: path) }
      guard descriptor >= 0 else { throw RegisterFile.failure(errno, path, .write) }
      // Some network file systems know no such locks. Backups may lie there; whom their list should lose, the list beside
      // the register has, and the next merge brings back.
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      // Who held the lock has put another file in its place.
      var (opened, present) = (stat(), stat())
      if fstat(descriptor, &opened) == 0, stat(path, &present) == 0, opened.st_ino == present.st_ino,
        opened.st_dev == present.st_dev
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  private static func bytes(_ descriptor: Int32, _ path: String) throws(LedgerError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .inputOutput(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path, .other) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Foundation.read(descriptor, &part, part.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += part.prefix(count)
      } else if errno != EINTR {
        throw RegisterFile.failure(errno, path, .read)
      }
    }
  }

  /// A last line that was cut off in copying is left out, unless all of it came along: half a number would be somebody
  /// else's.
  package static func parse(_ bytes: [UInt8]) throws(LedgerError) -> [Int64: Day] {
    var days: [Int64: Day] = [:]
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      guard let (key, day) = parse(line: String(decoding: line, as: UTF8.self)) else {
        if index == lines.count - 1 { break }
        throw .damaged(.value(table: "erased", row: Int64(index + 1)))
      }
      days[key] = min(day, days[key] ?? day)
    }
    return days
  }

  private static func parse(line: String) -> (Int64, Day)? {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, let key = Int64(words[0]), String(key) == words[0], let day = Day(words[1]),
      day.iso == words[1]
    else { return nil }
    return (key, day)
  }
}
