import Domain
import Ledger

/// Relapses and returns, for the figures of them.
enum RelapseColumn: CaseColumn {
  static let projection = Projection(
    id: .relapses, version: 1, place: .cases, follows: [RelapseFact.self, ReEngagementFact.self])

  static func bytes(of person: PersonCases) throws -> [UInt8] {
    let relapses = try person.facts(RelapseFact.self).map(\.relapse).sorted { $0.day < $1.day }
    let backs = try person.facts(ReEngagementFact.self).map(\.back.day).sorted()
    if relapses.isEmpty && backs.isEmpty { return [] }
    var writer = DigestWriter()
    var last: Int32 = 0
    writer.add(unsigned: UInt64(relapses.count))
    for relapse in relapses {
      writer.add(relapse.day, after: &last)
      writer.add(signed: Int64(relapse.since - relapse.day))
    }
    for back in backs { writer.add(back, after: &last) }
    return writer.bytes
  }

  /// What the bytes tell, of relapses their days only.
  static func read(_ bytes: UnsafeRawBufferPointer) -> (relapses: [Relapse], backs: [ReEngagement]) {
    var reader = DigestReader(bytes)
    if reader.isAtEnd { return ([], []) }
    var (relapses, backs): ([Relapse], [ReEngagement]) = ([], [])
    var last: Int32 = 0
    for _ in 0..<reader.unsigned() where !reader.isBroken {
      let day = reader.day(after: &last)
      relapses.append(Relapse(day: day, known: day + Int(reader.signed())))
    }
    while !reader.isAtEnd { backs.append(ReEngagement(day: reader.day(after: &last))) }
    return (relapses, backs)
  }
}

extension CasePart {
  var relapses: (relapses: [Relapse], backs: [ReEngagement]) {
    RelapseColumn.read(column(CasePart.placeOfRelapses))
  }

  private static let placeOfRelapses = CaseColumns.place(of: RelapseColumn.self)
}
