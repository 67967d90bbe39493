import Domain
import Ledger

/// Enters everything of one person anew as another's, and voids what it was: a walk over the definitions.
///
/// What others point at gets a key of its own: what a key stands for is one person's for good.
final class PersonMove {
  private let kept: ParticipantKey
  private let other: ParticipantKey
  private var replacement = KeyReplacement()

  init(from other: ParticipantKey, to kept: ParticipantKey) { (self.other, self.kept) = (other, kept) }

  // MARK: In the open

  /// Everything but who they are.
  func moveOpen(_ change: inout ChangeSet) throws(StoreError) {
    replacement = KeyReplacement()
    replacement.replace("person", other.value, by: kept.value)
    let kinds = Facts.all.filter { !$0.form.isOnCaseSide && $0.form != IdentityFact.form }
    for kind in kinds { try newKeys(kind.form, change) }
    for kind in kinds { try move(kind, &change) }
    try moveRelations(&change)
  }

  private func newKeys(_ form: FactForm, _ change: borrowing ChangeSet) throws(StoreError) {
    let coder = change.coder
    guard let own = form.ownKey, let whose = form.ofPerson(coder.database.definitions) else { return }
    let known = try storing {
      try coder.database.rows("SELECT \(own.name) FROM \(form.table)_now WHERE \(whose)", other.value) { $0.integer(0) }
    }
    for key in known {
      let new: Int64
      if form == EnrolmentFact.form {
        new = try change.newEnrolment(of: kept).value
      } else {
        let thing: FactKey<Void> = try change.newKey()
        new = thing.value
      }
      replacement.replace(own.name, key, by: new)
    }
  }

  private func move<Fact: RegisterFact>(_ type: Fact.Type, _ change: inout ChangeSet) throws(StoreError) {
    let (coder, replacement) = (change.coder, replacement)
    guard let whose = Fact.form.ofPerson(coder.database.definitions) else { return }
    let (facts, alike) = try storing {
      (
        try Fact.all(coder, where: "\(whose) ORDER BY f.id", other.value),
        Set(try MergeTwins(coder, kept, replacement).open(type, of: other).filter(\.areAlike).map(\.row))
      )
    }
    for fact in facts {
      try change.void(fact.row)
      // The kept person has the same already.
      if alike.contains(fact.row) { continue }
      let moved = try telling { () throws(LedgerError) in try replacement.applied(to: fact.fact, coder) }
      try change.enter(moved)
    }
  }

  /// Whose cards users must not open, or may: sealed to each. Where anybody's changes everybody's is entered anew, so that it does
  /// not show whose.
  private func moveRelations(_ change: inout ChangeSet) throws(StoreError) {
    let coder = change.coder
    let users = try storing { try UserReader(coder: coder).facts() }
    guard users.contains(where: { $0.fact.relations.contains { $0.person == other } }) else { return }
    for user in users {
      var moved: [UserRelation] = []
      for relation in user.fact.relations {
        let one = UserRelation(
          user: relation.user, person: relation.person == other ? kept : relation.person, relation: relation.relation)
        if !moved.contains(one) { moved.append(one) }
      }
      try change.relate(user, moved)
    }
  }

  // MARK: On the case side

  func moveCases(_ change: inout ChangeSet) throws(StoreError) {
    let coder = change.coder
    let own = try storing { try MergeTwins(coder, kept, replacement).caseKeys(of: kept) }
    for kind in Facts.all where kind.form.isOnCaseSide { try moveCases(kind, own, &change) }
    // What has been emptied is of no kind: that it was there is not about anybody any more.
    let left = try storing {
      var left: [RowID] = []
      try CaseRows(coder.database, coder).each(of: other) { row, id, _ in
        if row.isEmptied { left.append(RowID(form: CaseRow.form, id: id)) }
      }
      return left
    }
    for row in left { try change.void(row) }
  }

  private func moveCases<Fact: RegisterFact>(
    _ type: Fact.Type, _ own: [MergeTwins.CaseKey: [UInt8]], _ change: inout ChangeSet
  ) throws(StoreError) {
    let (coder, replacement) = (change.coder, replacement)
    for fact in try storing({ try CaseRows(coder.database, coder).facts(type, of: other) }) {
      try change.void(fact.row)
      let moved = try telling { () throws(LedgerError) in try replacement.applied(to: fact.fact, coder) }
      let row = CaseRow(moved, of: kept, turn: 0, coder)
      if let key = MergeTwins.CaseKey(row), own[key] == row.content { continue }
      try change.enter(moved)
    }
  }

  private func telling<Value>(_ body: () throws(LedgerError) -> Value) throws(StoreError) -> Value {
    do throws(LedgerError) { return try body() } catch { throw StoreError(error) }
  }
}
