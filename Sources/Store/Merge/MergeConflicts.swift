import Domain
import Ledger

/// Finds what cannot be one person's.
struct MergeConflicts {
  private let coder: FactCoder
  private let kept: ParticipantKey
  private let other: ParticipantKey
  /// What the other's facts would be as the kept person's.
  private var replacement = KeyReplacement()

  init(_ coder: FactCoder, keeping kept: ParticipantKey, other: ParticipantKey) {
    (self.coder, self.kept, self.other) = (coder, kept, other)
    replacement.replace("person", other.value, by: kept.value)
  }

  func all() throws -> [MergePlan.Conflict] {
    try enrolments() + absences()
      + Facts.all.filter { !$0.form.isOnCaseSide && $0.form != IdentityFact.form }.flatMap { try open($0) } + cases()
  }

  private func enrolments() throws -> [MergePlan.Conflict] {
    func facts(_ person: ParticipantKey) throws -> [Enrolment] {
      try EnrolmentFact.all(coder, where: "f.person = ? ORDER BY f.enrolment", person.value).map(\.fact.enrolment)
    }
    let theirs = try facts(other)
    return try facts(kept).flatMap { own in
      theirs.filter {
        own.programme == $0.programme
          && (EnrolmentRules.overlap(of: own.dates, with: [$0.dates]) != nil
            || (own.start ?? own.applied) == ($0.start ?? $0.applied))
      }.map { .enrolments(programme: own.programme, kept: own, other: $0) }
    }
  }

  private func absences() throws -> [MergePlan.Conflict] {
    func facts(_ person: ParticipantKey) throws -> [Absence] {
      try AbsenceFact.all(coder, where: "f.person = ? ORDER BY f.from_day", person.value).map(\.fact.absence)
    }
    let theirs = try facts(other)
    return try facts(kept).flatMap { own in
      theirs.filter { own.overlaps($0) && own != $0 }.map { .absences(max(own.from, $0.from)) }
    }
  }

  /// Facts in force that would have one natural key, and are not alike.
  private func open<Fact: RegisterFact>(_ type: Fact.Type) throws -> [MergePlan.Conflict] {
    // Told above, by days.
    if Fact.form == EnrolmentFact.form || Fact.form == AbsenceFact.form { return [] }
    return try MergeTwins(coder, kept, replacement).open(type, of: other).filter { !$0.areAlike }.map { twin in
      guard let mark = twin.moved as? AttendanceFact else {
        return .both(kind: Fact.form.kind, day: twin.moved.happened)
      }
      let group = try GroupFact.of(mark.group, coder)?.fact.group.name
      return .marks(group: group ?? "", day: mark.attendance.day)
    }
  }

  private func cases() throws -> [MergePlan.Conflict] {
    let own = try MergeTwins(coder, kept, replacement).caseKeys(of: kept)
    var found: [MergePlan.Conflict] = []
    for kind in Facts.all where kind.form.isOnCaseSide { found += try cases(kind, own) }
    return found
  }

  private func cases<Fact: RegisterFact>(
    _ type: Fact.Type, _ own: [MergeTwins.CaseKey: [UInt8]]
  ) throws -> [MergePlan.Conflict] {
    try CaseRows(coder.database, coder).facts(type, of: other).compactMap { kept in
      let fact = try replacement.applied(to: kept.fact, coder)
      let row = CaseRow(fact, of: self.kept, turn: 0, coder)
      guard let key = MergeTwins.CaseKey(row), let content = own[key], content != row.content else { return nil }
      return .both(kind: Fact.form.kind, day: fact.happened)
    }
  }
}

/// Finds facts of the kept person that a fact of the other's would be the same as.
struct MergeTwins {
  private let coder: FactCoder
  private let kept: ParticipantKey
  private let replacement: KeyReplacement

  init(_ coder: FactCoder, _ kept: ParticipantKey, _ replacement: KeyReplacement) {
    (self.coder, self.kept, self.replacement) = (coder, kept, replacement)
  }

  /// What only one fact in force may have on the case side.
  struct CaseKey: Hashable {
    let kind: String
    let natural: String

    /// Nil of a kind of which several may be alike.
    init?(_ row: CaseRow) {
      guard let natural = row.naturalKey else { return nil }
      (kind, self.natural) = (row.kind, natural)
    }
  }

  struct Twin<Fact> {
    let row: RowID
    /// As the kept person's.
    let moved: Fact
    let areAlike: Bool
  }

  /// Those of the other's of which the kept person has one with the same natural key.
  func open<Fact: RegisterFact>(_ type: Fact.Type, of other: ParticipantKey) throws -> [Twin<Fact>] {
    let form = Fact.form
    guard form.whose == .person else { return [] }
    let own = try Fact.all(coder, where: "f.person = ?", kept.value).map(\.fact)
    if own.isEmpty { return [] }
    // A key of its own is new; what is left is about the person and something else.
    let keys = form.naturalKeys.filter { $0.contains("person") && $0.allSatisfy(form.columnNames.contains) }
    if keys.isEmpty { return [] }
    func values(_ fact: Fact, _ key: [String]) -> [String] {
      let values = ValueCollector(fact).values
      return key.map { column in values[column].map { "\($0)" } ?? "" }
    }
    let known = keys.map { key in Dictionary(own.map { (values($0, key), $0) }) { first, _ in first } }
    return try Fact.all(coder, where: "f.person = ?", other.value).compactMap { theirs in
      let moved = try replacement.applied(to: theirs.fact, coder)
      for (place, key) in keys.enumerated() {
        if let twin = known[place][values(moved, key)] {
          return Twin(row: theirs.row, moved: moved, areAlike: twin == moved)
        }
      }
      return nil
    }
  }

  func caseKeys(of person: ParticipantKey) throws -> [CaseKey: [UInt8]] {
    var keys: [CaseKey: [UInt8]] = [:]
    try CaseRows(coder.database, coder).each(of: person) { row, _, _ in
      if let key = CaseKey(row) { keys[key] = row.content }
    }
    return keys
  }
}
