import Domain
import GRDB

/// Reads people into the columns of a roster, for one day.
struct RosterReader {
  private(set) var columns = RosterColumns()
  private(set) var names = SortKeys()
  private(set) var numbers = SortKeys()

  private let codes: ProgrammeCodes
  private let today: Day
  private let daysAfterEnd: Int
  private var words = SearchText()
  private var contacts = SharedNames()
  /// The programme of the line before, which is most often that of the next.
  private var lastProgramme: (code: Int64, place: Int16, ending: Programme.Ending)?
  private var programmePlaces: [Int64: Int16] = [:]
  /// A person's lines in the making; kept so that it need not be made for each.
  private var candidates: [Candidate] = []

  /// The best of a person's enrolments in one programme, with the reader at its steps.
  private struct Candidate {
    var head: EnrolmentHead
    var rank: EnrolmentRank
    var tail: DigestReader
  }

  static let sql = """
    SELECT c.person, c.enrolments, c.lights, i.number, i.given_name, i.family_name, i.display_name, i.birth_day,
      i.birth_year, i.phone, i.protection
    FROM current_now c CROSS JOIN identity_now i ON i.person = c.person
    """

  init(codes: ProgrammeCodes, today: Day, daysAfterEnd: Int, expecting people: Int) {
    self.codes = codes
    self.today = today
    self.daysAfterEnd = daysAfterEnd
    columns.reserve(people: people)
    names.reserve(people, bytesEach: 18)
    numbers.reserve(people, bytesEach: 16)
  }

  /// Sorts what has been read.
  mutating func finish() -> (columns: RosterColumns, names: SortKeys, numbers: SortKeys) {
    columns.search = words.bytes
    columns.contacts = contacts.names
    names.sort()
    numbers.sort()
    return (columns, names, numbers)
  }

  /// Reads the present row of ``sql``.
  mutating func read(_ row: PreparedStatement) throws {
    let person = row.integer(0)
    let place = Int32(truncatingIfNeeded: columns.people)
    columns.keys.append(person)
    readTexts(row, place)
    columns.birthYears.append(
      row.isNull(7) ? Int16(clamping: row.integer(8)) : Int16(clamping: (row.day(7) as Day).year))
    try readLights(row, person)
    try readEnrolments(row, person)
    columns.firstLines.append(Int32(truncatingIfNeeded: columns.lines))
    for candidate in candidates { try addLine(candidate, place, person) }
    if candidates.isEmpty { addEmptyLine(place) }
    columns.lineCounts.append(UInt16(clamping: max(candidates.count, 1)))
  }

  // MARK: - Texts

  private mutating func readTexts(_ row: PreparedStatement, _ place: Int32) {
    let isProtected = !row.isNull(10)
    let (number, given, family) = (row.bytes(3), row.bytes(4), row.bytes(5))
    let hasDisplayName = !row.bytes(6).isEmpty
    let start = columns.texts.count
    addShownName(row, given, family, hasDisplayName)
    let end = columns.texts.count
    columns.textStarts.append(UInt32(truncatingIfNeeded: start))
    columns.nameLengths.append(UInt16(truncatingIfNeeded: end - start))
    columns.texts.append(
      contentsOf: UnsafeRawBufferPointer(rebasing: number[..<min(number.count, Int(UInt8.max))]))
    columns.numberLengths.append(UInt8(clamping: number.count))

    columns.regions.append(Int32(truncatingIfNeeded: columns.regionStarts.count))
    columns.regionStarts.append(UInt32(truncatingIfNeeded: words.bytes.count))
    columns.regionPeople.append(place)
    if hasDisplayName { words.add(name: row.bytes(6)) }
    // Behind a protected address the real name is as if it were not there, and so is the telephone.
    if !hasDisplayName || !isProtected {
      words.add(name: family)
      words.add(name: given)
    }
    words.add(number: number)
    if !isProtected { words.add(phone: row.bytes(9)) }

    columns.texts.withUnsafeBytes { texts in
      let shown = UnsafeRawBufferPointer(rebasing: texts[start..<end])
      names.add { NorwegianCollation.append(shown, to: &$0) }
    }
    numbers.add { ParticipantNumber.appendSortKey(of: number, to: &$0) }
  }

  /// What ``PersonName`` says. Nearly everyone has two names and no other, and for them it is said in bytes: to make
  /// strings of 100,000 names costs more than to read them.
  private mutating func addShownName(
    _ row: PreparedStatement, _ given: UnsafeRawBufferPointer, _ family: UnsafeRawBufferPointer,
    _ hasDisplayName: Bool
  ) {
    if !hasDisplayName, !given.isEmpty, !family.isEmpty, given.count + family.count < Int(UInt16.max) - 2 {
      columns.texts.append(contentsOf: family)
      columns.texts.append(UInt8(ascii: ","))
      columns.texts.append(UInt8(ascii: " "))
      columns.texts.append(contentsOf: given)
    } else {
      let name = PersonName.shown(given: row.text(4), family: row.text(5), display: row.optionalText(6))
      columns.texts.append(contentsOf: name.utf8.prefix(Int(UInt16.max)))
    }
  }

