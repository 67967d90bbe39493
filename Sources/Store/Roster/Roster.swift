import Domain

/// Everyone in the register with what a list shows of them, in memory, on one day.
///
/// A value that never changes: it may be handed between threads, searched on one while the next is loaded on another.
/// Searching and sorting 100,000 people takes a frame.
///
/// ```swift
/// let roster = try session.roster()
/// let lines = roster.select(RosterQuery(text: "han"))
/// for line in lines.prefix(20) { show(roster[line]) }
/// ```
public struct Roster: Sendable {
  /// The day it is for: statuses, steps and days in them are as of it.
  public let today: Day
  /// The clock's day, which decides with ``today`` who stands in it.
  let clockDay: Day
  /// The newest journal entry it knows of.
  public let entry: Int64
  let columns: RosterColumns
  /// People by shown name, and by number.
  let nameOrder: [Int32]
  let numberOrder: [Int32]
  /// How many people, from the first, are in order of their keys; those after came by ``updated(_:from:)``.
  let ordered: Int

  init(
    today: Day, clockDay: Day, entry: Int64, columns: RosterColumns, nameOrder: [Int32], numberOrder: [Int32],
    ordered: Int
  ) {
    self.today = today
    self.clockDay = clockDay
    self.entry = entry
    self.columns = columns
    self.nameOrder = nameOrder
    self.numberOrder = numberOrder
    self.ordered = ordered
  }

  /// How many people there are.
  public var people: Int { nameOrder.count }

  /// What a list shows on one line.
  /// - Parameter line: one that ``select(_:)`` of this very roster gave; nil comes of any other.
  public subscript(line: Int32) -> RosterRow? {
    guard columns.linePeople.indices.contains(Int(line)) else { return nil }
    return RosterRow(columns, Int(line), today)
  }

  /// The line of a person: in one programme, or where they are now. Nil when the person is not in the roster, or has not
  /// been in the programme.
  public func line(of person: ParticipantKey, programme: String? = nil) -> Int32? {
    guard let place = place(of: person.value) else { return nil }
    let lines = columns.lines(place)
    guard let programme else { return lines.first.map { Int32(truncatingIfNeeded: $0) } }
    guard let index = columns.programmes.firstIndex(of: programme) else { return nil }
    return lines.first { columns.programmeIndices[$0] == index }.map { Int32(truncatingIfNeeded: $0) }
  }

  /// The place of a key among the people; nil when nobody has it.
  func place(of key: Int64) -> Int? {
    var low = 0
    var high = ordered
    while low < high {
      let middle = (low + high) / 2
      if columns.keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    let place =
      low < ordered && columns.keys[low] == key && columns.lineCounts[low] > 0
      ? low : columns.keys[ordered...].lastIndex(of: key)
    return place.flatMap { columns.lineCounts[$0] > 0 ? $0 : nil }
  }
}

/// One line of a list of people: a person, and the enrolment that runs, else the latest to start.
public struct RosterRow: Hashable, Sendable {
  public var person: ParticipantKey
  public var number: ParticipantNumber
  public var shownName: String
  /// Nil where it is not known or not for the role to see, and of somebody with a protected address.
  public var phone: String?
  public var birthYear: Int?
  /// Nil for somebody without an enrolment.
  public var enrolment: EnrolmentKey?
  public var programme: String?
  public var unit: UnitKey?
  /// The status in force on the roster's day.
  public var status: EnrolmentStatus?
  /// Where somebody who takes part is; nil for everyone else.
  public var step: StepNumber?
  public var stepFrom: Day?
  /// today − stepFrom.
  public var daysInStep: Int?
  /// The primary contact in force.
  public var contact: String?
  /// The newest by a worker.
  public var lights: Lights?
  public var lightsDate: Day?
  public var start: Day?
  /// The last day of participation.
  public var end: Day?
  public var plannedEnd: Day?

  init(_ columns: RosterColumns, _ line: Int, _ today: Day) {
    func day(_ number: Int32) -> Day? { number == RosterColumns.noDay ? nil : Day(number: number) }
    let place = Int(columns.linePeople[line])
    person = ParticipantKey(columns.keys[place])
    number = ParticipantNumber(stored: String(decoding: columns.number(place), as: UTF8.self))
    shownName = String(decoding: columns.name(place), as: UTF8.self)
    phone = columns.phoneLengths[place] == 0 ? nil : String(decoding: columns.phone(place), as: UTF8.self)
    birthYear = columns.birthYears[place] == 0 ? nil : Int(columns.birthYears[place])
    enrolment = columns.enrolments[line] == 0 ? nil : EnrolmentKey(columns.enrolments[line])
    programme = columns.programmeIndices[line] < 0 ? nil : columns.programmes[Int(columns.programmeIndices[line])]
    unit = columns.units[line] == 0 ? nil : UnitKey(columns.units[line])
    status = EnrolmentStatus(digestCode: columns.statuses[line])
    step = StepNumber(Int(columns.steps[line]))
    stepFrom = day(columns.stepDays[line])
    daysInStep = stepFrom.map { today - $0 }
    contact = columns.contactIndices[line] < 0 ? nil : columns.contacts[Int(columns.contactIndices[line])]
    lightsDate = day(columns.lightsDays[place])
    lights = lightsDate == nil ? nil : Lights(packed: columns.lights[place])
    start = day(columns.starts[line])
    end = day(columns.ends[line])
    plannedEnd = day(columns.plannedEnds[line])
  }
}
