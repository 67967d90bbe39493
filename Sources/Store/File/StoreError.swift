import Domain

/// Why the register could not be opened, read or written. Values only: the sentences are made where they are shown.
public enum StoreError: Error, Hashable, Sendable {
  // The file
  /// No file at the path.
  case missing(path: String)
  /// Something stands where a file was to be made, and stays as it is.
  case exists(path: String)
  /// The name a file was to be made under is kept for the register and what lies beside it.
  case ofRegister(path: String)
  /// A directory, a pipe, a device or a socket stands where the file should.
  case notAFile(path: String, NotAFile)
  /// The register that was opened stands there no more: it was moved, deleted or exchanged. Nothing was written.
  case moved(path: String)
  /// The file has a second name, a hard link: two processes that open it by different names would not know of each other.
  case linked(path: String)
  /// The operating system does not let this user do it.
  case noPermission(path: String, Access)
  /// The file lies on a network file system, where SQLite's locks cannot be relied on.
  case networkFileSystem(path: String, kind: String)
  /// A file of zero bytes.
  case empty(path: String)
  /// Not a register: another program's file, or no database at all.
  case foreign(path: String)
  /// A register, but not whole.
  case damaged(Damage)
  /// What the passphrase opens was made in a way this program does not know: by a newer one, or it is damaged.
  case unknownDerivation
  /// Written by a newer version of the program.
  case newerSchema(found: Int, known: Int)
  /// Written before registers had users and seals; there is no way from there to here.
  case unsealed
  /// Written by an older version and opened read-only, so that it cannot be brought up to date.
  case olderSchema(found: Int, known: Int)

  // Who it is
  /// No such login, or not its passphrase: which of the two is not told.
  case wrongPassphrase
  /// After wrong passphrases the next try waits.
  case mustWait(seconds: Int)
  case notAllowed(Refusal)
  /// The register's keys have been exchanged since it was opened: it has to be opened again.
  case keysExchanged

  // The machine
  /// Somebody else holds the write lock for longer than the wait that was asked for.
  case busy
  /// The same, because the register is being given new keys, which takes a while.
  case keysBeingExchanged
  /// What lists are made of is being worked out anew by a program of a newer version.
  case rebuilding
  case diskFull
  /// Reading or writing failed; the code is SQLite's extended result code.
  case inputOutput(code: Int32)
  /// SQLite said no in a way that has no case of its own.
  case unexpected(code: Int32, message: String)

  // The change
  /// The register was opened read-only, or as it stood after an earlier entry.
  case readOnly
  /// Somebody has changed the same thing meanwhile. Nothing was written.
  case conflict(Conflict)
  /// The domain's rules do not allow it. Nothing was written.
  case rule(RuleViolation)
  /// Nothing differs from what is registered already. Nothing was written.
  case unchanged
  case nothingToUndo
  case nothingToRedo
  /// Stopped by the user. Nothing was written.
  case cancelled
  /// `--entry` names an entry the register does not have.
  case noSuchEntry(Int64)

  /// Why somebody may not.
  public enum Refusal: Hashable, Sendable {
    /// It is sealed under a key this user does not hold.
    case noKey
    /// The role does not do this.
    case role(Action)
    /// The role sees the register as it stands today and in no other state.
    case earlier
    /// The person is not among those this user works with; nødtilgang would open the card.
    case outOfScope
    /// The same, for a role without nødtilgang.
    case outOfScopeForGood
    /// One's own card, or a close relative's.
    case relative
    /// Opening a card is logged, and nothing is written here.
    case cannotBeLogged
    /// The last team lead, or the user at work, would be shut out.
    case lastTeamLead
    /// Who asks for somebody to be erased does not confirm it.
    case ownRequest
  }

  public enum NotAFile: Hashable, Sendable { case directory, pipe, device, socket, other }
  public enum Access: Hashable, Sendable { case read, write, create }

  public enum Damage: Hashable, Sendable {
    /// The database itself; SQLite's extended result code.
    case database(code: Int32)
    /// A row holds something that no version of the program writes.
    case value(table: String, row: Int64)
    /// A table or column is missing.
    case schema
    /// A seal does not open: it was edited, moved here from another row, or is of other keys.
    case seal(table: String, row: Int64)
    /// The journal does not end where it was last written to.
    case chain(entry: Int64)
    /// A slot's passphrase is right and what it should open is not there.
    case slot
  }
}

/// Somebody has changed the same thing meanwhile: who, when and what.
public struct Conflict: Hashable, Sendable {
  /// The entry that stands in the way.
  public var entry: Int64
  public var actor: String
  /// Milliseconds since 1970, UTC.
  public var at: Int64
  public var kind: EntryKind
  public var about: ParticipantKey?
}

/// Which rule a change breaks; the domain's own values, and those only the register as a whole can tell.
public enum RuleViolation: Error, Hashable, Sendable {
  case participant([Participant.Problem])
  case enrolment([EnrolmentRules.Problem])
  case transition(EnrolmentRules.Transition)
  case step([StepMove.Problem])
  case lights(LightsAssessment.Problem)
  case note(Note.Problem)
  case task(DeskTask.Problem)
  case appointment(Appointment.Problem)
  case work([WorkProblem])
  case attendance(Attendance.Problem)
  case absence(Absence.Problem)
  /// Nobody who stands on the group's list that day.
  case notOnList
  case unknownProgramme(String)
  case unknownUnit(UnitKey)
  /// The unit belongs to another programme than the enrolment.
  case unitOfOtherProgramme(UnitKey)
  /// An enrolment and a unit stay in their programme.
  case programmeIsFixed
  /// The start would come after the first day of the first step.
  case stepBeforeStart(Day)
  /// A unit or a contact person without a name.
  case nameMissing
  /// A name with a line break or another control character.
  case nameNotOneLine
  /// Fewer than no places.
  case placesNegative
  /// Nobody is erased without a case that accounts for it.
  case caseNumberMissing
  /// The list of a month is looked through when the month is over.
  case monthNotOver
  /// Somebody else has the login.
  case loginTaken
  case loginMissing
  case passphrase(PassphraseRule.Problem)
  case emergencyReason(EmergencyAccess.Problem)
  /// The row given is not the one the change is about, or the person, case or enrolment is not in the register.
  case notInRegister
  /// Enquiries, talks, offers and the waiting list.
  case intake(IntakeProblem)
  /// A contact person cannot take over before the day the present one did.
  case contactBeforePresent(Day)
  /// Only the card of somebody with a protected address takes a stand-in.
  case standInNotNeeded
}

extension NameRule {
  /// - Throws: ``RuleViolation/nameMissing``, ``RuleViolation/nameNotOneLine``.
  static func require(_ name: String) throws(StoreError) {
    switch problem(name) {
    case nil: break
    case .missing: throw .rule(.nameMissing)
    case .notOneLine: throw .rule(.nameNotOneLine)
    }
  }
}

extension ProgrammeRecord {
  /// - Throws: the same, for the programme's name, its organisation's and its steps'.
  func requireNames() throws(StoreError) {
    for name in [name, organisation] + stepShortNames { try NameRule.require(name) }
  }
}
