import Domain
import Foundation
import Ledger

/// The folder the backups of one register lie in, one for a day.
///
/// The folder may hold whatever else: only files with a backup's name are seen, and of these only those of this register's
/// name. Two registers of one name need a folder each.
public struct BackupFolder: Hashable, Sendable {
  public let path: String
  public let registerPath: String
  public let stem: String

  /// What came of ``runIfDue(today:keeping:progress:isCancelled:)``.
  public enum Outcome: Hashable, Sendable {
    /// There is a backup of today.
    case notDue
    /// `removed` are the names of older backups that went away.
    case made(path: String, bytes: Int64, removed: [String])
    case failed(StoreError)
  }

  public init(path: String, registerPath: String) {
    self.path = path
    self.registerPath = registerPath
    stem = BackupName.stem(of: registerPath)
  }

  // MARK: - Looking

  /// Where the backup of a day lies, whether it is there or not.
  public func path(of day: Day) -> String { path(named: BackupName(stem: stem, day: day).text) }

  private func path(named name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// The days there is a backup of, oldest first.
  /// - Throws: ``LedgerError/missing(path:)`` also when no folder stands there, ``LedgerError/noPermission(path:_:)``.
  public func days() throws(StoreError) -> [Day] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw failure(access(path, R_OK | X_OK) == 0 ? ENOTDIR : errno, .read)
    }
    return names.compactMap { name in
      BackupName(name).flatMap { $0.stem == stem && isFile(path(named: name)) ? $0.day : nil }
    }.sorted()
  }

  /// A link or a folder by that name is not a backup of ours.
  private func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether there is no backup of today. Goes by the names alone: the backups were read when they were made.
  public func isDue(today: Day) throws(StoreError) -> Bool { try !days().contains(today) }

  /// Whether the backups would be lost with the disk the register is on: a reason to warn. False when it cannot be told.
  ///
  /// A sign, no proof: two partitions of one disk count as two.
  public var isOnSameDisk: Bool { FilePlace.areOnSameDisk(registerPath, path) }

  /// - Throws: ``LedgerError/missing(path:)`` also when no folder stands there, ``LedgerError/noPermission(path:_:)``.
  ///   A network file system is no error; see ``BackupCopy``.
  public func requireUsable() throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(errno, .read) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .ledger(.missing(path: path)) }
    if access(path, R_OK | W_OK | X_OK) != 0 { throw failure(errno, .create) }
  }

  private func failure(_ code: Int32, _ access: LedgerError.Access) -> StoreError {
    code == ENOTDIR || code == ENOENT
      ? .ledger(.missing(path: path)) : .ledger(RegisterFile.failure(code, path, access))
  }

  // MARK: - Making and thinning out

  /// Makes today's backup if there is none, and then removes those that are no longer to be kept.
  ///
  /// Two processes that start at once may both copy, but only one gets the name, since a backup never takes the place of
  /// another; the other's copy goes away and counts as not due. A lock would only save the second copy's work, and would be
  /// one more thing that can be left behind, or that a network file system does not know.
  ///
  /// - Parameter kept: which of the days with a backup to keep.
  public func runIfDue(
    today: Day, keeping kept: ([Day]) -> Set<Day>, progress: (CopyProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) -> Outcome {
    do throws(StoreError) {
      try requireUsable()
      guard try isDue(today: today) else {
        // Whoever was first today may have been cut off while tidying up.
        DraftFile.removeAbandoned(in: DraftFile.folder(of: path(of: today)))
        _ = try? rotate(keeping: kept)
        return .notDue
      }
      let path = path(of: today)
      let bytes: Int64
      do throws(StoreError) {
        bytes = try BackupCopy.make(from: registerPath, to: path, progress: progress, isCancelled: isCancelled)
      } catch .ledger(.exists) {
        // Unless it is something else that stands there.
        return try isDue(today: today) ? .failed(.ledger(.exists(path: path))) : .notDue
      }
      // The backup is made, whatever comes of this; it is tried again with the next.
      let removed = (try? rotate(keeping: kept)) ?? []
      return .made(path: path, bytes: bytes, removed: removed)
    } catch {
      return .failed(error)
    }
  }

  /// Removes the backups of the days that the rule does not keep. The newest stays whatever the rule says.
  /// - Returns: the names of the files that went away, oldest first; one that cannot be removed stays.
  @discardableResult
  public func rotate(keeping kept: ([Day]) -> Set<Day>) throws(StoreError) -> [String] {
    let days = try days()
    let keep = kept(days)
    return days.dropLast().filter { !keep.contains($0) && unlink(path(of: $0)) == 0 }
      .map { BackupName(stem: stem, day: $0).text }
  }
}
