/// Every number the program shows. The raw value is stable: it names its words, and its key in output.
public enum FigureID: String, CaseIterable, Hashable, Sendable {
  // A period, in the order of the output for programs
  case entered, inProgramme, droppedOut
  case endedCompleted, endedClarified, endedIll, endedOtherSupport, endedMoved, endedOtherStay, endedDied, endedUnknown
  case retained
  case relapsed, relapses, reEngaged, reEngagedUnconfirmed, reEngagedWithin14Days, medianDaysToReEngagement
  case stillInDay30, stillInDay90
  case inOrdinaryWork, inAdaptedWork, inWorkPractice, inEducation
  case homeDistricts
  case afterEnd, afterEndWorkOrEducation, afterEndNeither, afterEndNotReached, afterEndNotAsked
  // Steps and waiting
  case stepParticipants, stepMedianDays, stepForward, stepBack, stepEnded, participating, withoutStep
  case waiting, waitingMedianDays, waitingList, offersOpen, talkMedianDays
  // One person
  case daysInStep, daysWaited, daysSinceMet, daysNotSeen, lightsChange
  // Units
  case units, places, placesOccupied, placesTaken, placesFree
  // The day, and groups
  case groupsToday, expectedToday, groupMembers, marked, attendanceShare
  case markedPresent, markedSick, markedLeave, markedAbsent, unmarked, markedOffList
  case tasks, tasksDue, tasksOverLimit, appointmentsToday, newEnquiries, daysSinceAsked
  // Mapping
  case mappingRecords, mappingShare, mappingMultipleSevere, mappingWithChildren, mappingLivingWithChildren
  case mappingCarePlan, mappingTeam
  // Who needs us, places, ways, lights: the board's questions
  case takingPart, afterTreatment, withoutContact, notSeen
  case startingSoon, endingSoon, waitedMedianDays, waitedLongestDays, waitingLongestDays, participantDays, placeUse
  case movedForward, movedBack, attendanceDays, unreadOfAbsent
  case lightsTwice, lightsBetter, lightsSame, lightsWorse, lifeTwice, lifeBetter
  // What measures of a plan are followed by
  case talkInTime, consentAnswered, withContact, kinKnown, withChildren, childrenTalked, housingSupport
  case planAndTeam, treatmentWaitMedianDays, competenceMapped, lifeMeasured, workGoal, inIPS, inActivity
  case hasDoctor, withTeam, doctorInTeam, keptWork, selfHelpOrVolunteer
  case overdoseTalk, naloxoneTraining, switchTalk, incidentsReviewed, inFACT
  case measuresOnTrack
  // The register itself
  case registerWhole, qualityFindings
  // Cohorts
  case cohortPlace, cohortMedianDaysToStep
  // Work, goods and loans
  case unitsProduced, orderUnits, goodsCollected, goodsRepaired, goodsGivenAway, equipmentHandedOut, sprayHandedOut,
    switchTalks, loansOut, loansOverdue
  // Lists
  case listed, entries
}

extension FigureID {
  public var indicator: Indicator { Indicator.table[self] ?? row }

