import Domain
import Ledger

/// What a list needs to know of one enrolment to answer for any day: nothing here depends on today.
struct EnrolmentDigest: Hashable, Sendable {
  var key: EnrolmentKey
  /// The programme's code.
  var programme: Int64
  var unit: UnitKey?
  var dates: EnrolmentDates
  var applied: Day?
  var plannedEnd: Day?
  /// In order of their first day.
  var steps: [StepPeriod] = []
  /// Primary contact persons, in order of their first day.
  var contacts: [ContactDigest] = []

  init(
    key: EnrolmentKey, programme: Int64, unit: UnitKey?, dates: EnrolmentDates, applied: Day?, plannedEnd: Day?
  ) {
    self.key = key
    self.programme = programme
    self.unit = unit
    self.dates = dates
    self.applied = applied
    self.plannedEnd = plannedEnd
  }

  /// The number the primary contact on `day` goes by (``Colleagues``); of two, the later to begin.
  func contact(on day: Day) -> Int64? { contacts.last { $0.isInForce(on: day) }?.colleague }
}

/// A primary contact person: who, from when to when.
struct ContactDigest: Hashable, Sendable {
  var colleague: Int64
  var from: Day
  var to: Day?

  func isInForce(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
}

// The form of the bytes. An enrolment: key, programme, unit (0: none), status, which dates there are, the dates, steps,
// contacts. Every day is written as its distance from the day before it in the digest, which is one byte or two.

extension EnrolmentDigest {
  /// A step's and a contact's first byte: whether there is a last day, and the step above it.
  static let hasEnd: UInt8 = 1

  func write(to writer: inout DigestWriter) {
    writer.add(unsigned: UInt64(bitPattern: key.value))
    writer.add(unsigned: UInt64(bitPattern: programme))
    writer.add(unsigned: UInt64(bitPattern: unit?.value ?? 0))
    writer.add(byte: dates.status.digestCode)
    var present: DatesPresent = []
    if applied != nil { present.insert(.applied) }
    if dates.start != nil { present.insert(.start) }
    if dates.end != nil { present.insert(.end) }
    if plannedEnd != nil { present.insert(.plannedEnd) }
    writer.add(byte: present.rawValue)
    var last: Int32 = 0
    for day in [applied, dates.start, dates.end, plannedEnd] { writer.add(day, after: &last) }
    writer.add(unsigned: UInt64(steps.count))
    for step in steps {
      writer.add(byte: UInt8(step.step.value) << 1 | (step.to == nil ? 0 : EnrolmentDigest.hasEnd))
      writer.add(step.from, after: &last)
      writer.add(step.to, after: &last)
    }
    writer.add(unsigned: UInt64(contacts.count))
    for contact in contacts {
      writer.add(byte: contact.to == nil ? 0 : EnrolmentDigest.hasEnd)
      writer.add(contact.from, after: &last)
      writer.add(contact.to, after: &last)
      writer.add(unsigned: UInt64(bitPattern: contact.colleague))
    }
  }

  /// Nil when the bytes are not what ``write(to:)`` writes.
  init?(_ reader: inout DigestReader) {
    guard let head = EnrolmentHead(&reader) else { return nil }
    self.init(head)
    var last = head.lastDay
    guard EnrolmentDigest.readSteps(&reader, after: &last, into: &steps) else { return nil }
    contacts = EnrolmentDigest.contacts(&reader, after: &last)
    if reader.isBroken { return nil }
  }

  private init(_ head: EnrolmentHead) {
    key = head.key
    programme = head.programme
    unit = head.unit
    dates = head.dates
    applied = head.applied
    plannedEnd = head.plannedEnd
  }

