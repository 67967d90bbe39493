import Domain
import Resources
import Store

/// What the store and the domain throw, as one sentence that says what happened and what to do.
public struct Sentences {
  let language: Language
  private let file: String
  private let today: Day?
  private let time: LocalTime?

  /// - Parameters:
  ///   - file: the register's path, for errors that are about the file.
  ///   - today, time: to tell when somebody else changed something.
  public init(_ language: Language, file: String = "", today: Day? = nil, time: LocalTime? = nil) {
    self.language = language
    self.file = file
    self.today = today
    self.time = time
  }

  // MARK: The store

  public func sentence(_ error: StoreError) -> String {
    switch error {
    case .ledger(let error): sentence(error)
    case .notAllowed(let refusal): sentence(refusal)
    case .conflict(let conflict): sentence(conflict)
    case .rule(let violation): sentences(violation).joined(separator: " ")
    }
  }

  public func sentence(_ error: LedgerError) -> String {
    switch error {
    case .missing(let path): return language(ErrorText.fileMissing, ["file": path])
    case .exists(let path): return language(ErrorText.fileExists, ["file": path])
    case .ofRegister(let path): return language(ErrorText.fileOfRegister, ["file": path])
    case .moved(let path): return language(ErrorText.registerMoved, ["file": path])
    case .linked(let path): return language(ErrorText.registerLinked, ["file": path])
    case .notAFile(let path, _), .foreign(let path), .empty(let path):
      return language(ErrorText.registerForeign, ["file": path])
    case .noPermission(let path, _): return language(ErrorText.noPermission, ["file": path])
    case .networkFileSystem(let path, let kind):
      return language(ErrorText.networkFileSystem, ["file": path, "type": kind])
    case .damaged: return language(ErrorText.registerDamaged, ["file": file])
    case .newerSchema(let found, _):
      return language(ErrorText.registerNewer, ["file": file, "version": found])
    case .olderSchema(let found, _):
      return language(ErrorText.registerOlder, ["file": file, "version": found])
    case .unsealed: return language(ErrorText.registerUnsealed, ["file": file])
    case .unknownDerivation: return language(ErrorText.unknownDerivation, ["file": file])
    case .wrongPassphrase: return language(ErrorText.wrongPassphrase)
    case .mustWait(let seconds): return language(ErrorText.mustWait, ["n": seconds])
    case .noKey: return sentence(StoreError.Refusal.noKey)
    case .keysExchanged: return language(ErrorText.keysExchanged)
    case .busy: return language(ErrorText.registerBusy)
    case .keysBeingExchanged: return language(ErrorText.keysBeingExchanged)
    case .rebuilding: return language(ErrorText.rebuilding)
    case .diskFull: return language(ErrorText.diskFull)
    case .inputOutput(let code): return language(ErrorText.inputOutput, ["file": file, "reason": "SQLite \(code)"])
    case .unexpected(let code, let message):
      return language(ErrorText.unexpected, ["detail": "SQLite \(code): \(message)"])
    case .readOnly: return language(ErrorText.registerReadOnly)
    case .inTheWay: return language(ErrorText.conflictUntold)
    case .notInRegister: return sentences(RuleViolation.notInRegister).joined(separator: " ")
    case .unknownName(let id): return sentences(RuleViolation.unknownProgramme(id)).joined(separator: " ")
    case .unchanged: return language(ErrorText.unchanged)
    case .nothingToUndo: return language(CommonText.nothingToUndo)
    case .nothingToRedo: return language(CommonText.nothingToRedo)
    case .cancelled: return language(CommonText.cancelled)
    case .noSuchEntry(let entry): return language(ErrorText.noSuchEntry, ["n": entry])
    }
  }

  private func sentence(_ refusal: StoreError.Refusal) -> String {
    switch refusal {
    case .noKey: language(ErrorText.notAllowedNoKey)
    case .role(let action):
      Role.first(that: action) == .frontDesk
        ? language(ErrorText.notAllowedDesk)
        : language(ErrorText.notAllowed, ["role": language(Role.first(that: action).textKey)])
    case .earlier: language(ErrorText.notAllowedEarlier)
    case .outOfScope: language(ErrorText.notAllowedOutOfScope)
    case .outOfScopeForGood: language(ErrorText.notAllowedOutOfScopeForGood)
    case .relative: language(ErrorText.notAllowedRelative)
    case .cannotBeLogged: language(ErrorText.notAllowedUnlogged)
    case .lastTeamLead: language(ErrorText.notAllowedLastTeamLead)
    case .ownRequest: language(ErrorText.notAllowedOwnRequest)
    }
  }

  public func sentence(_ problem: PassphraseRule.Problem) -> String {
    switch problem {
    case .onlyBlanks: language(ErrorText.passphraseBlank, ["n": PassphraseRule.shortest])
    case .tooShort(let shortest): language(ErrorText.passphraseShort, ["n": shortest])
    case .oneCharacterRepeated: language(ErrorText.passphraseRepeated)
    case .isLoginOrName: language(ErrorText.passphraseIsLogin)
    }
  }

  private func sentence(_ problem: EmergencyAccess.Problem) -> String {
    switch problem {
    case .reasonMissing: language(ErrorText.reasonMissing)
    case .reasonTooShort(let shortest): language(ErrorText.reasonTooShort, ["n": shortest])
    }
  }

  private func sentence(_ conflict: Conflict) -> String {
    // What is out is somebody else's now: saving again would not help.
    let key = conflict.kind == .gearLent ? ErrorText.conflictLent : .conflict
    return language(key, ["who": conflict.actor, "when": when(conflict.at)])
  }

