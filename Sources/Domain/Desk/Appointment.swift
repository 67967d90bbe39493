/// A meeting with somebody. What it is about is not the desk's.
public struct Appointment: Hashable, Sendable {
  public var day: Day
  public var from: TimeOfDay
  public var minutes: Int
  public var place: String?
  /// With whom of the house.
  public var with: String
  /// Nil to who may not read it.
  public var topic: String?

  public init(
    day: Day, from: TimeOfDay, minutes: Int = 30, place: String? = nil, with: String, topic: String? = nil
  ) {
    self.day = day
    self.from = from
    self.minutes = minutes
    self.place = place
    self.with = with
    self.topic = topic
  }
}