  /// The table: a number more is its case and its row here, and its words.
  fileprivate var row: Indicator {
    switch self {
    case .entered: people(sees: .status, on: .inAndOut) { $0.hasEntered }
    case .inProgramme: Indicator(self, .people { $0.isInProgramme }, sees: .status, .smallNumbers, on: .inAndOut)
    case .droppedOut: people(sees: .endReasons, on: .howItEnded) { $0.ending == .droppedOut }
    case .endedCompleted: people(sees: .endReasons, on: .howItEnded) { $0.ending == .completed }
    case .endedClarified: people(sees: .endReasons, on: .howItEnded) { $0.ending == .clarified }
    case .endedIll: people(sees: .endReasons, on: .howItEnded) { $0.ending == .ill }
    case .endedOtherSupport: people(sees: .endReasons, on: .howItEnded) { $0.ending == .otherSupport }
    case .endedMoved: people(sees: .endReasons, on: .howItEnded) { $0.ending == .moved }
    case .endedOtherStay: people(sees: .endReasons, on: .howItEnded) { $0.ending == .otherStay }
    case .endedDied: people(sees: .death, on: .howItEnded) { $0.ending == .died }
    case .endedUnknown: people(sees: .endReasons, on: .howItEnded) { $0.ending == .unknown }
    case .retained:
      people(sees: .status, on: .inAndOut) { $0.isInProgramme && $0.ending != .droppedOut && $0.ending != .died }
    case .relapsed: people(sees: .relapse, on: .afterRelapse) { $0.lastRelapse != nil }
    case .relapses: Indicator(self, .sum { $0.relapses.count }, sees: .relapse, .smallNumbers, on: .afterRelapse)
    case .reEngagedUnconfirmed:
      people(among: .relapsed, sees: .reEngagement, on: .afterRelapse) { $0.isReturnOpen }
    case .stillInDay30: stillIn(day: 30)
    case .stillInDay90: stillIn(day: 90)
    case .reEngaged: people(among: .relapsed, sees: .reEngagement, on: .afterRelapse) { $0.daysToReEngagement != nil }
    case .reEngagedWithin14Days:
      people(among: .relapsed, sees: .reEngagement, on: .afterRelapse) {
        $0.daysToReEngagement.map { $0 <= ReEngagement.soon } ?? false
      }
    case .medianDaysToReEngagement:
      Indicator(
        self, .medianDays { [$0.daysToReEngagement].compactMap(\.self) }, among: .reEngaged, sees: .reEngagement,
        .smallNumbers, on: .afterRelapse)
    case .inOrdinaryWork: people(sees: .outcome, on: .whatCameOfIt) { $0.came(to: .ordinaryWork) }
    case .inAdaptedWork: people(sees: .outcome, on: .whatCameOfIt) { $0.came(to: .adaptedWork) }
    case .inWorkPractice: people(sees: .outcome, on: .whatCameOfIt) { $0.came(to: .workPractice) }
    case .inEducation: people(sees: .outcome, on: .whatCameOfIt) { $0.came(to: .education) }
    case .homeDistricts:
      Indicator(
        self, .different { $0.isInProgramme ? $0.history.district : nil }, among: .inProgramme, sees: nil,
        .smallNumbers, on: .whereFrom)

    case .afterEnd:
      Indicator(self, .people { $0.afterEnd != nil }, sees: .outcome, .smallNumbers, on: .afterTheEnd)
    case .afterEndWorkOrEducation:
      people(among: .afterEnd, sees: .outcome, on: .afterTheEnd) { $0.afterEnd == .workOrEducation }
    case .afterEndNeither: people(among: .afterEnd, sees: .outcome, on: .afterTheEnd) { $0.afterEnd == .neither }
    case .afterEndNotReached: people(among: .afterEnd, sees: .outcome, on: .afterTheEnd) { $0.afterEnd == .notReached }
    case .afterEndNotAsked: people(among: .afterEnd, sees: .outcome, on: .afterTheEnd) { $0.afterEnd == .notAsked }

    case .stepParticipants: Indicator(self, .standing(EnrolmentPlace.inSteps), sees: .step, .smallNumbers)
    case .stepMedianDays:
      Indicator(self, .medianDays { $0.days(in: EnrolmentPlace.inSteps) }, sees: .step, .smallNumbers)
    case .stepForward: Indicator(self, .moves(.forward), sees: .status, .smallNumbers)
    case .stepBack: Indicator(self, .moves(.back), sees: .status, .smallNumbers)
    case .stepEnded: Indicator(self, .moves(.ended), sees: .status, .smallNumbers)
    case .participating:
      Indicator(self, .standing(EnrolmentPlace.inSteps.union([.withoutStep])), sees: .step, .smallNumbers)
    case .withoutStep: Indicator(self, .standing([.withoutStep]), sees: .step, .smallNumbers)
    case .waiting: Indicator(self, .standing(EnrolmentPlace.beforeStart), sees: .status, .smallNumbers)
    case .waitingMedianDays:
      Indicator(self, .medianDays { $0.days(in: EnrolmentPlace.beforeStart) }, sees: .waitingPlace, .smallNumbers)
    case .waitingList: Indicator(self, .standing([.intake]), sees: .waitingPlace, .smallNumbers)

    case .offersOpen: Indicator(self, .elsewhere, sees: .turnOnWaitingList, .smallNumbers)
    case .daysInStep: Indicator(self, .elsewhere, sees: .step, .staysHere)
    case .daysWaited: Indicator(self, .elsewhere, sees: .waitingPlace, .staysHere)
    case .daysSinceMet, .daysNotSeen: Indicator(self, .elsewhere, sees: .lastSeen, .staysHere)
    case .daysSinceAsked: Indicator(self, .elsewhere, sees: .enquiriesOfLastWeek, .staysHere)
    case .lightsChange: Indicator(self, .elsewhere, sees: .lights, .staysHere)
    case .placesOccupied, .placesTaken, .placesFree, .attendanceShare, .talkMedianDays, .mappingRecords, .mappingShare,
      .mappingMultipleSevere, .mappingWithChildren, .mappingLivingWithChildren, .mappingCarePlan, .mappingTeam:
      Indicator(self, .elsewhere, sees: nil, .smallNumbers)
    case .expectedToday, .marked, .markedPresent, .markedSick, .markedLeave, .markedAbsent, .unmarked,
      .markedOffList:
      Indicator(self, .elsewhere, sees: .attendance, .staysHere)
    case .groupMembers: Indicator(self, .elsewhere, sees: .groups, .smallNumbers)
    case .tasks, .tasksDue, .tasksOverLimit: Indicator(self, .elsewhere, sees: .tasks, .staysHere)
    case .appointmentsToday: Indicator(self, .elsewhere, sees: .appointmentTimeAndPlace, .staysHere)
    case .newEnquiries: Indicator(self, .elsewhere, sees: .enquiriesOfLastWeek, .staysHere)
    case .units, .places, .groupsToday, .unitsProduced, .orderUnits, .goodsCollected, .goodsRepaired, .goodsGivenAway,
      .equipmentHandedOut, .sprayHandedOut, .switchTalks:
      Indicator(self, .elsewhere, sees: nil, .asItIs)
    case .loansOut, .loansOverdue: Indicator(self, .elsewhere, sees: .loans, .staysHere)
    case .listed: Indicator(self, .elsewhere, sees: .shownName, .staysHere)
    case .entries: Indicator(self, .elsewhere, sees: nil, .staysHere)
    case .takingPart, .afterTreatment, .withoutContact, .notSeen, .startingSoon, .endingSoon, .waitedMedianDays,
      .waitedLongestDays, .waitingLongestDays, .participantDays, .placeUse, .movedForward, .movedBack, .attendanceDays,
      .unreadOfAbsent, .lightsTwice, .lightsBetter, .lightsSame, .lightsWorse, .lifeTwice, .lifeBetter:
      ofBoard
    case .talkInTime, .consentAnswered, .withContact, .kinKnown, .withChildren, .childrenTalked, .housingSupport,
      .planAndTeam, .treatmentWaitMedianDays, .competenceMapped, .lifeMeasured, .workGoal, .inIPS, .inActivity,
      .hasDoctor, .withTeam, .doctorInTeam, .keptWork, .selfHelpOrVolunteer, .overdoseTalk, .naloxoneTraining,
      .switchTalk, .incidentsReviewed, .inFACT, .measuresOnTrack:
      ofPlan
    case .registerWhole: Indicator(self, .share { $0.isWhole }, among: .takingPart, sees: .missing, .staysHere)
    case .qualityFindings: Indicator(self, .elsewhere, sees: .missing, .staysHere)
    case .cohortPlace, .cohortMedianDaysToStep: Indicator(self, .elsewhere, sees: .outcome, .smallNumbers)
    }
  }

  /// Fortsatt med: of the relapses whose day has come; the dead stay among them.
  private func stillIn(day n: Int) -> Indicator {
    Indicator(
      self,
      .ratio { view in
        let known = view.relapses.compactMap { view.isStillIn(day: n, after: $0) }
        return (part: known.count(where: \.self), of: known.count)
      }, sees: .relapse, .smallNumbers, on: .afterRelapse)
  }

  /// Different people among those in the programme, or among some of them.
  private func people(
    among: FigureID = .inProgramme, sees: Information, on question: Indicator.Question,
    _ counts: @escaping @Sendable (PersonView) -> Bool
  ) -> Indicator {
    Indicator(self, .people(counts), among: among, sees: sees, .smallNumbers, on: question)
  }
}

extension Indicator {
  /// In the order of the table.
  public static let all = FigureID.allCases.map(\.indicator)
  /// Those of the period board.
  public static let ofPeriod = all.filter { $0.question != nil }

  fileprivate static let table = Dictionary(uniqueKeysWithValues: FigureID.allCases.map { ($0, $0.row) })
}
