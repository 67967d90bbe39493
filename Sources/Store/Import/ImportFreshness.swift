import Domain
import Ledger

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
      for form in forms(kind) {
        let statement = try PreparedStatement(
          database,
          "SELECT max(max(entered), coalesce(max(voided), 0)) FROM main.\(form.table)")
        if try statement.step(), let entry = statement.optionalInteger(0), entry > head {
          newest = max(newest ?? entry, entry)
        }
      }
      if let newest { throw try Conflict.of(entry: newest, database, coder.keys) }
    }
  }

  private static func forms(_ kind: ImportKind) -> [FactForm] {
    switch kind {
    case .participants: [IdentityFact.form]
    case .enrolments: [ProgrammeRecord.form, UnitFact.form, IdentityFact.form, EnrolmentFact.form, ContactFact.form]
    case .steps: [ProgrammeRecord.form, IdentityFact.form, EnrolmentFact.form, StepPeriodFact.form]
    case .lights: [IdentityFact.form, CaseRow.form]
    case .mapping: [UnitFact.form, MappingRecord.form]
    case .attendance: [UnitFact.form, IdentityFact.form, GroupFact.form, AttendanceFact.form]
    case .groups: [UnitFact.form, IdentityFact.form, GroupFact.form, MembershipFact.form]
    }
  }
}
