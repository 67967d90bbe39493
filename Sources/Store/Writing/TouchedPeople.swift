/// Whose digest a change has put out of date, and which part of it: an import of 200,000 lights need not read enrolments.
struct TouchedPeople {
  private(set) var people: [Int64: ProjectionSet] = [:]

  init() {}

  /// Everyone's parts.
  init(all people: some Sequence<Int64>, _ parts: ProjectionSet = .all) {
    for person in people { self.people[person] = parts }
  }

  var count: Int { people.count }
  /// The one person, when there is only one.
  var only: Int64? { people.count == 1 ? people.keys.first : nil }

  /// - Parameter parts: none of whoever is only known to be in the register.
  mutating func add(_ person: Int64, _ parts: ProjectionSet) { people[person, default: []].formUnion(parts) }
}
