// What the rules of data quality ask of one person: see ``QualityRule``.

extension PersonHistory {
  /// A mark that the lists of its group do not explain.
  public struct StrayMark: Hashable, Sendable {
    public var group: GroupKey
    public var day: Day
    public var mark: AttendanceMark
    /// Whether they were in the group on that day.
    public var isListed: Bool
    /// Whether the group met then, by any timetable it has had.
    public var groupMet: Bool

    public init(_ group: GroupKey, _ day: Day, _ mark: AttendanceMark, isListed: Bool, groupMet: Bool) {
      (self.group, self.day, self.mark) = (group, day, mark)
      (self.isListed, self.groupMet) = (isListed, groupMet)
    }
  }

  /// When something was entered, and the day on which it happened.
  public struct Entry: Hashable, Sendable {
    public var day: Day
    public var entered: Day

    public init(day: Day, entered: Day) { (self.day, self.entered) = (day, entered) }

    public var isLate: Bool { entered - day > QualityRule.daysToEnter }
  }
}

extension PersonHistory.Time {
  /// The days of it besides that of the application, before which none of them can be.
  var days: [Day] {
    [enrolment.start, enrolment.end, enrolment.outcomeDate].compactMap(\.self) + steps.map(\.from)
  }
}

extension PersonView {
  /// All that the rules find; nothing where it has not been read what they go by.
  public var findings: [QualityFinding] {
    guard let ground = scope.quality else { return [] }
    return QualityRule.all.flatMap { rule in
      rule.finds(self, ground).map { QualityFinding(rule.id, history.person, $0) }
    }
  }

  /// Nothing that any rule finds.
  public var isWhole: Bool {
    guard let ground = scope.quality else { return false }
    return QualityRule.all.allSatisfy { $0.finds(self, ground).isEmpty }
  }

  /// Each two enrolments of one programme that run on a day besides the one on which the one ends and the other begins; the later
  /// of them tells it.
  var overlaps: [QualityFinding.Place] {
    let counting = history.enrolments.filter(\.enrolment.status.counts)
    return counting.enumerated().flatMap { index, time in
      counting.dropFirst(index + 1).compactMap { other -> QualityFinding.Place? in
        guard time.enrolment.programme == other.enrolment.programme,
          scope.meant.include(time.enrolment) || scope.meant.include(other.enrolment),
          EnrolmentRules.overlap(of: time.enrolment.dates, with: [other.enrolment.dates]) != nil
        else { return nil }
        let later = (time.enrolment.start ?? day) > (other.enrolment.start ?? day) ? time : other
        return QualityFinding.Place(enrolment: later.key, day: later.enrolment.start)
      }
    }
  }

  /// The enrolments that have a problem by themselves.
  func enrolments(_ isMeant: (EnrolmentRules.Problem) -> Bool) -> [QualityFinding.Place] {
    chosen.compactMap { time in
      // How the programme ends decides about other problems.
      let problems = EnrolmentRules.problems(of: time.enrolment, ending: .running, today: scope.today)
      return problems.contains(where: isMeant)
        ? QualityFinding.Place(enrolment: time.key, day: time.enrolment.outcomeDate ?? time.enrolment.end) : nil
    }
  }

  func marks(_ isMeant: (PersonHistory.StrayMark) -> Bool) -> [QualityFinding.Place] {
    history.strayMarks.filter(isMeant).map { QualityFinding.Place(group: $0.group, day: $0.day) }
  }

  /// Every day that the register knows something of them on. Those of relapses are left out: that there was one is not to be told
  /// by a list.
  var happenings: [Day] {
    history.enrolments.flatMap { time in
      [time.enrolment.applied, time.enrolment.plannedEnd].compactMap(\.self) + time.days + time.contacts.map(\.from)
    } + history.lights.map(\.day) + history.strayMarks.map(\.day)
      + history.treatments.flatMap { [$0.applied, $0.admitted, $0.ended].compactMap(\.self) }
  }
}
