import Domain
import Ledger

/// Why the register could not be opened, read or written. Values only: the sentences are made where they are shown.
public enum StoreError: Error, Hashable, Sendable {
  /// The file, the machine, the keys, or the change itself.
  case ledger(LedgerError)
  case notAllowed(Refusal)
  /// Somebody has changed the same thing meanwhile. Nothing was written.
  case conflict(Conflict)
  /// The domain's rules do not allow it. Nothing was written.
  case rule(RuleViolation)

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
}

extension StoreError {
  /// What a failure means to the user.
  init(_ error: any Error) {
    switch error {
    case let error as StoreError: self = error
    case let error as SlotError: self.init(slot: error)
    case LedgerError.noKey: self = .notAllowed(.noKey)
    case LedgerError.notInRegister: self = .rule(.notInRegister)
    case LedgerError.unknownName(let id): self = .rule(.unknownProgramme(id))
    default: self = .ledger(LedgerError(error))
    }
  }
}

/// Runs `body` and says what its failures mean.
func storing<Result: ~Copyable>(_ body: () throws -> Result) throws(StoreError) -> Result {
  do { return try body() } catch { throw StoreError(error) }
}

/// Which rule a change breaks; the domain's own values, and those only the register as a whole can tell.
public enum RuleViolation: Error, Hashable, Sendable {
  case participant([Participant.Problem])
  case enrolment([EnrolmentRules.Problem])
  case transition(EnrolmentRules.Transition)
  /// The person has another enrolment in the programme on the same days.
  case enrolmentOverlaps(EnrolmentDates)
  /// Somebody else has the fødselsnummer; their number where the user may see who it is.
  case nationalIDTaken(ParticipantNumber?)
  case step([StepMove.Problem])
  case lights(LightsAssessment.Problem)
  case followUp([FollowUp.Problem])
  case surrounding([Surrounding.Problem])
  case plan([PlanProblem])
  case report([PersonReport.Problem])
  case reportWords(ReportWords.Problem)
  case measure([MeasureWord.Problem])
  case mapping([OwnRound.Problem])
  case occupation([Occupation.Problem])
  case terms([StepTerms.Problem])
  case afterEnd([AfterEnd.Problem])
  case note(Note.Problem)
  case task(DeskTask.Problem)
  case appointment(Appointment.Problem)
  case work([WorkProblem])
  case attendance(Attendance.Problem)
  case guest(Guest.Problem)
  case absence(Absence.Problem)
  case outsideLife(LifeSpan.Problem)
  /// Somebody who does not stand on the group's list that day, marked as anything but present.
  case notOnList
  /// Somebody is marked on a day the group does not meet.
  case groupDoesNotMeet
  /// Somebody who is with us no more comes off the list.
  case hasEnded
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
  /// The program that prints is not there, or did not take the text.
  case printFailed(command: String)
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
  case contact(ContactAssignment.Problem)
  /// Only the card of somebody with a protected address takes a stand-in.
  case standInNotNeeded
  /// Two records are to become one, and they are the same.
  case mergedWithSelf
  /// Something is still to be chosen or put right.
  case mergeUnsettled
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
