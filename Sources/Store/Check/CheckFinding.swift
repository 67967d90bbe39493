import Domain
import Ledger

/// Something in the register that is not as it should be.
public struct CheckFinding: Hashable, Sendable {
  public var problem: Problem
  /// The table it is in, where it is in one.
  public var table: String?
  /// The row in it; of derived tables the participant's key.
  public var row: Int64?
  /// The journal entry that entered the row, or the entry itself.
  public var entry: Int64?

  public init(_ problem: Problem, table: String? = nil, row: Int64? = nil, entry: Int64? = nil) {
    self.problem = problem
    self.table = table
    self.row = row
    self.entry = entry
  }

  public enum Problem: Hashable, Sendable {
    // The database
    /// SQLite's own words on what is broken.
    case database(String)
    /// This part could not be read at all.
    case unreadable(StoreError)
    /// The row points at a row of another table that is not there.
    case foreignKey(parent: String)
    // The journal
    case unknownKind(String)
    /// Undoes an entry that comes after it, or is itself.
    case undoesLater
    /// The row is out of the order of entries.
    case outOfOrder
    /// Voided by the entry that entered it, or an earlier one.
    case voidedBeforeEntered
    /// The chain breaks here: this entry, a row it entered or voided, or an entry before it was changed or taken out.
    case chainBroken
    /// The journal does not end where it was last written to: entries at its end are gone, or were added by somebody
    /// without the keys.
    case headDiffers
    // Seals
    /// A seal does not open where it stands.
    case sealBroken
    /// What a value is found by is not the value's.
    case codeDiffers
    /// A slot was changed by somebody without the keys.
    case slotChanged
    // What is derived
    case digestDiffers
    case digestMissing
    /// There is a digest of nobody.
    case digestWithoutPerson
    /// The counts for menus and occupancy are not those of the enrolments.
    case tallyDiffers
    // What facts say
    /// A word that is not in its closed list, letters that are no lights.
    case unreadableValue
    /// No fact in force says what the key stands for; the table is the one that should.
    case pointsAtNothing(FactForm)
    /// A key that no fact has ever stood behind, or that stands for something else than the facts say.
    case keyDiffers
    case rule(RuleViolation)
    case number(ParticipantNumber.Problem)
    /// Two steps of one enrolment on the same day.
    case stepsOverlap
    /// Ends before it begins.
    case endsBeforeItBegins
  }
}

/// How far a check has come.
public struct CheckProgress: Hashable, Sendable {
  /// Rows gone through; each is looked at from several sides.
  public var done: Int
  public var total: Int
}
