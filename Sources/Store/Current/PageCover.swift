import Domain
import Ledger

/// Who people are now, page by page, for a connection that reads as of an earlier entry.
struct PageCover {
  /// Somebody in the present.
  struct Present {
    var identity: [UInt8]
    var enrolments: [UInt8]
  }

  private let keys: Keyring
  private let page: PreparedStatement

  init(_ database: Database, _ keys: Keyring) throws {
    self.keys = keys
    try ProjectionTable(database: database).require(.people)
    page = try PreparedStatement(database, "SELECT page, sealed FROM main.current WHERE page = ?")
  }

  func people(onPage number: Int64) throws -> [Int64: Present] {
    page.bind(number)
    defer { page.reset() }
    guard try page.step(),
      let plain = try keys.open(
        page.bytes(1), .identity, DigestPage.current, key: number, table: "current", row: number)
    else { return [:] }
    var people: [Int64: Present] = [:]
    let isWhole = plain.withUnsafeBytes { bytes in
      DigestPage.each(bytes) { part in
        people[part.person] = Present(identity: Array(part.identity), enrolments: Array(part.enrolments))
      }
    }
    if !isWhole { throw StoreError.ledger(.damaged(.value(table: "current", row: number))) }
    return people
  }
}

extension DigestPage.Part {
  /// The same person behind what covers them now: see ``PastView``.
  ///
  /// - Parameter present: nil for somebody who is not in the register any more, because their entry was taken back.
  func covered(by present: PageCover.Present?, _ body: (DigestPage.Part) throws -> Void) throws {
    let identity = try present.map { try covered(identityNow: $0.identity) } ?? Array(identity)
    try identity.withUnsafeBytes { identity in
      try (present?.enrolments ?? []).withUnsafeBytes { enrolments in
        try body(
          DigestPage.Part(
            person: person, identity: identity, enrolments: self.enrolments, enrolmentsNow: enrolments))
      }
    }
  }

  private func covered(identityNow: [UInt8]) throws -> [UInt8] {
    // Erased since, or as they were.
    if identityNow.isEmpty || isErased || identityNow.elementsEqual(identity) { return identityNow }
    guard let then = IdentityBytes(identity)?.participant,
      let now = identityNow.withUnsafeBytes({ IdentityBytes($0)?.participant })
    else { throw StoreError.ledger(.damaged(.value(table: "current", row: person))) }
    var (participant, writer) = (then.covered(by: now), SealWriter(coder: nil))
    participant.deskFields(&writer)
    return writer.bytes
  }
}

/// Whether people on a page are a user's to work with, by their enrolments as they are, on the clock's day.
struct PresentScope {
  private let access: Access
  private let day: Day
  private let daysAfterEnd: Int

  /// Nil where the register is shown as it stands, and for who reaches everybody.
  init?(_ access: Access, on clockDay: Day, isEarlier: Bool, _ database: Database) throws {
    if !isEarlier || access.units.isEmpty { return nil }
    self.access = access
    day = clockDay
    daysAfterEnd = try EnrolmentRules.daysOnListAfterEnd(in: database, .present)
  }

  func holds(_ part: DigestPage.Part, _ protection: AddressProtection?) throws -> Bool {
    var reach = PersonReach(protection: protection)
    var reader = DigestReader(part.enrolmentsNow)
    while !reader.isAtEnd {
      guard let head = EnrolmentHead(&reader) else {
        throw StoreError.ledger(.damaged(.value(table: "current", row: part.person)))
      }
      EnrolmentDigest.skipSteps(&reader)
      guard head.dates.status.counts else { continue }
      reach.hasEnrolment = true
      if ListMembership.isShown(dates: head.dates, today: day, daysAfterEnd: daysAfterEnd) {
        reach.placements.append(PersonReach.Placement(head.unit))
      }
    }
    if reader.isBroken { throw StoreError.ledger(.damaged(.value(table: "current", row: part.person))) }
    return access.isInScope(reach)
  }
}
