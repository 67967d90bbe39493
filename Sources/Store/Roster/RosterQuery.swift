import Domain

/// Which lines of a roster a list shows, and in which order.
public struct RosterQuery: Hashable, Sendable {
  /// What is typed: every word must begin a word of the name, the number or the telephone number.
  public var text: String
  /// Or stand within one.
  public var findsInside: Bool
  /// Those who are or have been in it, each with their line there; nil for all, each with the line where they are now.
  public var programme: String?
  public var unit: UnitKey?
  public var step: StepNumber?
  /// Of those who take part only: who has no primary contact person, or this one.
  public var contact: Contact?
  /// How their newest lights are, as a colleague sees them.
  public var lights: LightsState?
  public var takesPart: Bool
  /// Of those who take part only those who are not among these.
  public var besides: PeopleSet?
  /// Only these.
  public var among: PeopleSet?
  /// Of those who take part only those whose planned end was before this day.
  public var plannedEndBefore: Day?
  /// Also those who ended so long ago that they have left the lists.
  public var includesLongEnded: Bool
  public var sort: Sort
  /// What an order by unit puts them in: the roster knows no unit's name.
  public var unitOrder: [UnitKey]
  /// What is missing comes last either way.
  public var ascending: Bool

  public enum Contact: Hashable, Sendable {
    case none
    case named(String)
    /// As contact person, co-contact or stand-in: these people.
    case following(PeopleSet)
  }

  public enum LightsState: Hashable, Sendable {
    /// Of those who take part.
    case missing, before(Day)
    /// One or more.
    case red
  }

  /// Many people, told from others by which set it is: a query is compared at every frame.
  public final class PeopleSet: Hashable, Sendable {
    let people: Set<ParticipantKey>
    public init(_ people: Set<ParticipantKey>) { self.people = people }
    public func meeting(_ other: PeopleSet) -> PeopleSet { PeopleSet(people.intersection(other.people)) }
    public func joined(_ other: PeopleSet) -> PeopleSet { PeopleSet(people.union(other.people)) }

    public static func == (left: PeopleSet, right: PeopleSet) -> Bool { left === right }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
  }

  public enum Sort: String, CaseIterable, Hashable, Sendable {
    case name, number, step
    /// Days in the step.
    case days
    case contact
    /// Ascending is the gravest first: most reds, then most yellows.
    case lights
    /// The day they were assessed.
    case lightsDate
    /// As statuses follow on each other.
    case status
    /// The year.
    case born
    case unit
  }

  public init(
    text: String = "", findsInside: Bool = false, programme: String? = nil, unit: UnitKey? = nil,
    step: StepNumber? = nil,
    contact: Contact? = nil, lights: LightsState? = nil, takesPart: Bool = false, besides: PeopleSet? = nil,
    plannedEndBefore: Day? = nil, includesLongEnded: Bool = false, sort: Sort = .name, unitOrder: [UnitKey] = [],
    ascending: Bool = true
  ) {
    self.text = text
    self.findsInside = findsInside
    self.programme = programme
    self.unit = unit
    self.step = step
    (self.contact, self.lights, self.takesPart, self.besides) = (contact, lights, takesPart, besides)
    self.plannedEndBefore = plannedEndBefore
    self.includesLongEnded = includesLongEnded
    self.sort = sort
    self.unitOrder = unitOrder
    self.ascending = ascending
  }
}
