import Domain
import Ledger

/// What a list needs to know of one assessment by a worker.
struct LightsDigest: Hashable, Sendable {
  var date: Day
  var lights: Lights
}

/// Assessments by a worker, in order of time.
enum LightsColumn: CaseColumn {
  static let projection = Projection(id: .lights, version: 1, place: .cases, follows: [LightsFact.self])

  static func bytes(of person: PersonCases) throws -> [UInt8] {
    let assessments = try person.facts(LightsFact.self).map(\.assessment).filter { $0.voice == .worker }
    return LightsDigest.write(
      assessments.map { LightsDigest(date: $0.date, lights: $0.lights) }.sorted { $0.date < $1.date })
  }
}

extension LightsDigest {
  static func write(_ assessments: [LightsDigest]) -> [UInt8] {
    var writer = DigestWriter()
    var last: Int32 = 0
    for assessment in assessments {
      writer.add(assessment.date, after: &last)
      writer.add(byte: UInt8(truncatingIfNeeded: assessment.lights.packed))
      writer.add(byte: UInt8(truncatingIfNeeded: assessment.lights.packed >> 8))
    }
    return writer.bytes
  }

  /// In order of time.
  static func all(in bytes: UnsafeRawBufferPointer) -> [LightsDigest] {
    var reader = DigestReader(bytes)
    var (found, last): ([LightsDigest], Int32) = ([], 0)
    while !reader.isAtEnd, !reader.isBroken {
      let date = reader.day(after: &last)
      let low = UInt16(reader.byte())
      found.append(LightsDigest(date: date, lights: Lights(packed: low | UInt16(reader.byte()) << 8)))
    }
    return found
  }

  /// The newest on or before `day`; nil when there is none.
  /// The reader's `isBroken` tells afterwards whether the bytes were whole.
  static func newest(on day: Day, in reader: inout DigestReader) -> LightsDigest? {
    var newest: LightsDigest?
    var last: Int32 = 0
    while !reader.isAtEnd {
      let date = reader.day(after: &last)
      let low = UInt16(reader.byte())
      let packed = low | UInt16(reader.byte()) << 8
      if date <= day { newest = LightsDigest(date: date, lights: Lights(packed: packed)) }
    }
    return newest
  }
}
