// The rows of the board's questions and of a plan's measures: see ``FigureID/indicator``.

extension FigureID {
  var ofBoard: Indicator {
    switch self {
    case .takingPart: Indicator(self, .people { $0.takesPart }, sees: .status, .smallNumbers)
    case .afterTreatment: part(sees: .criticalWindow) { $0.isAfterTreatment }
    case .withoutContact: part(sees: .missing) { $0.lacksContact }
    case .notSeen: part(sees: .lastSeen) { $0.isMissed }
    case .startingSoon: Indicator(self, .people { $0.startsSoon }, sees: .status, .smallNumbers)
    case .endingSoon: part(sees: .status) { $0.endsSoon }
    case .waitedMedianDays: Indicator(self, .medianDays { $0.waited }, sees: .status, .smallNumbers)
    // One person's wait.
    case .waitedLongestDays: Indicator(self, .longestDays { $0.waited }, sees: .status, .staysHere)
    case .waitingLongestDays:
      Indicator(self, .longestDays { $0.days(in: EnrolmentPlace.beforeStart) }, sees: .waitingPlace, .staysHere)
    case .participantDays: Indicator(self, .sum { $0.participantDays }, sees: .status, .smallNumbers)
    case .placeUse: Indicator(self, .ofPlaces { $0.placeDays }, sees: .status, .smallNumbers)
    case .movedForward: Indicator(self, .moves(.forward), sees: .status, .smallNumbers)
    case .movedBack: Indicator(self, .moves(.back), sees: .status, .smallNumbers)
    case .lightsTwice: Indicator(self, .people { $0.hasLightsTwice }, sees: .lights, .smallNumbers)
    case .lightsBetter: lights(.better)
    case .lightsSame: lights(.same)
    case .lightsWorse: lights(.worse)
    case .lifeTwice: Indicator(self, .people { $0.hasScoresTwice }, sees: .scores, .smallNumbers)
    case .lifeBetter: share(of: .lifeTwice, sees: .scores) { $0.isLifeBetter }
    case .unreadOfAbsent: Indicator(self, .elsewhere, sees: .tasks, .staysHere)
    default: Indicator(self, .elsewhere, sees: nil, .smallNumbers)
    }
  }

  var ofPlan: Indicator {
    switch self {
    case .consentAnswered: share(of: .takingPart, sees: .consentTexts) { $0.hasHad(.consentAnswered) }
    case .withContact: share(of: .takingPart, sees: .missing) { !$0.lacksContact }
    case .kinKnown: share(of: .takingPart, sees: .nextOfKin) { $0.has(.kin) }
    case .withChildren: part(sees: .nextOfKin) { $0.history.signs.contains { $0.kind == .children } }
    case .childrenTalked:
      share(of: .withChildren, sees: .nextOfKin) { view in
        view.history.signs.contains { $0.kind == .children && $0.from.map { $0 <= view.day } ?? false }
      }
    case .housingSupport: share(of: .takingPart, sees: .services) { $0.has(.housingSupport) }
    case .planAndTeam: share(of: .takingPart, sees: .carePlan) { $0.has(.carePlan) && $0.has(.team) }
    case .treatmentWaitMedianDays:
      Indicator(self, .medianDays { $0.waitedForTreatment }, sees: .treatment, .smallNumbers)
    case .competenceMapped: share(of: .takingPart, sees: .followUpPlan) { $0.has(.competence) }
    case .lifeMeasured: share(of: .inProgramme, sees: .scores) { $0.began(.score) }
    case .workGoal: share(of: .takingPart, sees: .followUpPlan) { $0.has(.workGoal) }
    case .inIPS: share(of: .takingPart, sees: .services) { $0.has(.ips) }
    case .inActivity: share(of: .inProgramme, sees: .services) { $0.had(.activity) }
    case .hasDoctor: share(of: .takingPart, sees: .network) { $0.has(.doctor) }
    case .withTeam: part(sees: .carePlan) { $0.has(.team) }
    case .doctorInTeam: share(of: .withTeam, sees: .network) { $0.has(.doctorInTeam) }
    case .keptWork:
      Indicator(
        self, .people { $0.isInProgramme && $0.had(.keptWork) }, among: .inProgramme, sees: .outcome, .smallNumbers)
    case .selfHelpOrVolunteer: share(of: .inProgramme, sees: .services) { $0.had(.selfHelp) || $0.has(.volunteer) }
    case .overdoseTalk: share(of: .inProgramme, sees: .overdosePrevention) { $0.began(.overdoseTalk) }
    case .naloxoneTraining: share(of: .inProgramme, sees: .overdosePrevention) { $0.began(.naloxoneTraining) }
    case .switchTalk:
      Indicator(
        self, .people { $0.isInProgramme && $0.began(.switchTalk) }, among: .inProgramme, sees: .overdosePrevention,
        .smallNumbers)
    case .incidentsReviewed: Indicator(self, .ratio { $0.incidents }, sees: .incidents, .smallNumbers)
    case .inFACT: share(of: .takingPart, sees: .services) { $0.has(.fact) }
    // Of enquiries, and of measures.
    case .talkInTime: Indicator(self, .elsewhere, sees: nil, .smallNumbers)
    default: Indicator(self, .elsewhere, sees: nil, .asItIs)
    }
  }

  /// Different people of those who take part.
  private func part(sees: Information, _ counts: @escaping @Sendable (PersonView) -> Bool) -> Indicator {
    Indicator(self, .people { $0.takesPart && counts($0) }, among: .takingPart, sees: sees, .smallNumbers)
  }

  private func share(
    of whole: FigureID, sees: Information, _ counts: @escaping @Sendable (PersonView) -> Bool
  ) -> Indicator { Indicator(self, .share(counts), among: whole, sees: sees, .smallNumbers) }

  private func lights(_ move: PersonView.LightsMove) -> Indicator {
    share(of: .lightsTwice, sees: .lights) { $0.lightsMoved == move }
  }
}

extension Indicator {
  /// The register knows that it is so, and not since when: of any other day than today it tells nothing.
  public var isOfToday: Bool {
    switch id {
    case .notSeen, .startingSoon, .endingSoon, .waitingLongestDays, .kinKnown, .withChildren, .childrenTalked,
      .competenceMapped, .hasDoctor, .doctorInTeam, .selfHelpOrVolunteer, .unreadOfAbsent, .registerWhole,
      .qualityFindings:
      true
    default: false
    }
  }

  /// It is told by rules of data quality: of a scope that has read what they go by.
  public var asksForQuality: Bool { id == .registerWhole }
}
