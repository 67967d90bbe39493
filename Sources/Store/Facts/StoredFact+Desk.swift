import Domain

// Appointments, notes and tasks.

extension AppointmentFact: StoredFact {
  static var table: FactTable { .appointment }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    let place = try appointment.place.map { place throws(StoreError) in
      try coder.seal(.appointment, .identity, key: key.value) { $0.add(text: place) }
    }
    let topic = try appointment.topic.map { topic throws(StoreError) in
      try coder.seal(.appointment, .clinical, key: key.value) { $0.add(text: topic) }
    }
    binder.add(key.value)
    binder.add(person.value)
    binder.add(appointment.day)
    binder.add(appointment.from)
    binder.add(appointment.minutes)
    binder.add(try coder.colleagues.number(of: appointment.with))
    binder.add(seal: place)
    binder.add(seal: topic)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let (id, key) = (row.integer(0), row.integer(first))
    self.init(
      key: AppointmentKey(key), person: ParticipantKey(row.integer(first + 1)),
      appointment: Appointment(
        day: row.day(first + 2), from: try row.time(first + 3, .appointment, row: id),
        minutes: Int(row.integer(first + 4)),
        place: try coder.open(row, first + 6, .appointment, .identity, key: key) {
          String(decoding: $0.text(), as: UTF8.self)
        },
        with: try coder.colleagues.name(row.integer(first + 5)),
        topic: try coder.open(row, first + 7, .appointment, .clinical, key: key) {
          String(decoding: $0.text(), as: UTF8.self)
        }))
  }
}

extension NoteFact: StoredFact {
  static var table: FactTable { .note }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    binder.add(key.value)
    binder.add(person.value)
    binder.add(note.day)
    binder.add(note.time)
    binder.addWord(note.kind)
    binder.add(note.author.value)
    try Told { $0.add(optionalText: note.text) }.bind(&binder, .note, key: key.value, coder)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let (id, key) = (row.integer(0), row.integer(first))
    let text: String?? = try coder.openTold(row, first + 6, .note, key: key) { reader -> String? in
      reader.optionalText()
    }
    self.init(
      key: NoteKey(key), person: ParticipantKey(row.integer(first + 1)),
      note: Note(
        day: row.day(first + 2), time: try row.optionalTime(first + 3, .note, row: id),
        kind: try row.word(first + 4, .note, row: id), author: UserKey(row.integer(first + 5)), text: text ?? nil))
  }
}

extension TaskFact: StoredFact {
  static var table: FactTable { .task }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    binder.add(key.value)
    binder.add(person?.value)
    binder.addWord(task.kind)
    binder.add(task.due)
    binder.add(try coder.number(ofColleague: task.assignee))
    binder.add(task.author.value)
    binder.add(task.note?.value)
    try Told { $0.add(optionalText: task.text) }.bind(&binder, .task, key: key.value, coder)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let (id, key) = (row.integer(0), row.integer(first))
    let text: String?? = try coder.openTold(row, first + 7, .task, key: key) { reader -> String? in
      reader.optionalText()
    }
    self.init(
      key: TaskKey(key), person: row.optionalInteger(first + 1).map { ParticipantKey($0) },
      task: DeskTask(
        kind: try row.word(first + 2, .task, row: id), due: row.day(first + 3),
        assignee: try coder.colleague(row.optionalInteger(first + 4)), author: UserKey(row.integer(first + 5)),
        note: row.optionalInteger(first + 6).map { NoteKey($0) }, text: text ?? nil))
  }
}

extension TaskDoneFact: StoredFact {
  static var table: FactTable { .taskDone }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(task.value)
    binder.add(day)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) {
    self.init(task: TaskKey(row.integer(first)), day: row.day(first + 1))
  }
}
