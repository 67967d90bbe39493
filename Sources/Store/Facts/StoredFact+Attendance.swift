import Domain

// Groups, who is in them, and what was marked.

extension GroupFact: StoredFact {
  static var table: FactTable { .group }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(key.value)
    binder.add(group.unit.value)
    binder.add(group.name)
    binder.add(group.timetable.text)
    binder.add(group.ended)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    guard let timetable = Timetable(text: row.text(first + 3)) else {
      throw .damaged(.value(table: FactTable.group.rawValue, row: row.integer(0)))
    }
    self.init(
      key: GroupKey(row.integer(first)),
      group: Group(
        unit: UnitKey(row.integer(first + 1)), name: row.text(first + 2), timetable: timetable,
        ended: row.optionalDay(first + 4)))
  }
}

extension MembershipFact: StoredFact {
  static var table: FactTable { .membership }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(group.value)
    binder.add(person.value)
    binder.add(membership.from)
    binder.add(membership.to)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) {
    self.init(
      group: GroupKey(row.integer(first)), person: ParticipantKey(row.integer(first + 1)),
      membership: Membership(from: row.day(first + 2), to: row.optionalDay(first + 3)))
  }
}

extension AttendanceFact: StoredFact {
  static var table: FactTable { .attendance }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(group.value)
    binder.add(attendance.day)
    binder.add(person.value)
    binder.addWord(attendance.mark)
    binder.add(attendance.arrived)
    binder.add(attendance.left)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let id = row.integer(0)
    self.init(
      group: GroupKey(row.integer(first)), person: ParticipantKey(row.integer(first + 2)),
      attendance: Attendance(
        day: row.day(first + 1), mark: try row.word(first + 3, .attendance, row: id),
        arrived: try row.optionalTime(first + 4, .attendance, row: id),
        left: try row.optionalTime(first + 5, .attendance, row: id)))
  }
}

extension AbsenceFact: StoredFact {
  static var table: FactTable { .absence }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(person.value)
    binder.add(absence.from)
    binder.add(absence.to)
    binder.addWord(absence.reason)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    self.init(
      person: ParticipantKey(row.integer(first)),
      absence: Absence(
        from: row.day(first + 1), to: row.optionalDay(first + 2),
        reason: try row.word(first + 3, .absence, row: row.integer(0))))
  }
}
