import Domain

/// The name of a backup in its folder: `register-2026-11-21.stegvis-backup`, so that a listing is in order of days.
public struct BackupName: Hashable, Sendable {
  /// The register's file name without its ending.
  public var stem: String
  public var day: Day

  package static let ending = ".stegvis-backup"

  public init(stem: String, day: Day) {
    self.stem = stem
    self.day = day
  }

  /// Nil for every name that is not exactly one of ours: such a file is somebody else's.
  public init?(_ name: String) {
    guard name.hasSuffix(BackupName.ending) else { return nil }
    let front = name.dropLast(BackupName.ending.count)
    let date = front.suffix(10)
    let stem = front.dropLast(10)
    guard stem.count > 1, stem.last == "-", let day = Day(date), day.iso == date else { return nil }
    self.init(stem: String(stem.dropLast()), day: day)
  }

  /// The file name.
  public var text: String { "\(stem)-\(day.iso)\(BackupName.ending)" }

  /// What the backups of a register are named after: `/srv/register.stegvis` gives `register`.
  public static func stem(of registerPath: String) -> String {
    let name = registerPath.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}