  /// Why a change cannot be taken back.
  /// - Parameter what: what somebody has done since, in words; nil where the user does not read it.
  func builtUpon(_ conflict: Conflict, what: String?) -> String {
    guard let what else { return language(ErrorText.undoBuiltUponUnseen) }
    return language(ErrorText.undoBuiltUpon, ["who": conflict.actor, "when": when(conflict.at), "what": what])
  }

  /// - Parameter moment: milliseconds since 1970, UTC.
  func when(_ moment: Int64) -> String {
    guard let today, let time else { return "" }
    return Dates(language).moment(moment, today: today, time: time)
  }

  private func sentence(_ problem: IntakeProblem) -> String {
    switch problem {
    case .notWaiting: language(IntakeText.problemNotWaiting)
    case .startTooEarly(let day): language(IntakeText.problemStartTooEarly, ["date": day.norwegian])
    case .unitMissing: language(IntakeText.problemUnitMissing)
    case .reasonMissing: language(IntakeText.problemReasonMissing)
    case .nextOfKinIsNoParticipant: language(IntakeText.problemNextOfKin)
    case .whoMissing: language(IntakeText.problemWhoMissing)
    case .notOwnEnquiry: language(IntakeText.problemNotOwnEnquiry)
    case .inTheFuture: language(IntakeText.problemFuture)
    case .agreedDay: language(IntakeText.problemAgreedDay)
    case .talkBeforeEnquiry(let day): language(IntakeText.problemTalkBeforeEnquiry, ["date": day.norwegian])
    }
  }

  // MARK: The rules

  public func sentences(_ violation: RuleViolation) -> [String] {
    switch violation {
    case .participant(let problems): problems.map { $0.sentence(in: language) }
    case .enrolment(let problems): problems.map { $0.sentence(in: language) }
    case .transition(let transition): [transition.sentence(in: language)]
    case .enrolmentOverlaps(let dates): [dates.sentence(in: language)]
    case .nationalIDTaken(let number?): [language(ErrorText.nationalIDOf, ["number": number.text])]
    case .nationalIDTaken(nil): [language(ErrorText.nationalIDTaken)]
    case .step(let problems): problems.map { $0.sentence(in: language) }
    case .lights(let problem): [problem.sentence(in: language)]
    case .followUp(let problems): problems.map { $0.sentence(in: language) }
    case .surrounding(let problems): problems.map { $0.sentence(in: language) }
    case .plan(let problems): problems.map { $0.sentence(in: language) }
    case .report(let problems): problems.map { $0.sentence(in: language) }
    case .reportWords(let problem): [problem.sentence(in: language)]
    case .occupation(let problems): problems.map { $0.sentence(in: language) }
    case .terms(let problems): problems.map { $0.sentence(in: language) }
    case .afterEnd(let problems): problems.map { $0.sentence(in: language) }
    case .measure(let problems): problems.map { language($0.textKey) }
    case .mapping(let problems): problems.map { $0.sentence(in: language) }
    case .note(let problem): [problem.sentence(in: language)]
    case .task(let problem): [problem.sentence(in: language)]
    case .appointment(let problem): [problem.sentence(in: language)]
    case .work(let problems): problems.map { $0.sentence(in: language) }
    case .guest(.countUnlikely): [language(AttendanceText.guestCountUnlikely, ["n": Guest.most])]
    case .guest(.inTheFuture): [language(AttendanceText.inTheFuture)]
    case .guest(.leftBeforeArrived): [language(AttendanceText.leftBeforeArrived)]
    case .attendance(let problem): [problem.sentence(in: language)]
    case .absence(let problem): [problem.sentence(in: language)]
    case .printFailed(let command): [language(ErrorText.printFailed, ["command": command])]
    case .outsideLife(.beforeBirth(let year)): [language(ErrorText.beforeBirth, ["year": year])]
    case .outsideLife(.afterDeath(let day)): [language(FollowUpText.problemAfterDeath, ["date": day.norwegian])]
    case .notOnList: [language(AttendanceText.notOnList)]
    case .groupDoesNotMeet: [language(AttendanceText.doesNotMeet)]
    case .hasEnded: [language(AttendanceText.hasEnded)]
    case .unknownProgramme(let id):
      [language(ErrorText.unknownProgramme, ["name": id])]
    case .unknownUnit, .notInRegister: [language(ErrorText.notFoundAnyMore)]
    case .unitOfOtherProgramme: [language(ErrorText.unitOfOtherProgramme)]
    case .programmeIsFixed: [language(ErrorText.programmeIsFixed)]
    case .stepBeforeStart(let day): [language(ErrorText.stepBeforeStart, ["date": day.norwegian])]
    case .nameMissing: [language(ErrorText.nameMissing)]
    case .nameNotOneLine: [language(ErrorText.nameNotOneLine)]
    case .loginTaken: [language(ErrorText.loginTaken)]
    case .loginMissing: [language(ErrorText.loginMissing)]
    case .passphrase(let problem): [sentence(problem)]
    case .emergencyReason(let problem): [sentence(problem)]
    case .placesNegative: [language(ErrorText.placesNegative)]
    case .monthNotOver: [language(ErrorText.monthNotOver)]
    case .standInNotNeeded: [language(UsersText.standInNotNeeded)]
    case .mergedWithSelf: [language(MergeText.word(.withSelf))]
    case .mergeUnsettled: [language(MergeText.word(.unsettled))]
    case .caseNumberMissing: [language(ErrorText.caseNumberMissing)]
    case .intake(let problem): [sentence(problem)]
    case .contact(let problem): [problem.sentence(in: language)]
    case .contactBeforePresent(let day):
      [language(ErrorText.contactBeforePresent, ["date": day.norwegian])]
    }
  }
}
