/// The one table of what each role may do and see.
///
/// The first row of each switch is the desk's list of what is allowed; nothing is the desk's because it was forgotten
/// elsewhere. There is no `default`: whoever adds a case has to place it. Screens, exports and reports ask here, and
/// ask ``Access`` whose people it holds for.
public enum AccessTable {
  public static func may(_ action: Action, _ role: Role) -> Bool { circle(of: action).holds(role) }

  /// Whether `role` sees `information` about a person whose card it may open.
  ///
  /// Relapses are numbers to a team lead: who they are takes a reason, which the caller logs.
  public static func sees(_ information: Information, _ role: Role, reasonGiven: Bool = false) -> Bool {
    switch circle(of: information) {
    case .counsellorElseReason: role == .counsellor || (role == .teamLead && reasonGiven)
    case let circle: circle.holds(role)
    }
  }

  /// Whether `role` sees `information` only with a reason.
  public static func asksForReason(_ information: Information, _ role: Role) -> Bool {
    !sees(information, role) && sees(information, role, reasonGiven: true)
  }

  /// Whether a card keeps it back until a key shows it: the participant may sit beside the screen.
  public static func waitsForKey(_ information: Information) -> Bool {
    switch information {
    case .concern, .relapse, .reEngagement, .treatment, .criticalWindow, .prison: true
    default: false
    }
  }

  /// Who a row of the table is for.
  private enum Circle {
    case everyone
    case counsellorAndLead
    /// Counsellors, and team leads who have given a reason.
    case counsellorElseReason
    case leadOnly

    func holds(_ role: Role) -> Bool {
      switch (self, role) {
      case (.everyone, _): true
      case (.counsellorAndLead, .counsellor), (.counsellorAndLead, .teamLead): true
      case (.counsellorElseReason, .counsellor): true
      case (.leadOnly, .teamLead): true
      case (.counsellorAndLead, _), (.counsellorElseReason, _), (.leadOnly, _): false
      }
    }
  }

  private static func circle(of action: Action) -> Circle {
    switch action {
    // The desk's rooms, its daily flows, and what it has done itself. An incident it can report and not read.
    case .openRegister, .seeToday, .seeParticipants, .seeCard, .seeSteps, .seeAttendance, .seeIntake, .seeOperations,
      .seeOwnChanges, .addParticipant, .changePhoneAndShownName, .enterEnquiry, .enterOfferAnswer, .markAttendance,
      .makeAppointment, .printLists, .writeNote, .sendTask, .lendAndReturn, .enterProduction, .countHandedOut,
      .reportIncident, .undoOwn, .changeOwnPassphrase:
      .everyone

    case .seeEarlier, .seeUnits, .seeMapping, .seeIncidents, .seeCardLog, .changeIdentity, .checkDuplicate, .enrol,
      .changeEnrolment,
      .moveStep, .assignContact, .makeOffer, .changeGroups, .enterFollowUpContact,
      .enterLights, .enterRelapse, .enterTreatment, .enterConsent, .enterNetwork, .enterFollowUpPlan, .enterServices,
      .enterScores,
      .enterMapping, .reportDeath, .emergencyAccess, .approveOwnCopy, .writePersonReport, .confirmErasure:
      .counsellorAndLead

    // What is answered for: numbers of the whole, what leaves the house, and everybody's access.
    case .seeBoard, .seePlan, .seeReports, .seeLog, .seeUsers, .seeSettings, .seeRetention, .changeProtection,
      .mergeParticipants, .passForward, .reviewIncident, .openAndCloseMapping, .nameStandIn, .nameCloseRelative,
      .openRelapseList, .erase, .reviewAccess, .correctClock, .undoOthers, .importData, .exportData, .changeUnits,
      .changeSettings, .changePlan, .manageUsers, .recoverKeys, .backUp, .restoreRegister, .checkRegister, .generate:
      .leadOnly
    }
  }

  private static func circle(of information: Information) -> Circle {
    switch information {
    case .shownName, .number, .phone, .contactPerson, .groups, .appointmentTimeAndPlace, .appointmentOutcome,
      .attendance, .step, .loans,
      .ownNotes, .enquiriesOfLastWeek, .whoMayBeTold, .tasks, .turnOnWaitingList, .possibleDuplicate:
      .everyone

    case .realName, .birth, .gender, .nationalID, .district, .duplicateOf, .nextOfKin, .network, .carePlan,
      .followUpPlan,
      .consentTexts, .programmeAndUnit, .status, .stepReasons, .endReasons, .outcome, .funding, .origin, .waitingPlace,
      .missing, .lastSeen, .followUpContacts, .appointmentTopic, .taskCauses, .notes, .enquiries, .lar, .lights,
      .treatment, .criticalWindow, .prison, .services, .scores, .incidents, .housing, .income, .overdosePrevention,
      .death, .history, .accessLog:
      .counsellorAndLead

    case .concern, .relapse, .reEngagement:
      .counsellorElseReason

    // Whoever sets the grading and names the stand-in has to know it; nothing shows it to anybody else.
    case .protectionGrade:
      .leadOnly
    }
  }
}
