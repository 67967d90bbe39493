/// Whose digest a change has put out of date, and which part of it: an import of 200,000 lights need not read enrolments.
struct TouchedPeople {
  struct Parts: OptionSet, Sendable {
    let rawValue: UInt8
    static let enrolments = Parts(rawValue: 1)
    static let lights = Parts(rawValue: 2)
    static let identity = Parts(rawValue: 4)
    /// Whether there is such a person; nothing in the digest itself.
    static let person: Parts = []
    /// Of a kind that is about nobody.
    static let nothing: Parts = []
    static let all: Parts = [.identity, .enrolments, .lights]
  }

  private(set) var people: [Int64: Parts] = [:]

  init() {}

  /// Everything of everyone.
  init(all people: some Sequence<Int64>) {
    for person in people { self.people[person] = .all }
  }

  var count: Int { people.count }
  /// The one person, when there is only one.
  var only: Int64? { people.count == 1 ? people.keys.first : nil }

  mutating func add(_ person: Int64, _ parts: Parts) { people[person, default: .person].formUnion(parts) }
}
