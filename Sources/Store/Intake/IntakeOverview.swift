import Domain

/// Intake as one user may see it: who waits for what, and who has asked.
public struct IntakeOverview: Hashable, Sendable {
  /// By programme and unit, in the order of the register's units; what has no unit yet comes last in its programme.
  public var lists: [WaitingListing] = []
  /// Enquiries nothing has come of yet; the oldest first.
  public var enquiries: [EnquiryListing] = []
  public var talkLimit: TalkLimit?
  /// Of the last ``TalkTimes/window`` days; nil of none, and for who may not see old enquiries.
  public var medianDaysToTalk: Median?
  public var talksHeld = 0

  public init() {}
}

/// The waiting list of a unit.
public struct WaitingListing: Hashable, Sendable {
  /// Nil to who may not see where people are: all lists are one then.
  public var programme: String?
  /// Nil: those who have not been meant for a unit yet.
  public var unit: UnitKey?
  /// One unit's, or all the programme's where the list is of none.
  public var places: [UnitOccupancy]
  /// How many wait.
  public var count: Int
  /// Empty to who may not see all of it.
  public var list: WaitingList
  /// Those whose names this user may see: everyone in scope, and to the desk those whose turn it is to be phoned.
  public var rows: [WaitingRow]

  public var available: Int? { WaitingListing.available(places) }

  /// Nil when any number of places is not known.
  static func available(_ places: [UnitOccupancy]) -> Int? {
    let each = places.map(\.available)
    return each.isEmpty || each.contains(nil) ? nil : each.compactMap(\.self).reduce(0, +)
  }
}

extension WaitingListing {
  /// All lists as one, which tells of nobody where they wait.
  init(joining lists: [WaitingListing]) {
    self.init(
      programme: nil, unit: nil, places: [], count: lists.reduce(0) { $0 + $1.count },
      list: WaitingList([], available: nil), rows: lists.flatMap(\.rows))
  }
}

/// One who waits.
public struct WaitingRow: Hashable, Sendable {
  public var place: WaitingPlace
  public var status: EnrolmentStatus
  /// The newest.
  public var offer: OfferState?
  public var hasOpenOffer: Bool
  /// Why they were passed forward; nil to who may not know.
  public var forwardReason: String?
  /// The class of somebody with a protected address would tell where they live.
  public var hidesClass: Bool
  /// To phone about an open offer; nil where it is not known, or not to be shown.
  public var phone: String?
  /// Waits on a list without places of its own.
  public var lacksUnit: Bool
}

/// An enquiry with what has come of it.
public struct EnquiryListing: Hashable, Sendable {
  public var key: EnquiryKey
  public var person: ParticipantKey?
  public var enquiry: Enquiry
  /// Empty to who may not read them.
  public var talks: [FollowUpTalk]
  /// In the order they were made.
  public var calls: [EnquiryCall]
  /// The last day within the limit; nil without one.
  public var lastDay: Day?
  /// Longer ago than the limit allows; nil without one.
  public var isOverLimit: Bool?

  public func days(on today: Day) -> Int { today - enquiry.day }
}

/// An enquiry as it is opened: with whom to call back, and whether it can be corrected.
public struct OpenedEnquiry: Hashable, Sendable {
  public var listing: EnquiryListing
  public var row: RowID
  /// The caller's, or the participant's; nil where it is not known, or not to be shown.
  public var phone: String?
  /// The name of whoever wrote it.
  public var author: String
  public var mayBeCorrected: Bool
}
