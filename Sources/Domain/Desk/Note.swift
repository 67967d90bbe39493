/// A note about somebody, or a message by telephone.
public struct Note: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case note
    case phoneMessage = "phone_message"
  }

  public var day: Day
  public var time: TimeOfDay?
  public var kind: Kind
  public var author: UserKey
  /// Nil to who may not read it: the desk reads what it wrote itself, and no more.
  public var text: String?

  public init(day: Day, time: TimeOfDay? = nil, kind: Kind, author: UserKey, text: String?) {
    self.day = day
    self.time = time
    self.kind = kind
    self.author = author
    self.text = text
  }

  public enum Problem: Error, Hashable, Sendable {
    case textMissing
    /// What has not been cannot be noted.
    case inTheFuture
  }

  public func problem(today: Day) -> Problem? {
    if text?.contains(where: { !$0.isWhitespace }) != true { return .textMissing }
    return day > today ? .inTheFuture : nil
  }
}
