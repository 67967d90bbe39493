import Domain
import Ledger

/// What putting two records of one person together comes to: told before anything is done.
public struct MergePlan: Sendable {
  public let kept: ParticipantKey
  public let other: ParticipantKey
  public let identity: IdentityMerge
  /// How many facts move along.
  public let moves: [Part: Int]
  /// What is to be put right first.
  public let conflicts: [Conflict]
  let keptRow: RowID
  let otherRow: RowID

  /// What of somebody moves along. Which kinds of facts each is of follows from how they are kept.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    /// Enrolments, with all that hangs on them: steps, contact persons, offers.
    case enrolments
    /// What the day brings: attendance, appointments, notes, tasks, enquiries, loans.
    case days
    /// What lies on the case side, told as one number: of some kinds not even that they are there is to be told.
    case cases

    init(_ form: FactForm) {
      if form.isOnCaseSide {
        self = .cases
      } else if form == EnrolmentFact.form || form.whose == .enrolment {
        self = .enrolments
      } else {
        self = .days
      }
    }
  }

  public enum Conflict: Hashable, Sendable {
    /// Two enrolments in one programme that cannot both be one person's: the one that is kept, and the other's.
    case enrolments(programme: String, kept: Enrolment, other: Enrolment)
    /// Both are marked in a group on one day, and not alike.
    case marks(group: String, day: Day)
    /// Both are announced away on the same days.
    case absences(Day)
    /// Of another kind, of which somebody has one, or one a day: the word of the kind.
    case both(kind: String, day: Day?)
  }
}
