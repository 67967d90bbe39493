import Domain
import Ledger

/// What somebody has said to attendance being told, to whichever service: what ``ToldPages`` are made of.
enum AttendanceConsentColumn: CaseColumn {
  static let projection = Projection(id: .consents, version: 1, place: .cases, follows: [ConsentFact.self])

  static func bytes(of person: PersonCases) throws -> [UInt8] {
    var writer = DigestWriter()
    // In the order in which they are read from the facts themselves.
    let kept = try person.entered(ConsentFact.self).enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (one.entry, one.fact.consent.isNo ? 1 : 0, left.offset)
        < (other.entry, other.fact.consent.isNo ? 1 : 0, right.offset)
    }
    for consent in kept.map(\.element.fact.consent) where consent.isAbout(.attendance) {
      writer.add(text: consent.party)
      writer.add(text: consent.controller)
      writer.add(signed: Int64(consent.from.number))
      writer.add(optional: consent.validTo.map { Int64($0.number) })
      writer.add(optional: consent.withdrawn.map { Int64($0.number) })
      writer.add(byte: consent.isGiven ? 1 : 0)
      writer.add(byte: consent.excludedTopics.contains(.attendance) ? 1 : 0)
      writer.add(byte: consent.excludedNames.isEmpty ? 0 : 1)
    }
    return writer.bytes
  }

  /// As far as they decide who may be told, in the order they were entered; who is kept out of one is not named.
  static func read(_ bytes: [UInt8]) -> [Consent] {
    bytes.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      var consents: [Consent] = []
      func day(_ number: Int64) -> Day { Day(number: Int32(truncatingIfNeeded: number)) }
      while !reader.isAtEnd {
        let party = String(decoding: reader.text(), as: UTF8.self)
        let controller = String(decoding: reader.text(), as: UTF8.self)
        var consent = Consent(
          purpose: .attendance, party: party, controller: controller, from: day(reader.signed()),
          validTo: reader.optionalInteger().map(day))
        consent.withdrawn = reader.optionalInteger().map(day)
        consent.isGiven = reader.byte() == 1
        if reader.byte() == 1 { consent.excludedTopics = [.attendance] }
        if reader.byte() == 1 { consent.excludedNames = ["–"] }
        consents.append(consent)
      }
      return consents
    }
  }
}
