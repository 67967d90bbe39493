public import Domain

/// One's own mapping: rounds, ticks and records.
public enum OwnMappingText: String, TextKey {
  public static let prefix = "ownMapping"

  case title, open, openHelp, none, new, status, hintNew
  case year, unit, whole, kind, provision, state, mapped, isOpen, closedOn, progress, standsOn
  case kindHealth, kindNav, kindChildWelfare, kindOther
  // Opening and closing.
  case add, addHelp, openExplained, opened, dateMissing, noneChosen, closedAlready
  case close, closeHelp, closeQuestion, closeLeft, closeLost, keepOpen, closed
  // Records.
  case entry, enter, enterHelp, digit0, digit1, digit2, digit3, digit4, digitHelp, noSuchChoice, saveHelp, saved
  case leftOf, keysLights, noName
  case aboutAge, aboutGender, aboutGroup, aboutChildren, aboutLivesWith, aboutPlan, aboutTeam
  // Ticks.
  case ticks, ticksHelp, turn, turnHelp, rest, restHelp, optOut, optOutHelp, optedOut, optedOutAlready, nobodyChosen
  case saveTicksHelp, ticksSaved, ticksStatus, ticksHint, allTicked, tickedOff, hasOptedOut, nobodyToMap
  // What is against it.
  case problemYear, problemProvision, problemDecidedBy, problemTooLong, problemProvisionFuture, problemInformed
  case problemNotNamed, problemFuture, problemClosedBeforeOpened, problemAlreadyThere, problemImported
  case problemTooFewTicks, problemNotAmongThem, problemEmpty, problemNoTickLeft
}

extension OwnRound.UnitKind {
  public var textKey: OwnMappingText {
    switch self {
    case .health: .kindHealth
    case .nav: .kindNav
    case .childWelfare: .kindChildWelfare
    case .other: .kindOther
    }
  }
}

extension OwnRound.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .year: language(OwnMappingText.problemYear)
    case .provisionMissing: language(OwnMappingText.problemProvision)
    case .decidedByMissing: language(OwnMappingText.problemDecidedBy)
    case .tooLong: language(OwnMappingText.problemTooLong, ["n": OwnRound.Provision.limit])
    case .provisionInTheFuture: language(OwnMappingText.problemProvisionFuture)
    case .informedAfterOpening: language(OwnMappingText.problemInformed)
    case .notNamed(let kind): language(OwnMappingText.problemNotNamed, ["kind": language(kind.textKey)])
    case .openedInTheFuture: language(OwnMappingText.problemFuture)
    case .closedBeforeOpened: language(OwnMappingText.problemClosedBeforeOpened)
    case .alreadyThere(let year): language(OwnMappingText.problemAlreadyThere, ["year": year])
    case .imported(let year): language(OwnMappingText.problemImported, ["year": year])
    case .closedAlready: language(OwnMappingText.closedAlready)
    case .tooFewTicks(let least): language(OwnMappingText.problemTooFewTicks, ["n": least])
    case .notAmongThem: language(OwnMappingText.problemNotAmongThem)
    case .emptyRecord: language(OwnMappingText.problemEmpty)
    case .noTickLeft: language(OwnMappingText.problemNoTickLeft)
    }
  }
}
