import Domain
import Ledger

/// The people of a register and their lines: a hundred thousand in some twenty megabytes.
///
/// A person has one line for each programme they have been in (the enrolment that runs there, else the latest to start) and
/// at least one; the first is the one a list of all programmes shows.
struct RosterTable: Sendable {
  struct Person: Sendable {
    var key: Int64
    /// Where the shown name begins in ``texts``; the number follows on it, and the telephone on that.
    var text: UInt32 = 0
    var firstLine: Int32 = 0
    /// Their place among the regions of search.
    var region: Int32 = 0
    /// Newest by a worker on or before the roster's day; ``noDay`` and 0: none.
    var lightsDay = noDay
    var lights: UInt16 = 0
    var nameLength: UInt16 = 0
    /// 0: nobody any more.
    var lineCount: UInt16 = 0
    /// 0: not known, or not to be known.
    var birthYear: Int16 = 0
    var numberLength: UInt8 = 0
    /// 0: not known, or not to be known.
    var phoneLength: UInt8 = 0
  }

  struct Line: Sendable {
    /// 0: somebody without an enrolment.
    var enrolment: Int64 = 0
    /// 0: none.
    var unit: Int64 = 0
    /// A place in ``people``.
    var person: Int32
    /// ``noDay`` where there is none; so with the other days.
    var stepDay = noDay
    var start = noDay
    var end = noDay
    var plannedEnd = noDay
    /// A place in ``contacts``; −1: none.
    var contact: Int32 = -1
    /// A place in ``programmes``; −1: none.
    var programme: Int16 = -1
    /// The status in force as a digest's code; 0: none.
    var status: UInt8 = 0
    /// 0: none, or does not take part.
    var step: UInt8 = 0
    /// Whether the line is shown without asking for those who ended long ago.
    var isShown: Bool
    /// By ``Access/seesNameOnly(of:)``: which lists the person is on is known, and is not told.
    var isNameOnly = false

    /// Without its status an enrolment is where somebody is now.
    var takesPart: Bool {
      status == EnrolmentStatus.participating.digestCode || status == 0 && enrolment != 0 && !isNameOnly
    }
  }

  /// Where somebody's folded words begin in ``search``, in order, and whose they are; −1: nobody's any more.
  struct Region: Sendable {
    var start: UInt32
    var person: Int32
  }

  var people: [Person] = []
  var lines: [Line] = []
  var texts: [UInt8] = []
  /// Folded words; see ``SearchText``.
  var search: [UInt8] = []
  var regions: [Region] = []
  var boards = StepsLines()

  // MARK: Names that many share

  var programmes: [String] = []
  var contacts: [String] = []

  static let noDay = Int32.min

  /// Room for so many, a few of them with several lines: what is not written to takes no memory.
  mutating func reserve(people count: Int) {
    people.reserveCapacity(count)
    lines.reserveCapacity(count + count / 4)
    regions.reserveCapacity(count)
    texts.reserveCapacity(count * 48)
    boards.reserve(count)
  }

  // MARK: - Reading a place

  func name(_ person: Person) -> ArraySlice<UInt8> {
    let start = Int(person.text)
    return texts[start..<start + Int(person.nameLength)]
  }

  func number(_ person: Person) -> ArraySlice<UInt8> {
    let start = Int(person.text) + Int(person.nameLength)
    return texts[start..<start + Int(person.numberLength)]
  }

  func phone(_ person: Person) -> ArraySlice<UInt8> {
    let start = Int(person.text) + Int(person.nameLength) + Int(person.numberLength)
    return texts[start..<start + Int(person.phoneLength)]
  }

  /// The bytes of the search words of a region.
  func words(_ region: Int) -> Range<Int> {
    let end = region + 1 < regions.count ? Int(regions[region + 1].start) : search.count
    return Int(regions[region].start)..<end
  }

  /// The places of somebody's lines.
  func lines(of person: Person) -> Range<Int> {
    let first = Int(person.firstLine)
    return first..<first + Int(person.lineCount)
  }

  // MARK: - Putting together

  /// Adds the people of `other` behind these, and leaves nothing of it: part by part, so that a hundred thousand people never
  /// lie there twice. What either has by place in names is brought together.
  mutating func take(_ other: inout RosterTable) {
    let (people, lines) = (Int32(people.count), Int32(lines.count))
    let (text, words, region) = (UInt32(texts.count), UInt32(search.count), Int32(regions.count))
    let programmePlaces = RosterTable.bringTogether(other.programmes, into: &programmes)
    let contactPlaces = RosterTable.bringTogether(other.contacts, into: &contacts)
    RosterTable.move(&other.people, behind: &self.people) {
      $0.text += text
      $0.firstLine += lines
      $0.region += region
    }
    RosterTable.move(&other.lines, behind: &self.lines) {
      $0.person += people
      if $0.programme >= 0 { $0.programme = Int16(programmePlaces[Int($0.programme)]) }
      if $0.contact >= 0 { $0.contact = Int32(contactPlaces[Int($0.contact)]) }
    }
    RosterTable.move(&other.texts, behind: &texts) { _ in }
    RosterTable.move(&other.search, behind: &search) { _ in }
    RosterTable.move(&other.regions, behind: &regions) {
      $0.start += words
      $0.person += people
    }
    boards.take(&other.boards, people: people, programmes: programmePlaces)
  }

  /// Takes a person out: their place stays, and nothing finds it.
  mutating func remove(_ place: Int) {
    let region = Int(people[place].region)
    for index in words(region) { search[index] = 0 }
    regions[region].person = -1
    people[place].lineCount = 0
  }

  private static func move<Value>(_ values: inout [Value], behind all: inout [Value], _ change: (inout Value) -> Void) {
    let first = all.count
    makeRoom(for: values.count, behind: &all)
    all += values
    for place in first..<all.count { change(&all[place]) }
    values = []
  }

  /// Growing by itself an array would take twice what it has. A few more come with each change that follows.
  static func makeRoom<Value>(for count: Int, behind all: inout [Value]) {
    let needed = all.count + count
    if all.capacity < needed { all.reserveCapacity(needed + roomForChanges) }
  }

  private static let roomForChanges = 4096

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
