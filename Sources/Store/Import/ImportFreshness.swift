import Domain
import Ledger

/// Whether what a file was checked against still holds when it is to be written.
enum ImportFreshness {
  /// - Throws: a conflict that names the newest entry since `head` which touched facts of these forms.
  static func require(_ forms: [FactForm], unchangedSince head: Int64, _ change: inout ChangeSet) throws(StoreError) {
    if change.entry == head + 1 { return }
    let (database, coder) = (change.database, change.coder)
    try storing {
      var newest: Int64?
      for form in forms {
        let entry = try database.number("SELECT max(max(entered), coalesce(max(voided), 0)) FROM main.\(form.table)")
        if let entry, entry > head {
          newest = max(newest ?? entry, entry)
        }
      }
      if let newest { throw try Conflict.of(entry: newest, database, coder.keys) }
    }
  }
}
