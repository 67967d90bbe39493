public import Domain

// Consent and network, in words.

extension Surrounding {
  public var textKey: AroundText {
    switch self {
    case .consent: .kindConsent
    case .lawFirst: .kindLawFirst
    case .informed: .kindInformed
    case .optedOut: .kindOptOut
    case .kin: .kindKin
    case .children: .kindChildren
    case .doctor: .kindDoctor
    case .volunteer(let volunteer): volunteer.role.textKey
    case .plan: .kindPlan
    case .teamMember: .kindMember
    case .teamMeeting: .kindMeeting
    }
  }
}

extension Topic {
  public var textKey: AroundText {
    switch self {
    case .attendance: .topicAttendance
    case .plan: .topicPlan
    case .work: .topicWork
    case .housing: .topicHousing
    case .economy: .topicEconomy
    case .health: .topicHealth
    case .treatment: .topicTreatment
    case .substanceUse: .topicSubstanceUse
    }
  }
}

extension Topics {
  public func words(in language: Language) -> String { list.map { language($0.textKey) }.joined(separator: ", ") }

  /// Nil where a word is no topic's in that language; the beginning of one will do where it is of one alone.
  public init?(_ text: String, in language: Language) {
    var topics: [Topic] = []
    for part in text.split(separator: ",") {
      let word = part.split(separator: " ").joined(separator: " ").lowercased()
      if word.isEmpty { continue }
      let meant = Topic.allCases.filter { language($0.textKey).lowercased().hasPrefix(word) }
      guard let topic = meant.count == 1 ? meant[0] : meant.first(where: { language($0.textKey).lowercased() == word })
      else { return nil }
      topics.append(topic)
    }
    self.init(topics)
  }
}

extension Consent.Purpose {
  public var textKey: AroundText {
    switch self {
    case .attendance: .purposeAttendance
    case .sharing: .purposeSharing
    case .journal: .purposeJournal
    }
  }
}

extension Consent.Form {
  public var textKey: AroundText { self == .written ? .formWritten : .formOral }
}

extension Consent.Giver {
  public var textKey: AroundText {
    switch self {
    case .participant: .giverParticipant
    case .parent: .giverParent
    case .guardian: .giverGuardian
    }
  }
}

extension LawFirst.Ground {
  public var textKey: AroundText {
    switch self {
    case .dangerToLife: .groundDangerToLife
    case .childWelfare: .groundChildWelfare
    case .dutyToAvert: .groundDutyToAvert
    }
  }
}

extension Children.Care {
  public var textKey: AroundText {
    switch self {
    case .participant: .careParticipant
    case .shared: .careShared
    case .otherParent: .careOtherParent
    case .childWelfare: .careChildWelfare
    case .other: .careOther
    }
  }
}

extension Volunteer.Role {
  public var textKey: AroundText { self == .timeGiver ? .roleTimeGiver : .roleCompanion }
}

extension CarePlan.State {
  public var textKey: AroundText {
    switch self {
    case .none: .stateNone
    case .applied: .stateApplied
    case .inPlace: .stateInPlace
    case .declined: .stateDeclined
    }
  }
}

extension MissingAround {
  public func words(in language: Language, today: Day) -> String {
    switch self {
    case .doctor: language(AroundText.missingDoctor)
    case .information: language(AroundText.missingInformation)
    case .consentRunsOut(let party, let day):
      language(
        AroundText.missingConsent,
        [
          "who": party.isEmpty ? language(AroundText.purposeJournal) : party,
          "date": day.year == today.year ? day.short : day.norwegian,
        ])
    }
  }
}

extension Surrounding.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .consent(let problem): problem.sentence(in: language)
    case .lawFirst(.inTheFuture), .inTheFuture: language(AroundText.problemFuture)
    case .lawFirst(.partyMissing): language(AroundText.problemParty)
    case .lawFirst(.whatMissing): language(AroundText.problemWhat)
    case .nameMissing: language(AroundText.problemName)
    case .nameNotOneLine: language(AroundText.problemOneLine)
    case .countImpossible: language(AroundText.countWrong)
    case .birthYearsImpossible: language(AroundText.birthYearsWrong)
    case .yearImpossible: language(AroundText.yearWrong)
    }
  }
}

extension Consent.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .inTheFuture: language(AroundText.problemFuture)
    case .partyMissing: language(AroundText.problemParty)
    case .topicsMissing: language(AroundText.problemTopics)
    case .endsBeforeItBegins: language(AroundText.problemEnds)
    case .withdrawnBeforeGiven: language(AroundText.problemWithdrawnBefore)
    case .refusedAndWithdrawn: language(AroundText.problemRefused)
    case .tooYoung(let age): language(AroundText.problemTooYoung, ["n": age])
    case .nothingLeft: language(AroundText.problemNothingLeft)
    case .nameNotOneLine: language(AroundText.problemOneLine)
    }
  }
}
