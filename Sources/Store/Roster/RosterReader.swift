import Domain
import Ledger

/// Reads people into the columns of a roster, for one day.
struct RosterReader {
  private(set) var table = RosterTable()
  private(set) var names = SortKeys()
  private(set) var numbers = SortKeys()

  private let coder: FactCoder
  private let endings: ProgrammeEndings
  private let today: Day
  private let daysAfterEnd: Int
  private var words = SearchText()
  /// The places of contact persons' names, by the number they go by.
  private var contactPlaces: [Int64: Int32] = [:]
  /// The programme of the line before, which is most often that of the next.
  private var lastProgramme: (code: Int64, place: Int16, ending: Programme.Ending)?
  private var programmePlaces: [Int64: Int16] = [:]
  /// A person's lines in the making; kept so that it need not be made for each.
  private var candidates: [Candidate] = []
  private var onBoards: [OnBoard] = []
  private var steps: [StepPeriod] = []
  /// The units that make somebody a user's to work with, and whether there is any enrolment at all.
  private var countingUnits: [UnitKey?] = []
  /// Those of enrolments that have left the lists.
  private var leftUnits: [UnitKey?] = []
  private var hasEnrolment = false
  /// With which programmes they were, and when, in a register of several services.
  private var stays: [(programme: Int64, stay: Residence.Stay)] = []
  /// There are lines of this person, and each has left the lists; and of them there are name and number only.
  private var (hasLeft, isNameOnly) = (false, false)
  private let access: Access
  /// Asked besides, where something else is shown than the register as it stands.
  private let scopeNow: PresentScope?
  private let sees: Sight
  /// Those the user follows, whichever unit they are in, and in which service; nobody for who reaches everybody.
  private let following: FollowedServices

  init(
    coder: FactCoder, endings: ProgrammeEndings, access: Access, today: Day, daysAfterEnd: Int, scopeNow: PresentScope?,
    following: FollowedServices, expecting people: Int
  ) {
    self.following = following
    self.coder = coder
    self.endings = endings
    self.access = access
    self.scopeNow = scopeNow
    sees = Sight(access.role)
    self.today = today
    self.daysAfterEnd = daysAfterEnd
    table.reserve(people: people)
    names.reserve(people, bytesEach: 18)
    numbers.reserve(people, bytesEach: 16)
  }

  /// Sorts what has been read.
  mutating func finish() -> (table: RosterTable, names: SortKeys, numbers: SortKeys) {
    table.search = words.bytes
    names.sort()
    numbers.sort()
    return (table, names, numbers)
  }

  /// Takes one person in, unless they are none of the user's.
  mutating func read(_ part: DigestPage.Part, _ other: CasePart) throws {
    let person = part.person
    // Erased: counted, and on no list.
    let identity = part.isErased ? nil : IdentityBytes(part.identity)
    if identity == nil, !part.isErased { throw StoreError.ledger(.damaged(.value(table: "current", row: person))) }
    try readEnrolments(part, identity?.protection)
    let isInSight = try scopeNow?.holds(part, identity?.protection) ?? true
    let isListed = isInSight && identity.map { self.isListed($0, person) } ?? false
    isNameOnly = access.seesNameOnly(of: ParticipantKey(person))
    try addToBoards(person, isListed: isListed, isErased: identity == nil, isInSight: isInSight && !isNameOnly)
    guard let identity else { return }
    let isFormer =
      !isListed && isInSight && hasLeft && scopeNow == nil
      && access.finds(formerOf: leftUnits, protection: identity.protection)
    guard isListed || isFormer else { return }
    if isFormer { candidates.removeAll { $0.head.unit.map { !access.units.contains($0) } ?? true } }
    let place = Int32(truncatingIfNeeded: table.people.count)
    var found = RosterTable.Person(key: person)
    readTexts(identity, place, &found)
    if isFormer || isNameOnly {
      found.phoneLength = 0
    } else {
      if sees.birth { found.birthYear = other.birthYear }
      try readLights(other.lights, &found)
      if found.lightsDay != RosterTable.noDay, !isOwn(on: Day(number: found.lightsDay), of: person) {
        (found.lights, found.lightsDay) = (0, RosterTable.noDay)
      }
    }
    found.firstLine = Int32(truncatingIfNeeded: table.lines.count)
    found.lineCount = UInt16(clamping: max(candidates.count, 1))
    table.people.append(found)
    for candidate in candidates {
      var line = try line(candidate, place, person)
      if isFormer { line.contact = -1 }
      table.lines.append(line)
    }
    if candidates.isEmpty {
      table.lines.append(RosterTable.Line(person: place, isShown: ListMembership.isShown(dates: nil, today: today)))
    }
  }

