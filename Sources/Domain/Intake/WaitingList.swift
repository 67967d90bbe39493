/// Somebody who waits for a place in a programme.
public struct Waiting: Hashable, Sendable {
  public var enrolment: EnrolmentKey
  public var person: ParticipantKey
  /// Nil when it was never entered; whoever has no date comes after those who have one.
  public var applied: Day?
  /// Lives in a district of the agreement.
  public var isOfAgreement: Bool
  /// The day a team lead passed them forward.
  public var passedForward: Day?
  /// Has been offered a place and has not answered: the place is taken already.
  public var hasOffer: Bool

  public init(
    enrolment: EnrolmentKey, person: ParticipantKey, applied: Day?, isOfAgreement: Bool = false,
    passedForward: Day? = nil, hasOffer: Bool = false
  ) {
    self.enrolment = enrolment
    self.person = person
    self.applied = applied
    self.isOfAgreement = isOfAgreement
    self.passedForward = passedForward
    self.hasOffer = hasOffer
  }
}

/// A place on the waiting list, and why it is the one it is.
public struct WaitingPlace: Hashable, Sendable {
  /// What put somebody before those after them.
  public enum Ground: Hashable, Sendable {
    /// A team lead said so.
    case passedForward(Day)
    /// District in the agreement, while more wait than there are places for.
    case agreement
    /// Not of the agreement, while those who are go first.
    case afterAgreement
    /// The day they applied, and nothing else.
    case applied
  }

  /// Where several of the same standing applied on the same day.
  public enum Tie: Hashable, Sendable { case enteredFirst, enteredLater }

  public var waiting: Waiting
  /// From 1.
  public var number: Int
  public var ground: Ground
  public var tie: Tie?
}

/// The waiting list in its order.
///
/// Who has been passed forward comes first. District in the agreement counts only when more wait than are free or freeing
/// within ``UnitOccupancy/freeingWindow`` days; then comes the day they applied, then the order of entry.
public struct WaitingList: Hashable, Sendable {
  public let places: [WaitingPlace]
  /// Free now or soon; nil where the number of places is not known.
  public let available: Int?
  /// More wait than there are places for.
  public let isShort: Bool

  /// - Parameter available: places free or freeing; nil when it is not known, and then nobody's district counts.
  public init(_ waiting: [Waiting], available: Int?) {
    self.available = available
    // Whoever has an offer has a place: it is among those taken.
    let demand = waiting.count { !$0.hasOffer }
    let isShort = available.map { demand > max(0, $0) } ?? false
    self.isShort = isShort
    // Where nobody is of the agreement it decides nothing, and is not told as a reason.
    let districtCounts = isShort && waiting.contains(where: \.isOfAgreement)
    let ordered = waiting.map { (key: Key($0, districtCounts: districtCounts), waiting: $0) }.sorted { $0.key < $1.key }
    places = ordered.indices.map { index in
      let (key, waiting) = ordered[index]
      func isTied(_ other: Int) -> Bool {
        ordered.indices.contains(other) && ordered[other].key.isTied(with: key)
      }
      let ground: WaitingPlace.Ground =
        if let day = waiting.passedForward { .passedForward(day) } else if !districtCounts { .applied } else {
          waiting.isOfAgreement ? .agreement : .afterAgreement
        }
      return WaitingPlace(
        waiting: waiting, number: index + 1, ground: ground,
        tie: isTied(index - 1) ? .enteredLater : isTied(index + 1) ? .enteredFirst : nil)
    }
  }

  /// The same list if there were so many more places.
  public func with(morePlaces more: Int) -> WaitingList {
    WaitingList(places.map(\.waiting), available: available.map { max(0, $0) + more } ?? more)
  }

  /// Those there is a place for now or soon, who have not been offered one yet.
  public var withinReach: [WaitingPlace] {
    Array(places.filter { !$0.waiting.hasOffer }.prefix(max(0, available ?? 0)))
  }

  /// The first who has not been offered a place.
  public var next: WaitingPlace? { places.first { !$0.waiting.hasOffer } }

  public subscript(enrolment: EnrolmentKey) -> WaitingPlace? {
    places.first { $0.waiting.enrolment == enrolment }
  }

  /// What the order goes by.
  private struct Key: Comparable {
    let passedForward: Int32
    let district: Int
    let applied: Int32
    let entry: Int64

    init(_ waiting: Waiting, districtCounts: Bool) {
      passedForward = waiting.passedForward?.number ?? .max
      district = districtCounts && waiting.passedForward == nil && !waiting.isOfAgreement ? 1 : 0
      applied = waiting.applied?.number ?? .max
      // Keys are given in the order of entry, and stay when an enrolment is corrected.
      entry = waiting.enrolment.value
    }

    func isTied(with other: Key) -> Bool {
      (passedForward, district, applied) == (other.passedForward, other.district, other.applied)
    }

    static func < (left: Key, right: Key) -> Bool {
      (left.passedForward, left.district, left.applied, left.entry)
        < (right.passedForward, right.district, right.applied, right.entry)
    }
  }
}

extension Waiting {
  /// Calendar days since they applied: who did on Friday has waited three on Monday.
  public func days(on today: Day) -> Int? { applied.map { today - $0 } }
}

extension EnrolmentStatus {
  /// Waits for a place: SØKT INN, VURDERES, VENTELISTE.
  public var isWaiting: Bool { isBeforeStart && self != .awaitingStart }
}
