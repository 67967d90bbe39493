import Domain

// Enquiries, the talks they lead to, and offers to those who wait.

extension EnquiryFact: StoredFact {
  static var table: FactTable { .enquiry }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    let sealed = try coder.seal(.enquiry, .identity, key: key.value) {
      $0.add(optionalText: enquiry.name)
      $0.add(optionalText: enquiry.phone)
    }
    // Where somebody comes from, and what they say, is not for every desk to read in every old enquiry.
    let told = Told { writer in
      writer.addWord(enquiry.door)
      writer.add(optionalText: enquiry.text)
    }
    binder.add(key.value)
    binder.add(person?.value)
    binder.add(enquiry.day)
    binder.add(enquiry.time)
    binder.addWord(enquiry.who)
    binder.add(enquiry.author.value)
    binder.add(seal: sealed)
    try told.bind(&binder, .enquiry, key: key.value, coder)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let (id, key) = (row.integer(0), row.integer(first))
    let caller = try coder.open(row, first + 6, .enquiry, .identity, key: key) { reader in
      (name: reader.optionalText(), phone: reader.optionalText())
    }
    let told = try coder.openTold(row, first + 7, .enquiry, key: key) { reader -> (Enquiry.Door?, String?) in
      (reader.optionalWord(), reader.optionalText())
    }
    self.init(
      key: EnquiryKey(key), person: row.optionalInteger(first + 1).map { ParticipantKey($0) },
      enquiry: Enquiry(
        day: row.day(first + 2), time: try row.optionalTime(first + 3, .enquiry, row: id),
        who: try row.word(first + 4, .enquiry, row: id), name: caller?.name, phone: caller?.phone, door: told?.0,
        text: told?.1, author: UserKey(row.integer(first + 5))))
  }
}

extension TalkFact: StoredFact {
  static var table: FactTable { .talk }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    binder.add(enquiry.value)
    binder.addWord(talk.event)
    binder.add(talk.day)
    binder.add(try coder.number(ofColleague: talk.by))
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    self.init(
      enquiry: EnquiryKey(row.integer(first)),
      talk: FollowUpTalk(
        event: try row.word(first + 1, .talk, row: row.integer(0)), day: row.day(first + 2),
        by: try coder.colleague(row.optionalInteger(first + 3))))
  }
}

extension OfferFact: StoredFact {
  static var table: FactTable { .offer }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    binder.add(enrolment.value)
    binder.add(offer.day)
    binder.add(try coder.colleagues.number(of: offer.by))
    binder.add(offer.start)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    self.init(
      enrolment: EnrolmentKey(row.integer(first)),
      offer: Offer(
        day: row.day(first + 1), by: try coder.colleagues.name(row.integer(first + 2)), start: row.day(first + 3)))
  }
}

extension OfferAnswerFact: StoredFact {
  static var table: FactTable { .offerAnswer }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(enrolment.value)
    binder.add(offerDay)
    binder.add(call)
    binder.addWord(answer.answer)
    binder.add(answer.day)
    binder.add(answer.time)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let id = row.integer(0)
    self.init(
      enrolment: EnrolmentKey(row.integer(first)), offerDay: row.day(first + 1), call: Int(row.integer(first + 2)),
      answer: OfferAnswer(
        day: row.day(first + 4), time: try row.optionalTime(first + 5, .offerAnswer, row: id),
        answer: try row.word(first + 3, .offerAnswer, row: id)))
  }
}

extension PassForwardFact: StoredFact {
  static var table: FactTable { .passForward }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    let sealed = try coder.seal(.passForward, .clinical, key: enrolment.value) {
      $0.add(optionalText: passForward.reason)
    }
    binder.add(enrolment.value)
    binder.add(passForward.day)
    binder.add(seal: sealed)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let key = row.integer(first)
    let reason: String?? = try coder.open(row, first + 2, .passForward, .clinical, key: key) {
      reader -> String? in reader.optionalText()
    }
    self.init(
      enrolment: EnrolmentKey(key), passForward: PassForward(day: row.day(first + 1), reason: reason ?? nil))
  }
}