  /// Whether what was told of somebody on a day lies with a service of the user's.
  private func isOwn(on day: Day, of person: Int64) -> Bool {
    if stays.isEmpty { return true }
    let holders = Residence(stays.map(\.stay)).controllers(on: day)
    return holders.isEmpty
      || stays.contains { holders.contains($0.stay.controller) && following.isOwn($0.programme, of: person) }
      || holders.contains("")
  }

  private func isListed(_ identity: IdentityBytes, _ person: Int64) -> Bool {
    // That somebody has ended long ago is not told by a list one may ask to be longer.
    if !sees.status, hasLeft { return false }
    if access.units.isEmpty { return true }
    // Whoever is protected stands in the lists of their own unit only.
    if identity.protection == nil, following.people[person] != nil { return true }
    return ProtectedPeople.isListed(
      protection: identity.protection,
      inScope: access.isInScope(
        units: countingUnits, hasEnrolment: hasEnrolment, protection: identity.protection))
  }

  // MARK: - Texts

  private mutating func readTexts(_ identity: IdentityBytes, _ place: Int32, _ person: inout RosterTable.Person) {
    let isProtected = identity.protection != nil
    let number = identity.number
    let start = table.texts.count
    addShownName(identity)
    let end = table.texts.count
    person.text = UInt32(truncatingIfNeeded: start)
    person.nameLength = UInt16(truncatingIfNeeded: end - start)
    table.texts.append(contentsOf: UnsafeRawBufferPointer(rebasing: number.prefix(Int(UInt8.max))))
    person.numberLength = UInt8(clamping: number.count)
    let phone = isProtected || isNameOnly || !sees.phone ? nil : identity.phone
    if let phone { table.texts.append(contentsOf: UnsafeRawBufferPointer(rebasing: phone.prefix(Int(UInt8.max)))) }
    person.phoneLength = UInt8(clamping: phone?.count ?? 0)

    person.region = Int32(truncatingIfNeeded: table.regions.count)
    table.regions.append(RosterTable.Region(start: UInt32(truncatingIfNeeded: words.bytes.count), person: place))
    if let display = identity.displayName { words.add(name: display, as: SearchText.Mark.familyName) }
    // Behind a protected address the real name is as if it were not there, and so is the telephone. Behind an agreed name
    // it is not the desk's to find somebody by.
    if !isProtected, identity.displayName == nil || sees.realName {
      words.add(name: identity.familyName, as: SearchText.Mark.familyName)
      words.add(name: identity.givenName, as: SearchText.Mark.givenName)
    }
    words.add(number: number)
    if !isProtected, !isNameOnly, let phone = identity.phone { words.add(phone: phone) }

    table.texts.withUnsafeBytes { texts in
      let shown = UnsafeRawBufferPointer(rebasing: texts[start..<end])
      names.add { NorwegianCollation.append(shown, to: &$0) }
    }
    numbers.add { ParticipantNumber.appendSortKey(of: number, to: &$0) }
  }

