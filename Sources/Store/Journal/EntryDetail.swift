import Domain
import Foundation

/// What the message about an entry needs besides its kind: small, and never a participant's name.
///
/// Kept as JSON with the keys below; days in ISO form.
public struct EntryDetail: Codable, Hashable, Sendable {
  /// Steps moved from and to, 1 to 4.
  public var fromStep: Int?
  public var toStep: Int?
  /// The day the change is about, such as the first day in a step.
  public var day: String?
  /// A programme's id.
  public var programme: String?
  /// The name of a unit, a setting or a contact person.
  public var name: String?
  /// The status an enrolment was given.
  public var status: String?
  /// The name of an imported file, without its folder.
  public var file: String?
  /// How many facts an import added, changed and took away.
  public var added: Int?
  public var changed: Int?
  public var removed: Int?
  /// How many of the signer's own doings a look through a month's list left to a second one.
  public var ownLeft: Int?
  /// A list that left the program as text or as a file.
  public var printed: Bool?
  /// What was looked at was the register as it stood after this entry.
  public var asOfEntry: Int64?
  /// What was looked at was the register as on this day, set beside the clock's.
  public var asOfDay: String?
  /// The first and the last entry that were made while the clock was wrong.
  public var fromEntry: Int64?
  public var toEntry: Int64?
  /// What somebody wrote to account for it: the reason of nødtilgang, a case number.
  public var reason: String?
  /// A backup that does not lie on the register's own disk.
  public var isElsewhere: Bool?
  /// The entry of the other side that was made with this one, and is taken back with it. Only one of the case side tells.
  public var tied: Int64?
  /// What came of looking at a backup: ``BackupFinding``.
  public var finding: String?
}

extension EntryDetail {
  /// What stands for a file: its name without its folder.
  static func file(_ path: String) -> String? { path.split(separator: "/").last.map(String.init) }

  var json: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  /// Nil when the text is not of this form.
  init?(json: String) {
    guard let detail = try? JSONDecoder().decode(EntryDetail.self, from: Data(json.utf8)) else { return nil }
    self = detail
  }
}

extension Session {
  /// The detail of a reading, with as of when it was.
  func telling(_ detail: EntryDetail?) -> EntryDetail? {
    guard isEarlier else { return detail }
    var told = detail ?? EntryDetail()
    told.asOfEntry = register.options.asOfEntry
    told.asOfDay = clock == nil ? nil : today.iso
    return told
  }
}
