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
    case .knownBeforeRelapse: language(FollowUpText.problemKnownBeforeRelapse)
    case .backWithoutRelapse: language(FollowUpText.problemBackWithoutRelapse)
    case .afterDeath(let day): language(FollowUpText.problemAfterDeath, ["date": day.norwegian])
    }
  }
}