  /// What ``PersonName`` says. Nearly everyone has two names and no other, and for them it is said in bytes: to make
  /// strings of 100,000 names costs more than to read them.
  private mutating func addShownName(_ identity: IdentityBytes) {
    let (given, family) = (identity.givenName, identity.familyName)
    if identity.displayName == nil, identity.protection == nil, !given.isEmpty, !family.isEmpty,
      given.count + family.count < Int(UInt16.max) - 2
    {
      table.texts.append(contentsOf: family)
      table.texts.append(UInt8(ascii: ","))
      table.texts.append(UInt8(ascii: " "))
      table.texts.append(contentsOf: given)
    } else {
      table.texts.append(contentsOf: identity.participant.nameInLists.utf8.prefix(Int(UInt16.max)))
    }
  }

  // MARK: - Lights and enrolments

  private func readLights(_ lights: UnsafeRawBufferPointer, _ person: inout RosterTable.Person) throws {
    var reader = DigestReader(lights)
    let newest = LightsDigest.newest(on: today, in: &reader)
    if reader.isBroken { throw StoreError.ledger(.damaged(.value(table: "current", row: person.key))) }
    guard sees.lights, let newest else { return }
    (person.lights, person.lightsDay) = (newest.lights.packed, newest.date.number)
  }

  /// Fills ``candidates``, the best of all first, and ``onBoards``.
  private mutating func readEnrolments(_ part: DigestPage.Part, _ protection: AddressProtection?) throws {
    let person = part.person
    candidates.removeAll(keepingCapacity: true)
    onBoards.removeAll(keepingCapacity: true)
    countingUnits.removeAll(keepingCapacity: true)
    leftUnits.removeAll(keepingCapacity: true)
    hasEnrolment = false
    stays.removeAll(keepingCapacity: true)
    let isShared = following.areSeveral && !access.units.isEmpty
    var (lines, shown) = (0, 0)
    var reader = DigestReader(part.enrolments)
    while !reader.isAtEnd {
      guard let head = EnrolmentHead(&reader) else {
        throw StoreError.ledger(.damaged(.value(table: "current", row: person)))
      }
      let tail = reader
      EnrolmentDigest.skipSteps(&reader)
      var read: Course?
      if StepsStanding.matters(head.dates, today: today),
        access.isInScope(units: CollectionOfOne(head.unit), hasEnrolment: true, protection: protection)
      {
        let course = try course(tail, head, person)
        onBoards.append(OnBoard(head: head, steps: steps, lacksContact: course.contact == nil))
        read = course
      }
      if isShared {
        let name = head.unit == nil ? "" : "\(head.programme)"
        stays.append(
          (head.programme, Residence.Stay(name, from: head.applied ?? head.dates.start, to: head.dates.end)))
      }
      if head.dates.status.counts {
        hasEnrolment = true
        // Somebody stays their unit's for as long as they stay on its lists.
        if ListMembership.isShown(dates: head.dates, today: today, daysAfterEnd: daysAfterEnd) {
          countingUnits.append(head.unit)
        } else {
          leftUnits.append(head.unit)
        }
      }
      guard let rank = EnrolmentRank(dates: head.dates, applied: head.applied, today: today) else { continue }
      lines += 1
      if ListMembership.isShown(dates: head.dates, today: today, daysAfterEnd: daysAfterEnd) { shown += 1 }
      // Without its status an enrolment says where somebody is now, and nothing else.
      if !sees.status, !head.dates.participates(on: today) { continue }
      let candidate = Candidate(head: head, rank: rank, tail: tail, course: read)
      if let same = candidates.firstIndex(where: { $0.head.programme == head.programme }) {
        if candidates[same].rank < rank { candidates[same] = candidate }
      } else {
        candidates.append(candidate)
      }
    }
    if reader.isBroken { throw StoreError.ledger(.damaged(.value(table: "current", row: person))) }
    hasLeft = lines > 0 && shown == 0
    // What lies with another service is no line of this user's, and decides no more than that somebody is there.
    if isShared, candidates.count > 1 {
      let own = candidates.filter { $0.head.unit == nil || following.isOwn($0.head.programme, of: person) }
      if !own.isEmpty { candidates = own }
    }
    if candidates.count > 1 { candidates.sort { $1.rank < $0.rank } }
    if !sees.status { candidates.removeLast(max(0, candidates.count - 1)) }
  }

