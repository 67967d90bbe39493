/// One row of the table of numbers: who is counted, among whom, who may see them, what leaves the house. Its name, formula and
/// help are the texts `figure.<id>.title`, `.formula` and `.help`.
public struct Indicator: Sendable {
  public let id: FigureID
  public let measure: Measure
  /// The number it is a part of; nil of one that is a number by itself.
  public let among: FigureID?
  /// What a role must see to see the people behind it; nil: there are none to see.
  public let sees: Information?
  public let leavesHouse: Suppression
  /// The question it answers on the board; nil where it stands elsewhere.
  public let question: Question?

  /// How it is evaluated. What is told of people's ways is evaluated over ``PersonHistory``, in one pass for all (``Reckoning``).
  public enum Measure: Sendable {
    /// Different people.
    case people(@Sendable (PersonView) -> Bool)
    /// Part of those it is counted among.
    case share(@Sendable (PersonView) -> Bool)
    /// Median of days; a person may have none, and several.
    case medianDays(@Sendable (PersonView) -> [Int])
    /// The longest of them.
    case longestDays(@Sendable (PersonView) -> [Int])
    /// Days of people by days of places: over the whole where there are more people than places.
    case ofPlaces(@Sendable (PersonView) -> Int)
    case sum(@Sendable (PersonView) -> Int)
    /// So many of what a person has several of, and of how many it can be said.
    case ratio(@Sendable (PersonView) -> (part: Int, of: Int))
    /// Different values among people.
    case different(@Sendable (PersonView) -> String?)
    /// Enrolments that stand in one of these places on the last day; in a step, where one is asked for.
    ///
    /// The board of steps and the menu do not go through everybody for these and for ``moves(_:)``: they ask a running tally
    /// (``StepsBoard``, and the register's own), kept by the rules that this is evaluated by, ``StepsStanding`` and ``StepsMove``.
    case standing(Set<EnrolmentPlace>)
    /// Moves out of a step in the period.
    case moves(StepsMove.Kind)
    /// Reckoned by the room it is of: roll calls, places, goods, mappings, one person's days.
    case elsewhere
  }

  /// What of a number may leave the house.
  public enum Suppression: Sendable {
    /// 1 to 4 are fewer than 5, 0 is told, and nothing of a base under 5.
    case smallNumbers
    /// It is not about people.
    case asItIs
    case staysHere
  }

  /// The questions of the board, in the order they are read.
  public enum Question: String, CaseIterable, Sendable {
    case inAndOut, howItEnded, whereFrom, afterRelapse, whatCameOfIt, afterTheEnd
  }

  public init(
    _ id: FigureID, _ measure: Measure, among: FigureID? = nil, sees: Information?, _ leavesHouse: Suppression,
    on question: Question? = nil
  ) {
    self.id = id
    self.measure = measure
    self.among = among
    self.sees = sees
    self.leavesHouse = leavesHouse
    self.question = question
  }
}

extension Indicator {
  /// Whether it is evaluated over everybody's ways.
  public var isReckoned: Bool { if case .elsewhere = measure { false } else { true } }
}
