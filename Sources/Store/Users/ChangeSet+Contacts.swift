import Domain

// Contacts are known by name, and whoever is a user goes on being the contact person under a new one.

extension ChangeSet {
  /// Enters every contact of a user anew under the name they have now; what stood there stays in history.
  ///
  /// Not when another user goes by the old name too: whose contacts they are nobody can tell then, and they are left as they
  /// are, for a counsellor to assign.
  mutating func renameContact(_ old: String, as user: UserFact) throws(StoreError) {
    let coder = coder
    let users = try storing { try UserReader(coder: coder).all() }
    if users.contains(where: { $0.key != user.key && UserName.areSame($0.name, old) }) { return }
    let colleagues = coder.colleagues
    let numbers = try telling { try colleagues.numbers(of: old).filter { try colleagues.name($0) != user.name } }
    for number in numbers {
      for kept in try contacts(named: number) {
        var fact = kept.fact
        fact.assignment.name = user.name
        let others = try contacts(of: fact.enrolment)
        try void(kept.row)
        // Both names on one enrolment from one day were two names for one.
        let isThere = others.contains { other in
          let (one, two) = (other.fact.assignment, fact.assignment)
          return one.name == two.name && one.role == two.role && one.from == two.from
        }
        if !isThere { try enter(fact) }
      }
    }
  }
}
