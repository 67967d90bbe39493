import GRDB

/// Whether what a file was checked against still holds when it is to be written.
enum ImportFreshness {
  /// - Throws: a conflict that names the newest entry since `head` which touched facts this kind is checked against.
  static func require(
    _ kind: ImportKind, unchangedSince head: Int64, _ change: inout ChangeSet
  ) throws(StoreError) {
    if change.entry == head + 1 { return }
    let (database, coder) = (change.database, change.coder)
    try storing {
      var newest: Int64?
      for table in tables(kind) {
        let statement = try PreparedStatement(
          database,
          "SELECT max(max(entered), coalesce(max(voided), 0)) FROM main.\(table.rawValue)")
        if try statement.step(), let entry = statement.optionalInteger(0), entry > head {
          newest = max(newest ?? entry, entry)
        }
      }
      if let newest { throw try Conflicts(database, coder).of(entry: newest) }
    }
  }

  private static func tables(_ kind: ImportKind) -> [FactTable] {
    switch kind {
    case .participants: [.identity, .caseLink, .background]
    case .enrolments: [.programme, .unit, .identity, .enrolment, .contact]
    case .steps: [.programme, .identity, .enrolment, .stepPeriod]
    case .lights: [.identity, .caseLink, .lights]
    case .mapping: [.unit, .mappingRecord]
    case .attendance: [.unit, .identity, .group, .attendance]
    case .groups: [.unit, .identity, .group, .membership]
    }
  }
}
