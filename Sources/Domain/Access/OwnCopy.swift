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

/// What an own copy is read and decided on in, in this order.
public enum OwnCopyPart: String, CaseIterable, Hashable, Sendable {
  case who, around, programme, life, way, plan, days, said, log
}

/// One line of an own copy (innsyn), and its mark.
public struct OwnCopyLine: Hashable, Sendable {
  public var information: Information
  public var day: Day?
  public var text: String
  /// What the same decision is about: nobody decides a hundred times on the same thing.
  public var more: [String]
  /// Nil: nobody has looked at it yet; nothing is given by default.
  public var mark: Disclosure?

  public init(
    information: Information, day: Day? = nil, text: String, more: [String] = [], mark: Disclosure? = nil
  ) {
    self.information = information
    self.day = day
    self.text = text
    self.more = more
    self.mark = mark
  }

  public var part: OwnCopyPart { information.ownCopyPart }

  /// Part by part, in each as they come.
  public static func byPart(_ lines: [OwnCopyLine]) -> [(part: OwnCopyPart, lines: [OwnCopyLine])] {
    let parts = Dictionary(grouping: lines, by: \.part)
    return OwnCopyPart.allCases.compactMap { part in parts[part].map { (part, $0) } }
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

  /// What is handed over, each part under its heading.
  public func text(heading: (OwnCopyPart) -> String) -> [String] {
    OwnCopyLine.byPart(lines).flatMap { part, lines in
      [heading(part)] + lines.flatMap { ["  \($0.text)"] + $0.more.map { "    \($0)" } } + [""]
    }.dropLast()
  }
}

extension Information {
  /// Where it stands in an own copy. There is no `default`: whoever adds a case places it.
  public var ownCopyPart: OwnCopyPart {
    switch self {
    case .shownName, .realName, .number, .phone, .birth, .gender, .nationalID, .district, .protectionGrade,
      .possibleDuplicate, .duplicateOf:
      .who
    case .contactPerson, .nextOfKin, .network, .carePlan, .whoMayBeTold, .consentTexts: .around
    case .programmeAndUnit, .status, .step, .stepReasons, .endReasons, .outcome, .funding, .origin,
      .turnOnWaitingList, .waitingPlace, .missing:
      .programme
    case .lar, .lights, .scores, .housing, .income, .services, .death: .life
    case .followUpContacts, .lastSeen, .concern, .relapse, .reEngagement, .treatment, .criticalWindow, .prison,
      .incidents, .overdosePrevention:
      .way
    case .followUpPlan: .plan
    case .groups, .attendance, .appointmentTimeAndPlace, .appointmentTopic, .appointmentOutcome, .loans: .days
    case .tasks, .taskCauses, .ownNotes, .notes, .enquiriesOfLastWeek, .enquiries: .said
    case .history, .accessLog: .log
    }
  }
}
