/// Whose digest a change has put out of date, and which part of it: an import of 200,000 lights need not read enrolments.
package struct TouchedPeople {
  package private(set) var people: [Int64: ProjectionSet] = [:]

  package init() {}

  /// Everyone's parts.
  package init(all people: some Sequence<Int64>, _ parts: ProjectionSet = .all) {
    for person in people { self.people[person] = parts }
  }

  package var count: Int { people.count }
  /// The one person, when there is only one.
  package var only: Int64? { people.count == 1 ? people.keys.first : nil }

  /// - Parameter parts: none of whoever is only known to be in the register.
  package mutating func add(_ person: Int64, _ parts: ProjectionSet) { people[person, default: []].formUnion(parts) }
}
