/// Whether a line goes into somebody's own copy.
public enum Disclosure: Hashable, Sendable {
  case give
  case holdBack(HoldBackReason)
}

/// Why a line is held back from the person it is about; a closed list.
public enum HoldBackReason: String, CaseIterable, Hashable, Sendable {
  /// It would tell who told.
  case whoTold = "who_told"
  case nextOfKinsWords = "next_of_kins_words"
  case otherParticipants = "other_participants"
}

/// One line of an own copy (innsyn), and its mark.
public struct OwnCopyLine: Hashable, Sendable {
  public var information: Information
  public var day: Day?
  public var text: String
  /// Nil: nobody has looked at it yet; nothing is given by default.
  public var mark: Disclosure?

  public init(information: Information, day: Day? = nil, text: String, mark: Disclosure? = nil) {
    self.information = information
    self.day = day
    self.text = text
    self.mark = mark
  }
}

/// An own copy that may be printed. Only ``init(approving:by:)`` makes one, so that no print goes round the approval.
public struct ApprovedOwnCopy: Hashable, Sendable {
  public enum Problem: Error, Hashable, Sendable {
    /// A counsellor or a team lead approves.
    case roleMayNotApprove(Role)
    case nothingToApprove
    /// Places in the list of the lines without a mark, the first is 0.
    case unmarked([Int])
  }

  /// The lines that are given.
  public let lines: [OwnCopyLine]
  /// How many are held back.
  public let heldBack: Int

  /// - Throws: what keeps `lines` from being approved.
  public init(approving lines: [OwnCopyLine], by role: Role) throws(Problem) {
    guard AccessTable.may(.approveOwnCopy, role) else { throw .roleMayNotApprove(role) }
    guard !lines.isEmpty else { throw .nothingToApprove }
    let unmarked = lines.indices.filter { lines[$0].mark == nil }
    guard unmarked.isEmpty else { throw .unmarked(unmarked) }
    self.lines = lines.filter { $0.mark == .give }
    heldBack = lines.count - self.lines.count
  }
}
