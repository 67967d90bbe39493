/// Where somebody works, is on practice, or goes to school: a practice place, a post, a school.
public struct Occupation: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case practice
    /// An ordinary paid job, of any share.
    case ordinaryWork = "ordinary_work"
    /// Lønnstilskudd, VTA.
    case adaptedWork = "adapted_work"
    /// Kept while somebody is in treatment.
    case keptWork = "kept_work"
    case school

    /// Paid work has a share of a post.
    public var hasShare: Bool { self != .school }
  }

  public var kind: Kind
  /// Of the employer or the school.
  public var place: String
  public var from: Day
  public var to: Day?
  /// Per cent of a whole post.
  public var share: Int?
  /// They may know of the programme.
  public var mayKnow: Bool
  /// Only of those who may know.
  public var phone: String?

  public init(
    _ kind: Kind, at place: String, from: Day, to: Day? = nil, share: Int? = nil, mayKnow: Bool = false,
    phone: String? = nil
  ) {
    self.kind = kind
    self.place = place
    self.from = from
    self.to = to
    self.share = share
    self.mayKnow = mayKnow
    self.phone = phone
  }

  public func isInForce(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }

  public enum Problem: Error, Hashable, Sendable {
    case placeMissing
    case endsBeforeItBegins
    /// Less than 1 per cent, or more than 100.
    case shareOutOfRange
    case shareOfSchool
    /// Nobody rings an employer who does not know.
    case phoneOfWhoDoesNotKnow
  }

  public var problems: [Problem] {
    var problems: [Problem] = place.saysSomething ? [] : [.placeMissing]
    if let to, to < from { problems.append(.endsBeforeItBegins) }
    if let share {
      if !kind.hasShare { problems.append(.shareOfSchool) }
      if !(1...100).contains(share) { problems.append(.shareOutOfRange) }
    }
    if phone != nil, !mayKnow { problems.append(.phoneOfWhoDoesNotKnow) }
    return problems
  }
}
