import Domain
import Ledger

/// One change of the register: who, when, what, about whom.
public struct JournalEntry: Hashable, Sendable {
  public var id: Int64
  /// Milliseconds since 1970, UTC, as the clock had it: the order is the number's.
  public var at: Int64
  /// The login of whoever made it.
  public var actor: String
  public var user: UserKey
  /// Their full name.
  public var name: String
  /// The role they had then; nil for the recovery key, and for whoever was never a user.
  public var role: Role?
  public var kind: EntryKind
  /// The one person the change was about; nil when it was about nobody or about several.
  public var about: ParticipantKey?
  /// How many people's facts it touched.
  public var people: Int
  public var detail: EntryDetail?
  /// The entry this one takes back.
  public var undoes: Int64?
  /// Whether a later entry has taken it back, and none has brought it in again.
  public var isUndone: Bool
  /// Whether a team lead has entered that the clock was wrong then.
  public var hasWrongTime: Bool
  /// The effective day it was made under, when that was not the day of the clock.
  public var today: Day?
  /// It is about somebody close to whoever reads it: what was done is not theirs to know.
  public var isWithheld = false
}

/// What a write left in the journal.
public struct WriteReceipt: Hashable, Sendable {
  /// The id of the journal entry.
  public var entry: Int64
  public var kind: EntryKind
  /// The person the change was about.
  public var about: ParticipantKey?
  /// The enrolment the change made or was about.
  public var enrolment: EnrolmentKey?
  /// The unit the change made or was about.
  public var unit: UnitKey?
  /// What was taken back or brought in again, for ``EntryKind/undo`` and ``EntryKind/redo``: the change itself, not
  /// the undo of it.
  public var original: JournalEntry?
}
