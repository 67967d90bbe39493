public import Domain

// What happened on the way, in words.

extension FollowUp {
  public var textKey: FollowUpText {
    switch self {
    case .contact: .kindContact
    case .treatment(let episode): episode.kind == .lar ? .kindLAR : .kindTreatment
    case .concern: .kindConcern
    case .relapse: .kindRelapse
    case .reEngagement: .kindReEngagement
    case .event(let event): event.kind.textKey
    case .holding(let holding): holding.sort.textKey
    case .score: .kindScore
    case .incident: .kindIncident
    case .agreed: .kindAgreed
    case .ladder: .kindLadder
    case .question: .kindQuestion
    }
  }
}

extension Holding.Sort {
  public var textKey: FollowUpText {
    switch self {
    case .service: .kindService
    case .housing: .kindHousing
    case .income: .kindIncome
    case .post: .kindPost
    }
  }
}

extension Holding.State {
  public var textKey: HoldingText { self == .offered ? .offered : .underWay }
}

extension Incident.Kind {
  public var textKey: IncidentText {
    switch self {
    case .overdose: .overdose
    case .violence: .violence
    case .threat: .threat
    case .selfHarm: .selfHarm
    case .accident: .accident
    case .death: .death
    case .other: .other
    }
  }
}

extension Incident.State {
  public var textKey: IncidentText {
    switch self {
    case .reported: .stateReported
    case .notified: .stateNotified
    case .reviewed: .stateReviewed
    case .closed: .stateClosed
    }
  }
}

extension Incident.Problem {
  public var textKey: IncidentText {
    switch self {
    case .textMissing: .problemTextMissing
    case .inTheFuture: .problemFuture
    case .outOfOrder: .problemOutOfOrder
    case .notifiedWhom: .problemNotifiedWhom
    case .closedUnreviewed: .problemClosedUnreviewed
    }
  }
}

extension DatedEvent.Kind {
  public var textKey: FollowUpText {
    switch self {
    case .released: .kindReleased
    case .died: .kindDied
    case .overdoseTalk: .kindOverdoseTalk
    case .naloxoneTraining: .kindNaloxoneTraining
    case .switchTalk: .kindSwitchTalk
    case .bereavedContacted: .kindBereavedContacted
    case .debrief: .kindDebrief
    case .contactTold: .kindContactTold
    }
  }
}

extension FollowUpContact.Form {
  public var textKey: FollowUpText {
    switch self {
    case .talk: .formTalk
    case .phone: .formPhone
    case .sms: .formSMS
    case .homeVisit: .formHomeVisit
    case .atWork: .formAtWork
    }
  }
}

extension FollowUpContact.Side {
  public var textKey: FollowUpText { self == .service ? .sideService : .sideParticipant }
}

extension TreatmentEpisode.Ending {
  public var textKey: FollowUpText { self == .completed ? .completed : .interrupted }
}

extension Call.Class {
  public var textKey: CallsText {
    switch self {
    case .first: .first
    case .today: .today
    case .awaited: .awaited
    }
  }
}

extension LadderStep.Step {
  public var textKey: FollowUpText {
    switch self {
    case .homeVisit: .formHomeVisit
    case .nextOfKin: .ladderNextOfKin
    case .teamMeeting: .ladderTeamMeeting
    case .concern: .kindConcern
    }
  }
}

extension ContactAssignment.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .endsBeforeItBegins: language(FollowUpText.problemDeputyEnds)
    case .deputyWithoutEnd: language(FollowUpText.problemDeputyWithoutEnd)
    }
  }
}

extension Concern.Teller {
  public var textKey: FollowUpText {
    switch self {
    case .participant: .tellerParticipant
    case .nextOfKin: .tellerNextOfKin
    case .staff: .tellerStaff
    case .treatmentPlace: .tellerTreatmentPlace
    case .other: .tellerOther
    }
  }
}

extension FollowUp.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .inTheFuture: language(FollowUpText.problemFuture)
    case .treatmentWithoutDay: language(FollowUpText.problemTreatmentWithoutDay)
    case .endWithoutAdmission: language(FollowUpText.problemEndWithoutAdmission)
    case .endBeforeAdmission: language(FollowUpText.problemEndBeforeAdmission)
    case .admittedBeforeApplied: language(FollowUpText.problemAdmittedBeforeApplied)
    case .endingWithoutEnd: language(FollowUpText.problemEndingWithoutEnd)
    case .larHasNoEnd: language(FollowUpText.problemLARHasNoEnd)
    case .staysOverlap(let day): language(FollowUpText.problemStaysOverlap, ["date": day.norwegian])
    case .expectedBeforeAdmission: language(FollowUpText.problemExpectedBeforeAdmission)
    case .agreedDays:
      language(
        FollowUpText.problemAgreedDays,
        ["least": AgreedContact.days.lowerBound, "most": AgreedContact.days.upperBound])
    case .questionMissing: language(FollowUpText.problemQuestionMissing)
    case .kinMayNotBeTold: language(FollowUpText.problemKinMayNotBeTold)
    case .takenByMissing: language(FollowUpText.problemTakenByMissing)
    case .decidedBeforeAsked: language(FollowUpText.problemDecidedBeforeAsked)
    case .knownBeforeRelapse: language(FollowUpText.problemKnownBeforeRelapse)
    case .backWithoutRelapse: language(FollowUpText.problemBackWithoutRelapse)
    case .afterDeath(let day): language(FollowUpText.problemAfterDeath, ["date": day.norwegian])
    case .withoutDeath: language(FollowUpText.problemWithoutDeath)
    case .endsBeforeItBegins: language(HoldingText.problemEndsBefore)
    case .endMissing: language(HoldingText.problemEndMissing)
    case .holdsAlready(let other):
      language(
        HoldingText.problemHoldsAlready,
        ["what": HoldingNames.name(of: other.what, in: language), "date": other.from.norwegian])
    case .notInCatalogue(let id): language(HoldingText.problemNotInCatalogue, ["what": id])
    case .scoreOutside(let lowest, let highest):
      language(HoldingText.problemScoreOutside, ["lowest": lowest, "highest": highest])
    case .incident(let problem): language(problem.textKey)
    }
  }
}
