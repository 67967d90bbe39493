import Domain
import Ledger

/// How the numbers at each place change from one day to the next: +1 on the day an enrolment comes to a place, −1 on the
/// day it leaves. The number on any day is the sum of all changes up to it, so that the menu can count 100,000 people
/// for any day without reading them.
struct Tally: Equatable {
  struct Key: Hashable {
    var programme: Int64
    /// 0: no unit.
    var unit: Int64
    /// ``Tally/always`` for what held before the first day anything happened.
    var day: Int32
    var place: UInt8
  }

  static let always = Int32.min

  private(set) var changes: [Key: Int] = [:]

  /// - Parameter sign: +1 to count the enrolment, −1 to take it out again.
  mutating func add(_ enrolment: EnrolmentDigest, sign: Int) {
    var before: EnrolmentPlace?
    for (index, day) in Tally.turningDays(of: enrolment).enumerated() {
      let place = enrolment.place(on: day)
      if place == before { continue }
      let key = index == 0 ? Tally.always : day.number
      if let before { change(enrolment, day: key, before, by: -sign) }
      if let place { change(enrolment, day: key, place, by: sign) }
      before = place
    }
  }

  /// Counts every enrolment of a digest in or out.
  /// - Returns: false when the bytes are no digest.
  mutating func add(digest: UnsafeRawBufferPointer, sign: Int) -> Bool {
    var reader = DigestReader(digest)
    while !reader.isAtEnd {
      guard let enrolment = EnrolmentDigest(&reader) else { return false }
      add(enrolment, sign: sign)
    }
    return true
  }

  private mutating func change(_ enrolment: EnrolmentDigest, day: Int32, _ place: EnrolmentPlace, by sign: Int) {
    let key = Key(
      programme: enrolment.programme, unit: enrolment.unit?.value ?? 0, day: day, place: place.rawValue)
    let sum = changes[key, default: 0] + sign
    changes[key] = sum == 0 ? nil : sum
  }

  /// The days on which the place of an enrolment can change, with one before them all in front.
  private static func turningDays(of enrolment: EnrolmentDigest) -> [Day] {
    var days: [Day] = []
    days.reserveCapacity(4 + 2 * enrolment.steps.count)
    if let applied = enrolment.applied { days.append(applied) }
    if let start = enrolment.dates.start { days.append(start) }
    if let end = enrolment.dates.end { days.append(end + 1) }
    for step in enrolment.steps {
      days.append(step.from)
      if let to = step.to { days.append(to + 1) }
    }
    days.sort()
    days.insert((days.first ?? Day(number: 0)) - 1, at: 0)
    return days
  }
}

extension EnrolmentDigest {
  /// Nil when it is not counted on that day.
  func place(on day: Day) -> EnrolmentPlace? {
    EnrolmentPlace(dates: dates, applied: applied, step: steps.inForce(on: day)?.step, on: day)
  }
}
