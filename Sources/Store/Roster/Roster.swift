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
  public internal(set) var entry: Int64
  var table: RosterTable
  /// People by shown name, and by number.
  var nameOrder: [Int32]
  var numberOrder: [Int32]
  /// How many people, from the first, are in order of their keys; those after came by ``update(_:from:)``.
  let ordered: Int

  init(
    today: Day, clockDay: Day, entry: Int64, table: RosterTable, nameOrder: [Int32], numberOrder: [Int32],
    ordered: Int
  ) {
    self.today = today
    self.clockDay = clockDay
    self.entry = entry
    self.table = table
    self.nameOrder = nameOrder
    self.numberOrder = numberOrder
    self.ordered = ordered
  }

  /// How many people there are.
  public var people: Int { nameOrder.count }

  /// What a list shows on one line.
  /// - Parameter line: one that ``select(_:)`` of this very roster gave; nil comes of any other.
  public subscript(line: Int32) -> RosterRow? {
    table.lines.indices.contains(Int(line)) ? RosterRow(table, table.lines[Int(line)], today) : nil
  }

  /// The line of a person: in one programme, or where they are now. Nil when the person is not in the roster, or has not
  /// been in the programme.
  public func line(of person: ParticipantKey, programme: String? = nil) -> Int32? {
    guard let place = place(of: person.value) else { return nil }
    let lines = table.lines(of: table.people[place])
    guard let programme else { return lines.first.map { Int32(truncatingIfNeeded: $0) } }
    guard let index = table.programmes.firstIndex(of: programme) else { return nil }
    return lines.first { table.lines[$0].programme == index }.map { Int32(truncatingIfNeeded: $0) }
  }

  /// The place of a key among the people; nil when nobody has it.
  func place(of key: Int64) -> Int? {
    var low = 0
    var high = ordered
    while low < high {
      let middle = (low + high) / 2
      if table.people[middle].key < key { low = middle + 1 } else { high = middle }
    }
    func isHere(_ place: Int) -> Bool { table.people[place].key == key && table.people[place].lineCount > 0 }
    return low < ordered && isHere(low) ? low : (ordered..<table.people.count).last(where: isHere)
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
  /// Ended so long ago that they have left the lists.
  public var hasLeft: Bool

  init(_ table: RosterTable, _ line: RosterTable.Line, _ today: Day) {
    func day(_ number: Int32) -> Day? { number == RosterTable.noDay ? nil : Day(number: number) }
    let person = table.people[Int(line.person)]
    self.person = ParticipantKey(person.key)
    number = ParticipantNumber(stored: String(decoding: table.number(person), as: UTF8.self))
    shownName = String(decoding: table.name(person), as: UTF8.self)
    phone = person.phoneLength == 0 ? nil : String(decoding: table.phone(person), as: UTF8.self)
    birthYear = person.birthYear == 0 ? nil : Int(person.birthYear)
    enrolment = line.enrolment == 0 ? nil : EnrolmentKey(line.enrolment)
    programme = line.programme < 0 || line.isNameOnly ? nil : table.programmes[Int(line.programme)]
    unit = line.unit == 0 || line.isNameOnly ? nil : UnitKey(line.unit)
    status = EnrolmentStatus(digestCode: line.status)
    step = StepNumber(Int(line.step))
    stepFrom = day(line.stepDay)
    daysInStep = stepFrom.map { today - $0 }
    contact = line.contact < 0 ? nil : table.contacts[Int(line.contact)]
    lightsDate = day(person.lightsDay)
    lights = lightsDate == nil ? nil : Lights(packed: person.lights)
    start = day(line.start)
    end = day(line.end)
    plannedEnd = day(line.plannedEnd)
    hasLeft = !line.isShown && !line.isNameOnly
  }
}
