import Domain
import Ledger

/// The people of a register, column by column: a hundred thousand in some twenty megabytes.
///
/// A *person* is a place in the columns of people, a *line* one in the columns of lines. A person has one line for each
/// programme they have been in (the enrolment that runs there, else the latest to start) and at least one; the first is
/// the one a list of all programmes shows.
struct RosterColumns: Sendable {
  // MARK: People

  var keys: [Int64] = []
  /// Where the shown name begins in ``texts``; the number follows on it, and the telephone on that.
  var textStarts: [UInt32] = []
  var nameLengths: [UInt16] = []
  var numberLengths: [UInt8] = []
  /// 0: not known, or not to be known.
  var phoneLengths: [UInt8] = []
  /// 0: not known.
  var birthYears: [Int16] = []
  /// Newest by a worker on or before the roster's day; 0: none.
  var lights: [UInt16] = []
  var lightsDays: [Int32] = []
  var firstLines: [Int32] = []
  /// 0: nobody any more.
  var lineCounts: [UInt16] = []
  /// A person's place in the columns of search regions.
  var regions: [Int32] = []

  // MARK: Text

  var texts: [UInt8] = []
  /// Folded words; see ``SearchText``.
  var search: [UInt8] = []
  /// Where each person's words begin in ``search``, in order, and whose they are; −1: nobody's any more.
  var regionStarts: [UInt32] = []
  var regionPeople: [Int32] = []

  // MARK: Lines

  var linePeople: [Int32] = []
  /// 0: somebody without an enrolment.
  var enrolments: [Int64] = []
  /// 0: none.
  var units: [Int64] = []
  /// A place in ``programmes``; −1: none.
  var programmeIndices: [Int16] = []
  /// The status in force as a digest's code; 0: none.
  var statuses: [UInt8] = []
  /// 0: none, or does not take part.
  var steps: [UInt8] = []
  /// ``noDay`` where there is none; so with the other days.
  var stepDays: [Int32] = []
  var starts: [Int32] = []
  var ends: [Int32] = []
  var plannedEnds: [Int32] = []
  /// A place in ``contacts``; −1: none.
  var contactIndices: [Int32] = []
  /// Whether the line is shown without asking for those who ended long ago.
  var isShown: [Bool] = []

  // MARK: Boards

  var boards = StepsLines()

  // MARK: Names that many share

  var programmes: [String] = []
  var contacts: [String] = []

  static let noDay = Int32.min

  var people: Int { keys.count }
  var lines: Int { linePeople.count }

  mutating func reserve(people: Int) {
    keys.reserveCapacity(people)
    textStarts.reserveCapacity(people)
    nameLengths.reserveCapacity(people)
    numberLengths.reserveCapacity(people)
    phoneLengths.reserveCapacity(people)
    birthYears.reserveCapacity(people)
    lights.reserveCapacity(people)
    lightsDays.reserveCapacity(people)
    firstLines.reserveCapacity(people)
    lineCounts.reserveCapacity(people)
    regions.reserveCapacity(people)
    regionStarts.reserveCapacity(people)
    regionPeople.reserveCapacity(people)
    boards.reserve(people)
  }

  // MARK: - Reading a place

  func name(_ person: Int) -> ArraySlice<UInt8> {
    let start = Int(textStarts[person])
    return texts[start..<start + Int(nameLengths[person])]
  }

  func number(_ person: Int) -> ArraySlice<UInt8> {
    let start = Int(textStarts[person]) + Int(nameLengths[person])
    return texts[start..<start + Int(numberLengths[person])]
  }

  func phone(_ person: Int) -> ArraySlice<UInt8> {
    let start = Int(textStarts[person]) + Int(nameLengths[person]) + Int(numberLengths[person])
    return texts[start..<start + Int(phoneLengths[person])]
  }

  /// The bytes of a person's search words.
  func words(_ person: Int) -> Range<Int> {
    let region = Int(regions[person])
    let end = region + 1 < regionStarts.count ? Int(regionStarts[region + 1]) : search.count
    return Int(regionStarts[region])..<end
  }