  // MARK: - Lights and enrolments

  private mutating func readLights(_ row: PreparedStatement, _ person: Int64) throws {
    var reader = DigestReader(row.bytes(2))
    let newest = LightsDigest.newest(on: today, in: &reader)
    if reader.isBroken { throw StoreError.damaged(.value(table: "current", row: person)) }
    columns.lights.append(newest?.lights.packed ?? 0)
    columns.lightsDays.append(newest?.date.number ?? RosterColumns.noDay)
  }

  /// Fills ``candidates``, the best of all first.
  private mutating func readEnrolments(_ row: PreparedStatement, _ person: Int64) throws {
    candidates.removeAll(keepingCapacity: true)
    var reader = DigestReader(row.bytes(1))
    while !reader.isAtEnd {
      guard let head = EnrolmentHead(&reader) else {
        throw StoreError.damaged(.value(table: "current", row: person))
      }
      let tail = reader
      EnrolmentDigest.skipSteps(&reader)
      guard let rank = EnrolmentRank(dates: head.dates, applied: head.applied, today: today) else { continue }
      let candidate = Candidate(head: head, rank: rank, tail: tail)
      if let same = candidates.firstIndex(where: { $0.head.programme == head.programme }) {
        if candidates[same].rank < rank { candidates[same] = candidate }
      } else {
        candidates.append(candidate)
      }
    }
    if reader.isBroken { throw StoreError.damaged(.value(table: "current", row: person)) }
    if candidates.count > 1 { candidates.sort { $1.rank < $0.rank } }
  }

  private mutating func addLine(_ candidate: Candidate, _ place: Int32, _ person: Int64) throws {
    let head = candidate.head
    let takesPart = head.dates.participates(on: today)
    var (tail, last) = (candidate.tail, candidate.head.lastDay)
    guard let steps = EnrolmentDigest.steps(&tail, after: &last) else {
      throw StoreError.damaged(.value(table: "current", row: person))
    }
    // A step is where somebody is; one who has not begun, or has ended, is in none.
    let step = takesPart ? steps.inForce(on: today) : nil
    let contact = EnrolmentDigest.contact(on: today, &tail, after: &last)
    if tail.isBroken { throw StoreError.damaged(.value(table: "current", row: person)) }
    let programme = try programme(head.programme, person)
    columns.linePeople.append(place)
    columns.enrolments.append(head.key.value)
    columns.units.append(head.unit?.value ?? 0)
    columns.programmeIndices.append(programme.place)
    columns.statuses.append(head.dates.status(on: today, ending: programme.ending).digestCode)
    columns.steps.append(UInt8(clamping: step?.step.value ?? 0))
    columns.stepDays.append(step?.from.number ?? RosterColumns.noDay)
    columns.starts.append(head.dates.start?.number ?? RosterColumns.noDay)
    columns.ends.append(head.dates.end?.number ?? RosterColumns.noDay)
    columns.plannedEnds.append(head.plannedEnd?.number ?? RosterColumns.noDay)
    columns.contactIndices.append(contact.map { contacts.place(of: $0) } ?? -1)
    columns.isShown.append(ListMembership.isShown(dates: head.dates, today: today, daysAfterEnd: daysAfterEnd))
  }

  private mutating func addEmptyLine(_ place: Int32) {
    columns.linePeople.append(place)
    columns.enrolments.append(0)
    columns.units.append(0)
    columns.programmeIndices.append(-1)
    columns.statuses.append(0)
    columns.steps.append(0)
    columns.stepDays.append(RosterColumns.noDay)
    columns.starts.append(RosterColumns.noDay)
    columns.ends.append(RosterColumns.noDay)
    columns.plannedEnds.append(RosterColumns.noDay)
    columns.contactIndices.append(-1)
    columns.isShown.append(ListMembership.isShown(dates: nil, today: today))
  }

  private mutating func programme(
    _ code: Int64, _ person: Int64
  ) throws -> (code: Int64, place: Int16, ending: Programme.Ending) {
    if let lastProgramme, lastProgramme.code == code { return lastProgramme }
    var place = programmePlaces[code]
    if place == nil {
      guard let id = codes.idByCode[code] else { throw StoreError.damaged(.value(table: "current", row: person)) }
      place = Int16(clamping: columns.programmes.count)
      programmePlaces[code] = place
      columns.programmes.append(id)
    }
    let programme = (code, place ?? 0, codes.ending(code))
    lastProgramme = programme
    return programme
  }
}
