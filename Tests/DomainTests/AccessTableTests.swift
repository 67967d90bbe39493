import Domain
import Testing

@Suite struct AccessTableTests {
  /// Written out, so that a change of the table has to be made twice and read once.
  private let desk: Set<Action> = [
    .openRegister, .seeToday, .seeParticipants, .seeCard, .seeSteps, .seeAttendance, .seeIntake, .seeOperations,
    .seeOwnChanges, .addParticipant, .changePhoneAndShownName, .enterEnquiry, .enterOfferAnswer, .markAttendance,
    .writeNote, .sendTask, .lendAndReturn, .enterProduction, .countHandedOut, .reportIncident, .undoOwn,
    .changeOwnPassphrase, .printLists, .makeAppointment,
  ]

  private let leadOnly: Set<Action> = [
    .seeBoard, .seePlan, .seeReports, .seeLog, .seeUsers, .seeSettings, .seeRetention, .changeProtection,
    .mergeParticipants, .passForward, .reviewIncident, .openAndCloseMapping, .nameStandIn, .nameCloseRelative,
    .openRelapseList, .erase, .reviewAccess, .correctClock, .undoOthers, .importData, .exportData, .changeUnits,
    .changeSettings, .changePlan, .manageUsers, .recoverKeys, .backUp, .restoreRegister, .checkRegister, .generate,
  ]

  @Test(arguments: Action.allCases)
  func theDeskMayExactlyWhatIsOnItsList(action: Action) {
    #expect(AccessTable.may(action, .frontDesk) == desk.contains(action))
  }

  @Test(arguments: Action.allCases)
  func aCounsellorMayAllButWhatATeamLeadAnswersFor(action: Action) {
    #expect(AccessTable.may(action, .counsellor) == !leadOnly.contains(action))
  }

  @Test(arguments: Action.allCases)
  func aTeamLeadMayEverything(action: Action) {
    #expect(AccessTable.may(action, .teamLead))
  }

  @Test func theRoomsOfTheMenu() {
    func rooms(_ role: Role) -> [Action] {
      [.seeToday, .seeSteps, .seeIntake, .seeOperations, .seeMapping, .seeBoard, .seePlan, .seeReports]
        .filter { AccessTable.may($0, role) }
    }
    #expect(rooms(.frontDesk) == [.seeToday, .seeSteps, .seeIntake, .seeOperations])
    #expect(rooms(.counsellor) == [.seeToday, .seeSteps, .seeIntake, .seeOperations, .seeMapping])
    #expect(rooms(.teamLead).count == 8)
  }

  @Test func anIncidentIsReportedByAllAndNotReadByTheDesk() {
    #expect(AccessTable.may(.reportIncident, .frontDesk))
    #expect(!AccessTable.may(.seeIncidents, .frontDesk))
    #expect(!AccessTable.sees(.incidents, .frontDesk))
  }

  @Test(arguments: DataKind.allCases)
  func onlyATeamLeadTakesDataInAndOut(kind: DataKind) {
    #expect(Role.allCases.filter(kind.mayBeExported) == [.teamLead])
    #expect(Role.allCases.filter(kind.mayBeImported) == (kind == .indicators ? [] : [.teamLead]))
  }

  @Test func theDeskHoldsNoClinicalKey() {
    #expect(Role.allCases.filter(\.mayHoldClinicalKey) == [.counsellor, .teamLead])
  }

  /// They stand in files and in output for programs.
  @Test func namesAreStable() {
    #expect(Role.allCases.map(\.rawValue) == ["front_desk", "counsellor", "team_lead"])
    for name in Action.allCases.map(\.rawValue) + Information.allCases.map(\.rawValue) {
      #expect(name.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 }, "\(name)")
    }
  }
}

@Suite struct InformationTests {
  private let desk: Set<Information> = [
    .shownName, .number, .phone, .contactPerson, .groups, .appointmentTimeAndPlace, .appointmentOutcome, .attendance,
    .step, .loans,
    .ownNotes, .enquiriesOfLastWeek, .whoMayBeTold, .tasks, .turnOnWaitingList, .possibleDuplicate,
  ]

  @Test(arguments: Information.allCases)
  func theDeskSeesExactlyWhatIsOnItsList(information: Information) {
    #expect(AccessTable.sees(information, .frontDesk) == desk.contains(information))
    #expect(AccessTable.sees(information, .frontDesk, reasonGiven: true) == desk.contains(information))
  }

  @Test(arguments: Information.allCases)
  func aCounsellorSeesAllButTheGradingOfAnAddress(information: Information) {
    #expect(AccessTable.sees(information, .counsellor) == (information != .protectionGrade))
    #expect(!AccessTable.asksForReason(information, .counsellor))
  }

  @Test(arguments: Information.allCases)
  func relapsesAreNumbersToATeamLeadUntilThereIsAReason(information: Information) {
    let tellsOfRelapse = [.concern, .relapse, .reEngagement].contains(information)
    #expect(AccessTable.sees(information, .teamLead) == !tellsOfRelapse)
    #expect(AccessTable.sees(information, .teamLead, reasonGiven: true))
    #expect(AccessTable.asksForReason(information, .teamLead) == tellsOfRelapse)
  }

  /// What is named in so many words as not the desk's.
  @Test(arguments: [
    Information.lar, .origin, .stepReasons, .endReasons, .services, .scores, .lights, .relapse, .treatment, .incidents,
    .consentTexts, .appointmentTopic, .taskCauses, .notes, .enquiries, .realName, .protectionGrade, .duplicateOf,
  ])
  func whatTheDeskMustNotSee(information: Information) {
    #expect(!AccessTable.sees(information, .frontDesk))
  }

  @Test func relapseTreatmentAndPrisonWaitForAKeyOnTheCard() {
    #expect(
      Information.allCases.filter(AccessTable.waitsForKey)
        == [.concern, .relapse, .reEngagement, .treatment, .criticalWindow, .prison])
    #expect(!Information.allCases.contains { AccessTable.waitsForKey($0) && AccessTable.sees($0, .frontDesk) })
  }
}
