import Domain

/// Which of the journal's entries are asked for; nothing is left out by a filter that is empty.
public struct LogFilter: Hashable, Sendable {
  /// Only those about this person, and those that entered or voided a fact of theirs.
  public var about: ParticipantKey?
  /// Only what this user has done and seen.
  public var by: UserKey?
  /// From this moment on; milliseconds since 1970.
  public var since: Int64?
  /// Before this moment.
  public var until: Int64?

  public init(about: ParticipantKey? = nil, by: UserKey? = nil, since: Int64? = nil, until: Int64? = nil) {
    self.about = about
    self.by = by
    self.since = since
    self.until = until
  }
}

/// Somebody whose doings stand in the log.
public struct LogUser: Hashable, Sendable {
  public var key: UserKey
  public var login: String
  public var name: String
  /// A user no more.
  public var isRemoved: Bool
}