  func lines(_ person: Int) -> Range<Int> {
    let first = Int(firstLines[person])
    return first..<first + Int(lineCounts[person])
  }

  // MARK: - Putting together

  /// Adds the people of `other` behind these. What either has by index in names is brought together.
  mutating func append(_ other: RosterColumns) {
    var other = other
    take(&other)
  }

  /// The same, leaving nothing of `other`: column by column, so that a hundred thousand people never lie there twice.
  mutating func take(_ other: inout RosterColumns) {
    let (people, lines) = (Int32(people), Int32(lines))
    let (text, words, region) = (UInt32(texts.count), UInt32(search.count), Int32(regionStarts.count))
    let programmeMap = RosterColumns.bringTogether(other.programmes, into: &programmes)
    let contactMap = RosterColumns.bringTogether(other.contacts, into: &contacts)
    RosterColumns.move(&other.keys, behind: &keys)
    RosterColumns.move(&other.textStarts, behind: &textStarts) { $0 + text }
    RosterColumns.move(&other.nameLengths, behind: &nameLengths)
    RosterColumns.move(&other.numberLengths, behind: &numberLengths)
    RosterColumns.move(&other.phoneLengths, behind: &phoneLengths)
    RosterColumns.move(&other.birthYears, behind: &birthYears)
    RosterColumns.move(&other.lights, behind: &lights)
    RosterColumns.move(&other.lightsDays, behind: &lightsDays)
    RosterColumns.move(&other.firstLines, behind: &firstLines) { $0 + lines }
    RosterColumns.move(&other.lineCounts, behind: &lineCounts)
    RosterColumns.move(&other.regions, behind: &regions) { $0 + region }
    RosterColumns.move(&other.texts, behind: &texts)
    RosterColumns.move(&other.search, behind: &search)
    RosterColumns.move(&other.regionStarts, behind: &regionStarts) { $0 + words }
    RosterColumns.move(&other.regionPeople, behind: &regionPeople) { $0 + people }
    RosterColumns.move(&other.linePeople, behind: &linePeople) { $0 + people }
    RosterColumns.move(&other.enrolments, behind: &enrolments)
    RosterColumns.move(&other.units, behind: &units)
    RosterColumns.move(&other.programmeIndices, behind: &programmeIndices) {
      $0 < 0 ? $0 : Int16(programmeMap[Int($0)])
    }
    RosterColumns.move(&other.statuses, behind: &statuses)
    RosterColumns.move(&other.steps, behind: &steps)
    RosterColumns.move(&other.stepDays, behind: &stepDays)
    RosterColumns.move(&other.starts, behind: &starts)
    RosterColumns.move(&other.ends, behind: &ends)
    RosterColumns.move(&other.plannedEnds, behind: &plannedEnds)
    RosterColumns.move(&other.contactIndices, behind: &contactIndices) { $0 < 0 ? $0 : Int32(contactMap[Int($0)]) }
    RosterColumns.move(&other.isShown, behind: &isShown)
    boards.take(&other.boards, people: people, programmes: programmeMap)
  }

  private static func move<Value>(_ values: inout [Value], behind column: inout [Value]) {
    // Exactly: growing by itself it would take twice what it has.
    column.reserveCapacity(column.count + values.count)
    column += values
    values = []
  }

  private static func move<Value>(
    _ values: inout [Value], behind column: inout [Value], _ change: (Value) -> Value
  ) {
    column.reserveCapacity(column.count + values.count)
    for value in values { column.append(change(value)) }
    values = []
  }

  private static func bringTogether(_ names: [String], into all: inout [String]) -> [Int] {
    var places: [String: Int] = [:]
    for (index, name) in all.enumerated() { places[name] = index }
    return names.map { name in
      if let place = places[name] { return place }
      places[name] = all.count
      all.append(name)
      return all.count - 1
    }
  }
}
