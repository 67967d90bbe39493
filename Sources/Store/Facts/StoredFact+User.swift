import Domain

// Who may open the register.

extension UserFact: StoredFact {
  static var table: FactTable { .user }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    let sealed = try coder.seal(.user, .identity, key: key.value) {
      $0.add(text: login)
      $0.add(text: name)
    }
    binder.add(key.value)
    binder.addWord(role)
    binder.add(code: try coder.keys.code(Array(login.utf8), .identity, "login"))
    binder.add(seal: sealed)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let key = row.integer(first)
    let names = try coder.open(row, first + 3, .user, .identity, key: key) { reader in
      (String(decoding: reader.text(), as: UTF8.self), String(decoding: reader.text(), as: UTF8.self))
    }
    self.init(
      key: UserKey(key), role: try row.word(first + 1, .user, row: row.integer(0)), login: names?.0 ?? "",
      name: names?.1 ?? "")
  }
}

extension UserUnitFact: StoredFact {
  static var table: FactTable { .userUnit }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(user.value)
    binder.add(unit.value)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) {
    self.init(user: UserKey(row.integer(first)), unit: UnitKey(row.integer(first + 1)))
  }
}

extension UserPersonFact: StoredFact {
  static var table: FactTable { .userPerson }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(user.value)
    binder.add(person.value)
    binder.addWord(relation)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    self.init(
      user: UserKey(row.integer(first)), person: ParticipantKey(row.integer(first + 1)),
      relation: try row.word(first + 2, .userPerson, row: row.integer(0)))
  }
}
