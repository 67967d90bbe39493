import Domain
import Ledger

/// What a journal entry did. The raw value is what stands in the register and in output for programs.
///
/// Those by which a kind of fact is entered stand with it: see ``RegisterFact/words``. Here are those of the register as a whole.
public struct EntryKind: RawRepresentable, CaseIterable, Sendable {
  public let rawValue: String
  private let nature: Nature
  /// What a role must be allowed to make such an entry, and to take it back; nil for what only the register itself writes.
  public let action: Action?

  enum Nature {
    /// One thing, which its user can take back.
    case change
    /// Many facts at once, which are taken back from the log only.
    case bulk
    /// An undo or a redo.
    case reversal
    /// The register's own beginning, users and keys: never taken back.
    case administration
    /// Takes out of rows what it is not to keep, and leaves the rows: never taken back.
    case erasure
    /// Somebody looked, and nothing changed.
    case reading
  }

  init(_ word: String, _ nature: Nature, _ action: Action?) {
    rawValue = word
    self.nature = nature
    self.action = action
  }

  /// Nil for a word that no version of the program writes.
  public init?(rawValue: String) {
    guard let known = EntryKind.known[rawValue] else { return nil }
    self = known
  }

  public static let allCases: [EntryKind] = ofRegister + Facts.all.flatMap { $0.words }

  private static let known = Dictionary(allCases.map { ($0.rawValue, $0) }) { first, _ in first }

  private static let ofRegister: [EntryKind] = [
    .created, .generated, .undo, .redo, .passphraseChanged, .recoveryKeyRenewed, .keysExchanged, .loginsFailed,
    .cardRead, .cardTried, .listRead, .logRead, .exported, .emergencyAccess, .accessReviewed, .ownCopyPrinted,
    .relapseListOpened, .relapseListed, .clockCorrected,
    .backupMade, .backupLookedAt, .restored, .erasureAsked, .erasureWithdrawn, .erased, .caseErased, .erasedAgain,
    .clinical,
  ]

  /// The register was made.
  public static let created = EntryKind("created", .administration, nil)
  /// Synthetic people, for trials.
  public static let generated = EntryKind("generated", .bulk, .generate)
  public static let undo = EntryKind("undo", .reversal, .undoOwn)
  public static let redo = EntryKind("redo", .reversal, .undoOwn)
  public static let passphraseChanged = EntryKind("passphrase_changed", .administration, .changeOwnPassphrase)
  public static let recoveryKeyRenewed = EntryKind("recovery_key_renewed", .administration, .recoverKeys)
  /// The register's keys were exchanged and everything sealed anew.
  public static let keysExchanged = EntryKind("keys_exchanged", .administration, .recoverKeys)
  /// Wrong passphrases before a login, told at the next one.
  public static let loginsFailed = EntryKind("logins_failed", .reading, nil)
  public static let cardRead = EntryKind("card_read", .reading, nil)
  /// A card that did not open.
  public static let cardTried = EntryKind("card_tried", .reading, nil)
  public static let listRead = EntryKind("list_read", .reading, nil)
  public static let logRead = EntryKind("log_read", .reading, nil)
  public static let exported = EntryKind("exported", .reading, .exportData)
  public static let emergencyAccess = EntryKind("emergency_access", .reading, .emergencyAccess)
  /// Who stands behind a number of relapses, with the reason.
  public static let relapseListOpened = EntryKind("relapse_list_opened", .reading, .openRelapseList)
  /// Somebody stood on that list: one for each of them, so that they can see it.
  public static let relapseListed = EntryKind("relapse_listed", .reading, .openRelapseList)
  public static let accessReviewed = EntryKind("access_reviewed", .reading, .reviewAccess)
  public static let ownCopyPrinted = EntryKind("own_copy_printed", .reading, .approveOwnCopy)
  /// The clock was wrong while some entries were made.
  public static let clockCorrected = EntryKind("clock_corrected", .administration, .correctClock)
  public static let backupMade = EntryKind("backup_made", .reading, .backUp)
  public static let backupLookedAt = EntryKind("backup_looked_at", .reading, nil)
  /// The register was made from a backup.
  public static let restored = EntryKind("restored", .administration, .restoreRegister)
  /// Somebody is to be erased, when another user confirms it.
  public static let erasureAsked = EntryKind("erasure_asked", .administration, .erase)
  public static let erasureWithdrawn = EntryKind("erasure_withdrawn", .administration, .erase)
  /// By the second user.
  public static let erased = EntryKind("erased", .erasure, .confirmErasure)
  /// What somebody's erasure emptied on the case side.
  public static let caseErased = EntryKind("case_erased", .administration, nil)
  /// In a copy from before the erasure.
  public static let erasedAgain = EntryKind("erased_again", .erasure, nil)
  /// A change of which the reader does not hold the key: something on the clinical side.
  public static let clinical = EntryKind("clinical", .administration, nil)

  /// What one key takes back.
  public var isUndoable: Bool { nature == .change }

  /// Whether it can be taken back at all, from the log.
  public var isReversible: Bool { nature == .change || nature == .bulk }

  /// The same, and an undo too.
  public var canBeTakenBack: Bool { isReversible || nature == .reversal }

  /// Somebody looked, and nothing changed.
  public var isReading: Bool { nature == .reading }

  /// Whoever looked wrote why.
  public var isAccountedFor: Bool { self == .emergencyAccess || self == .relapseListed }

  /// Takes out of rows what it is not to keep, and leaves the rows.
  var isErasure: Bool { nature == .erasure }
}

extension EntryKind: Hashable {
  public static func == (left: EntryKind, right: EntryKind) -> Bool { left.rawValue == right.rawValue }
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
