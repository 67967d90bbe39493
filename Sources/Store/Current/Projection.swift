import Domain

/// Something derived from the facts and kept beside them, so that a list need not read them all; written with every change.
struct Projection: Sendable {
  let id: ProjectionSet
  /// One more whenever what is kept, or its form, is another than before: then it is worked out anew of every register.
  let version: Int
  let place: Place
  let follows: [any StoredFact.Type]

  /// Tables that are worked out together.
  enum Place: CaseIterable {
    /// `current`, and `tally`, which counts what lies in it.
    case people
    /// `current_case`, page by page as `current` has its people.
    case cases
    case mapping

    var tables: [String] {
      switch self {
      case .people: ["current", "tally"]
      case .cases: ["current_case"]
      case .mapping: [MappingTally.table]
      }
    }

    /// Whose key it takes to work it out.
    var reads: Side { self == .people ? .identity : .clinical }

    var projections: ProjectionSet {
      Projections.all.filter { $0.place == self }.reduce([]) { $0.union($1.id) }
    }
  }
}

/// Some projections. The bit is what the register knows one by, for good.
struct ProjectionSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  static let enrolments = ProjectionSet(rawValue: 1)
  static let lights = ProjectionSet(rawValue: 2)
  static let identities = ProjectionSet(rawValue: 4)
  static let backgrounds = ProjectionSet(rawValue: 8)
  static let counts = ProjectionSet(rawValue: 16)
  static let mapping = ProjectionSet(rawValue: 32)

  static let all = Projections.all.reduce(ProjectionSet()) { $0.union($1.id) }
}

/// Every projection there is: the one list, one line each.
enum Projections {
  static let all = [
    Projection(id: .identities, version: 1, place: .people, follows: [IdentityFact.self]),
    Projection(
      id: .enrolments, version: 1, place: .people, follows: [EnrolmentFact.self, StepPeriodFact.self, ContactFact.self]),
    Projection(id: .counts, version: 1, place: .people, follows: [EnrolmentFact.self, StepPeriodFact.self]),
    Projection(id: .backgrounds, version: 1, place: .cases, follows: [IdentityFact.self]),
    Projection(id: .lights, version: 1, place: .cases, follows: [LightsFact.self]),
    Projection(id: .mapping, version: 1, place: .mapping, follows: [MappingRecord.self]),
  ]

  /// What goes out of date with a fact of a kind.
  static func following(_ kind: any StoredFact.Type) -> ProjectionSet {
    all.filter { $0.follows.contains { $0 == kind } }.reduce([]) { $0.union($1.id) }
  }
}
