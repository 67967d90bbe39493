/// Somebody turns to the service, whichever door.
public struct Enquiry: Hashable, Sendable {
  /// How they came to us.
  public enum Door: String, CaseIterable, Hashable, Sendable {
    case phone, desk, nav, prison, clinic
    case nextOfKin = "next_of_kin"
    case other
  }

  /// Whom it is for. A pårørende who asks is kept in the enquiry and never becomes a participant.
  public enum Who: String, CaseIterable, Hashable, Sendable {
    /// Themself.
    case own
    case nextOfKin = "next_of_kin"
  }

  public var day: Day
  public var time: TimeOfDay?
  public var who: Who
  /// The caller's name and telephone, as they gave them; of a participant they stand with the person.
  public var name: String?
  public var phone: String?
  /// Nil to who may not read it; so is ``text``.
  public var door: Door?
  public var text: String?
  /// Who took it.
  public var author: UserKey

  public init(
    day: Day, time: TimeOfDay? = nil, who: Who, name: String? = nil, phone: String? = nil, door: Door?,
    text: String? = nil, author: UserKey
  ) {
    self.day = day
    self.time = time
    self.who = who
    self.name = name
    self.phone = phone
    self.door = door
    self.text = text
    self.author = author
  }
}

/// What has become of the follow-up talk an enquiry leads to.
public struct FollowUpTalk: Hashable, Sendable {
  public enum Event: String, CaseIterable, Hashable, Sendable {
    case offered, held, declined
  }

  public var event: Event
  public var day: Day
  /// Who held or offered it.
  public var by: String?

  public init(event: Event, day: Day, by: String? = nil) {
    self.event = event
    self.day = day
    self.by = by
  }
}