  /// Adds the steps that follow the head; false when there is a step that cannot be.
  static func readSteps(
    _ reader: inout DigestReader, after last: inout Int32, into steps: inout [StepPeriod]
  ) -> Bool {
    var count = reader.unsigned()
    while count > 0, !reader.isBroken {
      count -= 1
      let head = reader.byte()
      guard let number = StepNumber(Int(head >> 1)) else { return false }
      var period = StepPeriod(step: number, from: reader.day(after: &last))
      if head & hasEnd != 0 { period.to = reader.day(after: &last) }
      steps.append(period)
    }
    return true
  }

  /// The contacts that follow the steps.
  private static func contacts(_ reader: inout DigestReader, after last: inout Int32) -> [ContactDigest] {
    var count = reader.unsigned()
    var contacts: [ContactDigest] = []
    while count > 0, !reader.isBroken {
      count -= 1
      contacts.append(contact(&reader, after: &last))
    }
    return contacts
  }

  /// The primary contact on `day`, from the contacts that follow the steps: what ``contact(on:)`` gives.
  static func contact(on day: Day, _ reader: inout DigestReader, after last: inout Int32) -> Int64? {
    var count = reader.unsigned()
    var colleague: Int64?
    while count > 0, !reader.isBroken {
      count -= 1
      let contact = contact(&reader, after: &last)
      if contact.isInForce(on: day) { colleague = contact.colleague }
    }
    return colleague
  }

  private static func contact(_ reader: inout DigestReader, after last: inout Int32) -> ContactDigest {
    let hasEnd = reader.byte() & hasEnd != 0
    let from = reader.day(after: &last)
    let to = hasEnd ? reader.day(after: &last) : nil
    return ContactDigest(colleague: Int64(bitPattern: reader.unsigned()), from: from, to: to)
  }

  /// Goes past steps and contacts without making anything of them.
  static func skipSteps(_ reader: inout DigestReader) {
    var count = reader.unsigned()
    while count > 0, !reader.isBroken {
      count -= 1
      let hasEnd = reader.byte() & hasEnd != 0
      _ = reader.signed()
      if hasEnd { _ = reader.signed() }
    }
    count = reader.unsigned()
    while count > 0, !reader.isBroken {
      count -= 1
      let hasEnd = reader.byte() & hasEnd != 0
      _ = reader.signed()
      if hasEnd { _ = reader.signed() }
      _ = reader.unsigned()
    }
  }
}

/// The fixed part of an enrolment's digest: enough to choose which of a person's enrolments a list shows.
struct EnrolmentHead {
  var key: EnrolmentKey
  var programme: Int64
  var unit: UnitKey?
  var dates: EnrolmentDates
  var applied: Day?
  var plannedEnd: Day?
  /// The day that the first day after the head is counted from.
  var lastDay: Int32 = 0

  /// Nil when the bytes are no digest.
  init?(_ reader: inout DigestReader) {
    key = EnrolmentKey(Int64(bitPattern: reader.unsigned()))
    programme = Int64(bitPattern: reader.unsigned())
    let unit = Int64(bitPattern: reader.unsigned())
    self.unit = unit == 0 ? nil : UnitKey(unit)
    guard let status = EnrolmentStatus(digestCode: reader.byte()) else { return nil }
    let present = DatesPresent(rawValue: reader.byte())
    applied = present.contains(.applied) ? reader.day(after: &lastDay) : nil
    dates = EnrolmentDates(status: status, start: nil, end: nil)
    if present.contains(.start) { dates.start = reader.day(after: &lastDay) }
    if present.contains(.end) { dates.end = reader.day(after: &lastDay) }
    plannedEnd = present.contains(.plannedEnd) ? reader.day(after: &lastDay) : nil
    if reader.isBroken { return nil }
  }
}

/// Which of an enrolment's dates its digest holds.
private struct DatesPresent: OptionSet {
  let rawValue: UInt8
  static let applied = DatesPresent(rawValue: 1)
  static let start = DatesPresent(rawValue: 2)
  static let end = DatesPresent(rawValue: 4)
  static let plannedEnd = DatesPresent(rawValue: 8)
}
