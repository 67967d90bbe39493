/// What in the register cannot be right, is not whole, or came late: one row a rule. Its words are the texts `quality.<id>` and
/// `quality.<id>Help`.
///
/// What keeps somebody from entering a thing stands with the thing itself and is asked there; much has come by import, or by another
/// fact that has changed since.
public struct QualityRule: Sendable {
  /// The raw value is what programs get, and names the words.
  public enum ID: String, CaseIterable, Hashable, Sendable {
    case overlappingEnrolments, endInTheFuture, outcomeBeforeStart, beforeBirth, beforeApplication
    case markOutsideMembership, markOutsideTimetable, noUnit, contactIsNoUser, plannedEndPassed, birthYearUnlikely
    case unknownDistrict, lateEntry, notInformed
  }

  /// Where what it finds is put right.
  public enum Mend: String, CaseIterable, Hashable, Sendable {
    case card, identity, enrolment, contact, rollCall, information
  }

  public let id: ID
  public let mend: Mend
  let finds: @Sendable (PersonView, QualityGround) -> [QualityFinding.Place]

  init(
    _ id: ID, mend: Mend, _ finds: @escaping @Sendable (PersonView, QualityGround) -> [QualityFinding.Place]
  ) {
    self.id = id
    self.mend = mend
    self.finds = finds
  }

  /// In the order they are read: what cannot be, what does not fit, what is missing, what came late.
  public static let all: [QualityRule] = [
    QualityRule(.overlappingEnrolments, mend: .enrolment) { view, _ in view.overlaps },
    QualityRule(.endInTheFuture, mend: .enrolment) { view, _ in
      view.enrolments { problem in if case .endInTheFuture = problem { true } else { false } }
    },
    QualityRule(.outcomeBeforeStart, mend: .enrolment) { view, _ in view.enrolments { $0 == .outcomeBeforeStart } },
    QualityRule(.beforeBirth, mend: .card) { view, _ in
      let life = LifeSpan(birthYear: view.history.birthYear)
      return view.happenings.filter { if case .beforeBirth = life.problem(on: $0) { true } else { false } }.min()
        .map { [QualityFinding.Place(day: $0)] } ?? []
    },
    QualityRule(.beforeApplication, mend: .enrolment) { view, _ in
      view.chosen.compactMap { time in
        guard let applied = time.enrolment.applied, let first = time.days.min(), first < applied else { return nil }
        return QualityFinding.Place(enrolment: time.key, day: first)
      }
    },
    QualityRule(.markOutsideMembership, mend: .rollCall) { view, _ in
      view.marks { mark in
        // Somebody who came and stands on no list is "utenom lista"; that somebody did not come can be said of the listed only.
        !mark.isListed && mark.mark != .present
          || view.history.enrolments.lazy.map(\.enrolment).haveEnded(before: mark.day)
      }
    },
    QualityRule(.markOutsideTimetable, mend: .rollCall) { view, _ in view.marks { !$0.groupMet } },
    QualityRule(.noUnit, mend: .enrolment) { view, _ in
      view.chosen.filter { time in
        let status = time.enrolment.status(on: view.day)
        return time.enrolment.unit == nil && (status == .participating || status == .awaitingStart)
      }.map { QualityFinding.Place(enrolment: $0.key, day: $0.enrolment.start) }
    },
    QualityRule(.contactIsNoUser, mend: .contact) { view, ground in
      view.chosen.compactMap { time in
        guard time.enrolment.participates(on: view.day),
          let contact = time.contacts.last(where: { $0.hold(on: view.day) }),
          let colleague = contact.colleague, !ground.users.contains(colleague)
        else { return nil }
        return QualityFinding.Place(enrolment: time.key, day: contact.from)
      }
    },
    QualityRule(.plannedEndPassed, mend: .enrolment) { view, _ in
      view.chosen.compactMap { time in
        guard let planned = time.enrolment.plannedEnd, planned < view.day, time.enrolment.end == nil,
          time.enrolment.participates(on: view.day)
        else { return nil }
        return QualityFinding.Place(enrolment: time.key, day: planned)
      }
    },
    QualityRule(.birthYearUnlikely, mend: .identity) { view, _ in
      view.history.birthYear.map { !likelyBirthYears(on: view.day).contains($0) } ?? false
        ? [QualityFinding.Place()] : []
    },
    QualityRule(.unknownDistrict, mend: .identity) { view, ground in
      // Of a protected address the history knows none: its district looks as a missing one.
      view.history.district.map { ground.districts.named($0) == nil } ?? false ? [QualityFinding.Place()] : []
    },
    QualityRule(.lateEntry, mend: .card) { view, _ in
      view.history.entries.filter(\.isLate).map(\.day).min().map { [QualityFinding.Place(day: $0)] } ?? []
    },
    QualityRule(.notInformed, mend: .information) { view, _ in
      view.takesPart && !view.hasHad(.informed) ? [QualityFinding.Place()] : []
    },
  ]

  // MARK: What the rules go by

  /// Whoever is older is most likely written with another century. [ours]
  public static let oldest = 100
  public static let youngest = Participant.youngest

  /// The years in which somebody who takes part on a day is born.
  public static func likelyBirthYears(on today: Day) -> ClosedRange<Int> {
    today.year - oldest...today.year - youngest
  }

  /// A fact that comes so many days after its day came late: as long as an appointment waits for what came of it. [ours]
  public static let daysToEnter = Appointment.daysToEnterOutcome

  /// Marks and entries are looked at so far back: the board's own period. What is older stands in figures that have been given
  /// away, and nobody can enter it in time any more. [ours]
  public static let daysBack = 90
}

/// What the rules need to know besides the person.
public struct QualityGround: Sendable {
  public var districts: Districts
  /// The users of the register, by the numbers that contact persons go by.
  public var users: Set<Int64>

  public init(districts: Districts, users: Set<Int64>) { (self.districts, self.users) = (districts, users) }
}

/// Something that a rule has found of somebody.
public struct QualityFinding: Hashable, Sendable {
  /// What it was found in.
  public struct Place: Hashable, Sendable {
    public var enrolment: EnrolmentKey?
    public var group: GroupKey?
    public var day: Day?

    public init(enrolment: EnrolmentKey? = nil, group: GroupKey? = nil, day: Day? = nil) {
      (self.enrolment, self.group, self.day) = (enrolment, group, day)
    }
  }

  public var rule: QualityRule.ID
  public var person: ParticipantKey
  public var place: Place

  public init(_ rule: QualityRule.ID, _ person: ParticipantKey, _ place: Place = Place()) {
    (self.rule, self.person, self.place) = (rule, person, place)
  }
}

extension QualityRule.ID {
  public var mend: QualityRule.Mend { QualityRule.all.first { $0.id == self }?.mend ?? .card }
}
