/// What the register knows of one person's way: what indicators are evaluated over.
public struct PersonHistory: Sendable {
  public let person: ParticipantKey
  /// Every one, in any programme.
  public var enrolments: [Time]
  /// Nil when not known, and for a protected address: such a person counts in totals and in no breakdown.
  public var district: String?
  /// Not of a protected address.
  public var countsInBreakdowns = false
  public var relapses: [Relapse] = []
  public var reEngagements: [ReEngagement] = []
  /// Stays in treatment.
  public var treatments: [TreatmentEpisode] = []
  /// Of a worker, in order of time.
  public var lights: [DatedLights] = []
  public var signs: [CaseSign] = []
  public var birthYear: Int?
  /// Of the last ``QualityRule/daysBack`` days, where it was asked for.
  public var strayMarks: [StrayMark] = []
  /// The same: what was entered after its day.
  public var entries: [Entry] = []
  /// Somebody has seen them within ``LastSeen/days`` days of today, or knows why they are away.
  public var isSeen = false

  /// From a day to a day, or on.
  public struct Days: Hashable, Sendable {
    public var from: Day
    public var to: Day?
    /// The number that whoever it is goes by; nil where nobody asks.
    public var colleague: Int64?

    public init(from: Day, to: Day?, colleague: Int64? = nil) {
      (self.from, self.to, self.colleague) = (from, to, colleague)
    }

    func hold(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
  }

  public struct DatedLights: Hashable, Sendable {
    public var day: Day
    public var lights: Lights

    public init(day: Day, lights: Lights) { (self.day, self.lights) = (day, lights) }
  }

  /// An enrolment with its steps.
  public struct Time: Sendable {
    /// What it goes by in the register.
    public var key: EnrolmentKey?
    public var enrolment: Enrolment
    public var steps: [StepPeriod]
    /// What was asked at its end and after it; nil where nobody asked.
    public var afterEnd: AfterEnd?
    /// The days of primary contact persons.
    public var contacts: [Days] = []

    public init(_ enrolment: Enrolment, steps: [StepPeriod] = []) {
      self.enrolment = enrolment
      self.steps = steps
    }

    /// The day of the outcome; where it is not known, the end.
    var outcomeDate: Day? { enrolment.outcomeDate ?? enrolment.end }
  }

  public init(_ person: ParticipantKey, _ enrolments: [Time], district: String? = nil) {
    self.person = person
    self.enrolments = enrolments
    self.district = district
  }
}
