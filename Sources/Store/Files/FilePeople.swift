import Domain
import Ledger

/// The people of the register by their numbers.
struct FilePeople: Sendable {
  private var keys: [ParticipantNumber: ParticipantKey] = [:]
  private var birthYears: [ParticipantKey: Int] = [:]
  private let deaths: [ParticipantKey: Day]

  init(_ snapshot: ImportSnapshot, withDeaths: Bool = false) throws {
    deaths = withDeaths ? try snapshot.deaths() : [:]
    try snapshot.eachPerson { person, number, birthYear in
      keys[number] = person
      birthYears[person] = birthYear
    }
  }

  /// Who has a number; nobody is reported.
  func person(_ number: ParticipantNumber, _ reader: inout RowReader) -> ParticipantKey? {
    let person = keys[number]
    if person == nil { reader.report(.number, .unknownParticipant) }
    return person
  }

  /// Reports a day on which somebody cannot have been there: before the year they were born, or after they died.
  func check(_ day: Day?, _ column: ImportColumn, of person: ParticipantKey?, _ reader: inout RowReader) {
    guard let person, let day else { return }
    switch LifeSpan(birthYear: birthYears[person], death: deaths[person]).problem(on: day) {
    case .beforeBirth(let year): reader.report(column, .beforeBirth(year))
    case .afterDeath(let death): reader.report(column, .afterDeath(death))
    case nil: break
    }
  }

  /// The year somebody was born; nil where it is not known.
  func birthYear(of person: ParticipantKey) -> Int? { birthYears[person] }

  /// Those that an export tells of, in the natural order of their numbers.
  func within(_ reach: ExportReach) -> [(key: ParticipantNumber, value: ParticipantKey)] {
    keys.filter { reach.includes($0.value) }.sortedNaturally(by: \.key)
  }
}

extension Sequence {
  /// In the natural order of the numbers.
  func sortedNaturally(by number: (Element) -> ParticipantNumber) -> [Element] { sorted { number($0).sortKey } }

  /// In the order of a Norwegian list.
  func inNorwegianOrder(of name: (Element) -> String) -> [Element] {
    sorted { Array(name($0).utf8).withUnsafeBytes { NorwegianCollation.key($0) } }
  }

  /// By keys, each of which is made once.
  private func sorted<Key: Sequence<UInt8>>(_ key: (Element) -> Key) -> [Element] {
    map { (key: key($0), element: $0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.element)
  }
}

extension DigestPages {
  /// Everybody who has not been erased.
  func eachIdentity(_ body: (ParticipantKey, IdentityBytes, CasePart) -> Void) throws {
    try each { part, other in
      if part.isErased { return }
      guard let identity = IdentityBytes(part.identity) else {
        throw StoreError.ledger(.damaged(.value(table: "current", row: part.person)))
      }
      body(ParticipantKey(part.person), identity, other)
    }
  }
}