  private mutating func line(_ candidate: Candidate, _ place: Int32, _ person: Int64) throws -> RosterTable.Line {
    let head = candidate.head
    let course = try candidate.course ?? course(candidate.tail, head, person)
    // A step is where somebody is; one who has not begun, or has ended, is in none.
    let step = head.dates.participates(on: today) ? course.step : nil
    let programme = try programme(head.programme, person)
    var line = RosterTable.Line(
      enrolment: head.key.value, person: place, programme: programme.place,
      isShown: ListMembership.isShown(dates: head.dates, today: today, daysAfterEnd: daysAfterEnd))
    if sees.unit { line.unit = head.unit?.value ?? 0 }
    line.isNameOnly = isNameOnly
    if isNameOnly { return line }
    line.step = UInt8(clamping: step?.step.value ?? 0)
    line.stepDay = step?.from.number ?? RosterTable.noDay
    if sees.status {
      line.status = head.dates.status(on: today, ending: programme.ending).digestCode
      line.start = head.dates.start?.number ?? RosterTable.noDay
      line.end = head.dates.end?.number ?? RosterTable.noDay
      line.plannedEnd = head.plannedEnd?.number ?? RosterTable.noDay
    }
    if sees.contact { line.contact = try placeOfContact(course.contact) }
    return line
  }

  /// Leaves all its steps in ``steps``.
  private mutating func course(_ tail: DigestReader, _ head: EnrolmentHead, _ person: Int64) throws -> Course {
    var (tail, last) = (tail, head.lastDay)
    steps.removeAll(keepingCapacity: true)
    let areSteps = EnrolmentDigest.readSteps(&tail, after: &last, into: &steps)
    let contact = EnrolmentDigest.contact(on: today, &tail, after: &last)
    if !areSteps || tail.isBroken { throw StoreError.ledger(.damaged(.value(table: "current", row: person))) }
    return Course(step: steps.inForce(on: today), contact: contact)
  }

  /// - Parameter isListed: with the next place in the table.
  private mutating func addToBoards(_ person: Int64, isListed: Bool, isErased: Bool, isInSight: Bool) throws {
    let participant = ParticipantKey(person)
    for found in onBoards {
      let head = found.head
      var standing = StepsStanding(
        participant: participant, enrolment: head.key,
        rank: isListed ? Int32(truncatingIfNeeded: table.people.count) : -1, dates: head.dates, applied: head.applied,
        periods: found.steps, lacksContact: found.lacksContact, today: today)
      // Whoever is on no list of the user's is counted, and not named.
      standing.isHidden = !isInSight || standing.place != nil && !isListed && !isErased
      table.boards.add(
        standing,
        StepsMove.all(
          of: participant, dates: head.dates, periods: found.steps, in: StepsBoard.window(to: today)),
        unit: head.unit, programme: try programme(head.programme, person).place)
    }
  }

  private mutating func placeOfContact(_ colleague: Int64?) throws -> Int32 {
    guard let colleague else { return -1 }
    if let place = contactPlaces[colleague] { return place }
    let place = Int32(truncatingIfNeeded: table.contacts.count)
    table.contacts.append(try coder.colleagues.name(colleague))
    contactPlaces[colleague] = place
    return place
  }

  private mutating func programme(
    _ code: Int64, _ person: Int64
  ) throws -> (code: Int64, place: Int16, ending: Programme.Ending) {
    if let lastProgramme, lastProgramme.code == code { return lastProgramme }
    var place = programmePlaces[code]
    if place == nil {
      guard let id = coder.idByCode[code] else {
        throw StoreError.ledger(.damaged(.value(table: "current", row: person)))
      }
      place = Int16(clamping: table.programmes.count)
      programmePlaces[code] = place
      table.programmes.append(id)
    }
    let programme = (code, place ?? 0, endings.ending(of: code))
    lastProgramme = programme
    return programme
  }
}
