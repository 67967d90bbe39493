import Domain

// What the desk's day enters. None of it is in a digest: who is touched by it is only counted.
extension ChangeSet {
  /// A key for a thing that is not a person, a unit or an enrolment.
  public mutating func newKey<Of>(_ type: Of.Type = Of.self) throws(StoreError) -> FactKey<Of> {
    FactKey(try giveThing())
  }

  @discardableResult
  public mutating func enter(_ fact: GroupFact) throws(StoreError) -> RowID {
    try requireUnit(fact.group.unit)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: MembershipFact) throws(StoreError) -> RowID {
    try require(.group, fact.group.value)
    return try insert(fact, about: fact.person)
  }

  @discardableResult
  public mutating func enter(_ fact: AttendanceFact) throws(StoreError) -> RowID {
    try require(.group, fact.group.value)
    return try insert(fact, about: fact.person)
  }

  @discardableResult
  public mutating func enter(_ fact: AbsenceFact) throws(StoreError) -> RowID { try insert(fact, about: fact.person) }

  @discardableResult
  public mutating func enter(_ fact: EnquiryFact) throws(StoreError) -> RowID { try insert(fact, about: fact.person) }

  @discardableResult
  public mutating func enter(_ fact: TalkFact) throws(StoreError) -> RowID {
    try require(.enquiry, fact.enquiry.value)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: OfferFact) throws(StoreError) -> RowID {
    try insert(fact, aboutOwnerOf: fact.enrolment)
  }

  @discardableResult
  public mutating func enter(_ fact: OfferAnswerFact) throws(StoreError) -> RowID {
    try insert(fact, aboutOwnerOf: fact.enrolment)
  }

  @discardableResult
  public mutating func enter(_ fact: PassForwardFact) throws(StoreError) -> RowID {
    try insert(fact, aboutOwnerOf: fact.enrolment)
  }

  @discardableResult
  public mutating func enter(_ fact: AppointmentFact) throws(StoreError) -> RowID {
    try insert(fact, about: fact.person)
  }

  @discardableResult
  public mutating func enter(_ fact: NoteFact) throws(StoreError) -> RowID { try insert(fact, about: fact.person) }

  @discardableResult
  public mutating func enter(_ fact: TaskFact) throws(StoreError) -> RowID {
    if let note = fact.task.note { try require(.note, note.value) }
    return try insert(fact, about: fact.person)
  }

  @discardableResult
  public mutating func enter(_ fact: TaskDoneFact) throws(StoreError) -> RowID {
    try require(.task, fact.task.value)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: SiteFact) throws(StoreError) -> RowID {
    try requireUnit(fact.site.unit)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: OrderFact) throws(StoreError) -> RowID {
    try require(.site, fact.order.site.value)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: OrderPersonFact) throws(StoreError) -> RowID {
    try require(.order, fact.order.value)
    return try insert(fact, about: fact.person)
  }

  @discardableResult
  public mutating func enter(_ fact: ProductionFact) throws(StoreError) -> RowID {
    try require(.order, fact.order.value)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: GoodsFact) throws(StoreError) -> RowID {
    try requireUnit(fact.goods.unit)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: GearFact) throws(StoreError) -> RowID {
    try requireUnit(fact.gear.unit)
    return try insert(fact)
  }

  @discardableResult
  public mutating func enter(_ fact: LoanFact) throws(StoreError) -> RowID {
    try require(.gear, fact.loan.gear.value)
    return try insert(fact, about: fact.person)
  }

  private mutating func insert(_ fact: some StoredFact, about person: ParticipantKey?) throws(StoreError) -> RowID {
    if let person { try touch(person) }
    return try insert(fact)
  }

  private mutating func insert(
    _ fact: some StoredFact, aboutOwnerOf enrolment: EnrolmentKey
  ) throws(StoreError) -> RowID {
    try touchOwner(of: enrolment)
    return try insert(fact)
  }
}
