/// A report about the service as a whole, which leaves the house. The raw value is what commands and files call it.
public enum HouseReport: String, CaseIterable, Hashable, Sendable {
  case year, funder, mapping, plan

  /// What it has for somebody, in order.
  public func chapters(for profile: ReportProfile) -> [ReportChapter] {
    let wanted: [ReportChapter] =
      switch self {
      case .year:
        [
          .inAndOut, .needsUs, .places, .forward, .better, .howItEnded, .afterRelapse, .whatCameOfIt, .afterTheEnd,
          .promised, .steps, .units, .districts,
        ]
      case .funder:
        [
          .inAndOut, .places, .forward, .howItEnded, .whatCameOfIt, .afterTheEnd, .promised, .units, .districts,
        ]
      case .mapping: [.lights, .circumstances, .people, .groups]
      case .plan: [.measures]
      }
    return wanted.filter(profile.allows)
  }

  /// Whom it can be for: what nobody may see of it is no report.
  public var profiles: [ReportProfile] { ReportProfile.allCases.filter { !chapters(for: $0).isEmpty } }
}

/// A part of a report. A question of the board has the same word.
public enum ReportChapter: String, CaseIterable, Hashable, Sendable {
  case inAndOut, howItEnded, afterRelapse, whatCameOfIt, afterTheEnd
  case needsUs, places, forward, better
  /// What a plan's measures are followed by.
  case promised
  /// Those of the period by the step they came to, by unit, by home district.
  case steps, units, districts
  /// Of a mapping: the eight areas, the shares below them, age and gender, groups and gender.
  case lights, circumstances, people, groups
  /// Of a plan, each with what it says, how it stands, and what has been said of it.
  case measures

  public var group: ReportGroup? { ReportGroup(rawValue: rawValue) }

  /// The numbers of a period that it tells, in the order of the table: each number in one chapter.
  public var figures: [FigureID] { Indicator.ofReports.map(\.id).filter { ReportChapter.of($0) == self } }

  /// By the question that a number answers; of those that answer none, by the plan that it follows a measure of.
  private static func of(_ id: FigureID) -> ReportChapter? {
    switch id.indicator.question {
    case .inAndOut: return .inAndOut
    case .howItEnded: return .howItEnded
    case .afterRelapse: return .afterRelapse
    case .whatCameOfIt: return .whatCameOfIt
    case .afterTheEnd: return .afterTheEnd
    // One number is no chapter.
    case .whereFrom: return nil
    case nil: break
    }
    if BoardQuestion.needsUs.figures.contains(id) { return .needsUs }
    if BoardQuestion.places.figures.contains(id) { return .places }
    if BoardQuestion.forward.figures.contains(id) { return .forward }
    if BoardQuestion.better.figures.contains(id) { return .better }
    return PlanMeasure.indicators.contains(id) ? .promised : nil
  }
}

extension Indicator {
  /// What of people's ways may be told outside: reckoned in one pass, and not kept in the house.
  public static let ofReports = all.filter { row in
    if case .staysHere = row.leavesHouse { return false }
    return row.isReckoned
      && (row.question != nil || BoardQuestion.indicators.contains { $0.id == row.id }
        || PlanMeasure.indicators.contains(row.id))
  }
}

/// What the people of a period are divided by.
public enum ReportGroup: String, CaseIterable, Hashable, Sendable {
  case steps, units, districts

  /// What is told of each group; the first is what the others rest on.
  public static let figures: [FigureID] = [.inProgramme, .entered, .inOrdinaryWork]
}

/// Whom a report is for: which numbers and which groups they may have.
public enum ReportProfile: String, CaseIterable, Hashable, Sendable {
  case nav, kommune, bydel, stat

  /// NAV has no relapse, lights, LAR or incidents, not even as sums; nor what they could be guessed from.
  public func allows(_ id: FigureID) -> Bool {
    let row = id.indicator
    if case .staysHere = row.leavesHouse { return false }
    guard self == .nav else { return true }
    switch row.sees {
    case .relapse, .reEngagement, .concern, .lights, .lar, .incidents, .treatment, .criticalWindow, .prison, .scores,
      .overdosePrevention, .lastSeen:
      return false
    default: return !ReportProfile.ofMapping.contains(id)
    }
  }

  /// Districts are told to whom they are many: a district has its own people only, and the state sums up municipalities.
  public func allows(_ chapter: ReportChapter) -> Bool {
    switch chapter {
    case .lights, .circumstances, .people, .groups, .afterRelapse, .better, .needsUs, .promised: self != .nav
    case .districts: self == .kommune
    case .units: self != .stat
    // It is the municipality's own: for the committee that decided it.
    case .measures: self == .kommune || self == .bydel
    case .inAndOut, .places, .forward, .howItEnded, .whatCameOfIt, .afterTheEnd, .steps: true
    }
  }

  private static let ofMapping: Set<FigureID> = [
    .mappingRecords, .mappingShare, .mappingMultipleSevere, .mappingWithChildren, .mappingLivingWithChildren,
    .mappingCarePlan, .mappingTeam,
  ]
}
