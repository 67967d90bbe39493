/// What a number is: it carries its formula, filter, count, date and the people behind it to every place that shows it,
/// so that any number on any screen, export or report can explain itself.
public struct Figure: Hashable, Sendable {
  /// Names the formula; the words stand in the language files.
  public let id: FigureID
  public let value: Value
  /// What the figure was limited to, in the order it is told.
  public let filter: [FigureFilter]
  /// How many people or records the figure rests on.
  public let n: Int
  /// The day it holds for.
  public let asOf: Day
  public let people: People

  public init(id: FigureID, value: Value, filter: [FigureFilter] = [], n: Int, asOf: Day, people: People) {
    self.id = id
    self.value = value
    self.filter = filter
    self.n = n
    self.asOf = asOf
    self.people = people
  }

  /// A count of different people: value, n and list are one.
  public init(id: FigureID, filter: [FigureFilter] = [], counting people: [ParticipantKey], asOf: Day) {
    self.init(
      id: id, value: .count(people.count), filter: filter, n: people.count, asOf: asOf, people: .list(people))
  }

  public enum Value: Hashable, Sendable {
    case count(Int)
    /// Part of a whole; percent is computed where it is shown.
    case share(part: Int, of: Int)
    /// In days; nil of nobody.
    case medianDays(Median?)
    /// Better, same, worse.
    case change(LightsChange)
    /// Not known yet.
    case unknown
  }

  public enum People: Hashable, Sendable {
    case list([ParticipantKey])
    /// A mapping's records: there is no list and never will be.
    case anonymous
    /// The figure is not about people (places, districts).
    case none
  }
}

/// What a figure was limited to.
public enum FigureFilter: Hashable, Sendable {
  case programme(String)
  case unit(String)
  case step(StepNumber)
  case period(Period)
  case last30Days
  case last90Days
  case round(Int)
  case domain(LifeDomain)
  case light(Light)
  case rule(SeverityRule)
  case statusAt(Day)
  case participant(ParticipantKey)
  /// A group, by its name.
  case group(String)
}

/// Every figure the program can show. The raw value is stable: it names the words of its formula.
public enum FigureID: String, CaseIterable, Hashable, Sendable {
  // Mapping
  case mappingRecords, mappingShare, mappingMultipleSevere, mappingWithChildren, mappingLivingWithChildren
  // Steps
  case stepParticipants, stepMedianDays, stepForward, stepBack, stepEnded, participating, waiting, withoutStep
  // One person
  case daysInStep, lightsChange
  // Units
  case placesOccupied, placesTaken, placesFree
  // Intake
  case waitingList, talkMedianDays
  // Period
  case entered, inProgramme, droppedOut, retained
  case endedCompleted, endedClarified, endedIll, endedOtherSupport, endedDied, endedUnknown
  case inOrdinaryWork, inAdaptedWork, inWorkPractice, inEducation
  case homeDistricts
  // Work, goods and loans
  case unitsProduced, orderUnits, goodsCollected, goodsRepaired, goodsGivenAway, loansOverdue
  // Groups
  case attendanceShare
}
