import Domain

// The facts of the desk's day: a value of Domain together with the keys it hangs on.

public struct GroupFact: Hashable, Sendable {
  public var key: GroupKey
  public var group: Group

  public init(key: GroupKey, group: Group) {
    self.key = key
    self.group = group
  }
}

public struct MembershipFact: Hashable, Sendable {
  public var group: GroupKey
  public var person: ParticipantKey
  public var membership: Membership

  public init(group: GroupKey, person: ParticipantKey, membership: Membership) {
    self.group = group
    self.person = person
    self.membership = membership
  }
}

public struct AttendanceFact: Hashable, Sendable {
  public var group: GroupKey
  public var person: ParticipantKey
  public var attendance: Attendance

  public init(group: GroupKey, person: ParticipantKey, attendance: Attendance) {
    self.group = group
    self.person = person
    self.attendance = attendance
  }
}

public struct AbsenceFact: Hashable, Sendable {
  public var person: ParticipantKey
  public var absence: Absence

  public init(person: ParticipantKey, absence: Absence) {
    self.person = person
    self.absence = absence
  }
}

/// An enquiry, with the participant it is for; nil for a pårørende's, and for one who is not in the register.
public struct EnquiryFact: Hashable, Sendable {
  public var key: EnquiryKey
  public var person: ParticipantKey?
  public var enquiry: Enquiry

  public init(key: EnquiryKey, person: ParticipantKey?, enquiry: Enquiry) {
    self.key = key
    self.person = person
    self.enquiry = enquiry
  }
}

public struct TalkFact: Hashable, Sendable {
  public var enquiry: EnquiryKey
  public var talk: FollowUpTalk

  public init(enquiry: EnquiryKey, talk: FollowUpTalk) {
    self.enquiry = enquiry
    self.talk = talk
  }
}

public struct OfferFact: Hashable, Sendable {
  public var enrolment: EnrolmentKey
  public var offer: Offer

  public init(enrolment: EnrolmentKey, offer: Offer) {
    self.enrolment = enrolment
    self.offer = offer
  }
}

/// What came of one call about the offer of a day.
public struct OfferAnswerFact: Hashable, Sendable {
  public var enrolment: EnrolmentKey
  public var offerDay: Day
  /// 0 for the final answer, of which an offer has one; calls that nobody answered are counted from 1.
  public var call: Int
  public var answer: OfferAnswer

  public init(enrolment: EnrolmentKey, offerDay: Day, call: Int, answer: OfferAnswer) {
    self.enrolment = enrolment
    self.offerDay = offerDay
    self.call = call
    self.answer = answer
  }
}

public struct PassForwardFact: Hashable, Sendable {
  public var enrolment: EnrolmentKey
  public var passForward: PassForward

  public init(enrolment: EnrolmentKey, passForward: PassForward) {
    self.enrolment = enrolment
    self.passForward = passForward
  }
}

public struct AppointmentFact: Hashable, Sendable {
  public var key: AppointmentKey
  public var person: ParticipantKey
  public var appointment: Appointment

  public init(key: AppointmentKey, person: ParticipantKey, appointment: Appointment) {
    self.key = key
    self.person = person
    self.appointment = appointment
  }
}

public struct NoteFact: Hashable, Sendable {
  public var key: NoteKey
  public var person: ParticipantKey
  public var note: Note

  public init(key: NoteKey, person: ParticipantKey, note: Note) {
    self.key = key
    self.person = person
    self.note = note
  }
}

public struct TaskFact: Hashable, Sendable {
  public var key: TaskKey
  public var person: ParticipantKey?
  public var task: DeskTask

  public init(key: TaskKey, person: ParticipantKey?, task: DeskTask) {
    self.key = key
    self.person = person
    self.task = task
  }
}

public struct TaskDoneFact: Hashable, Sendable {
  public var task: TaskKey
  public var day: Day

  public init(task: TaskKey, day: Day) {
    self.task = task
    self.day = day
  }
}

public struct SiteFact: Hashable, Sendable {
  public var key: SiteKey
  public var site: WorkSite

  public init(key: SiteKey, site: WorkSite) {
    self.key = key
    self.site = site
  }
}

public struct OrderFact: Hashable, Sendable {
  public var key: OrderKey
  public var order: WorkOrder

  public init(key: OrderKey, order: WorkOrder) {
    self.key = key
    self.order = order
  }
}

/// Somebody who works on an order.
public struct OrderPersonFact: Hashable, Sendable {
  public var order: OrderKey
  public var person: ParticipantKey

  public init(order: OrderKey, person: ParticipantKey) {
    self.order = order
    self.person = person
  }
}

public struct ProductionFact: Hashable, Sendable {
  public var order: OrderKey
  public var production: Production

  public init(order: OrderKey, production: Production) {
    self.order = order
    self.production = production
  }
}

public struct GoodsFact: Hashable, Sendable {
  public var key: GoodsKey
  public var goods: GoodsCount

  public init(key: GoodsKey, goods: GoodsCount) {
    self.key = key
    self.goods = goods
  }
}

public struct GearFact: Hashable, Sendable {
  public var key: GearKey
  public var gear: Gear

  public init(key: GearKey, gear: Gear) {
    self.key = key
    self.gear = gear
  }
}

public struct LoanFact: Hashable, Sendable {
  public var key: LoanKey
  public var person: ParticipantKey
  public var loan: Loan

  public init(key: LoanKey, person: ParticipantKey, loan: Loan) {
    self.key = key
    self.person = person
    self.loan = loan
  }
}
