import Domain
import Resources
import Store

/// Which screen is to be shown, and of what.
public struct ShowRequest: Sendable {
  public var screen: Output
  /// A participant's number, for screens of one person.
  public var number: String?
  /// A mapping's year; the latest without it.
  public var round: Int?
  public var from: Day?
  public var to: Day?
  public var statusAt: Day?
  /// A participant's number, and a user's login: a part of the log.
  public var participant: String?
  public var by: String?
  /// People who ended long ago too.
  public var all: Bool

  public init(
    _ screen: Output, number: String? = nil, round: Int? = nil, from: Day? = nil, to: Day? = nil,
    statusAt: Day? = nil, participant: String? = nil, by: String? = nil, all: Bool = false
  ) {
    self.screen = screen
    self.number = number
    self.round = round
    self.from = from
    self.to = to
    self.statusAt = statusAt
    self.participant = participant
    self.by = by
    self.all = all
  }
}

/// What `show` may be asked besides the screen. A screen says which it takes; any other is refused, never passed over in silence.
public enum ShowOption: String, CaseIterable, Sendable {
  case number, round, participant, by, from, to
  case statusAt = "status-at"
  case all
}

extension ShowRequest {
  /// Those that were given.
  public var options: [ShowOption] {
    ShowOption.allCases.filter { option in
      switch option {
      case .number: number != nil
      case .round: round != nil
      case .participant: participant != nil
      case .by: by != nil
      case .from: from != nil
      case .to: to != nil
      case .statusAt: statusAt != nil
      case .all: all
      }
    }
  }
}

/// Why a screen cannot be shown.
public enum ShowProblem: Error, Hashable, Sendable {
  case numberMissing
  /// The screen does not take it; those that do.
  case notTaken(ShowOption, by: [String])
  case unknownNumber(String)
  case unknownUser(String)
  case noRound
  case unknownRound(Int, known: [Int])
  case badPeriod(from: Day, to: Day)
  /// The register does not tell it: it cannot be read, or this user may not.
  case refused(StoreError)
}

// What screens ask of a request.

extension ShowRequest {
  /// Whom a screen of one person is to be about.
  func person(in workspace: Workspace) throws(ShowProblem) -> ParticipantKey {
    guard let number else { throw .numberMissing }
    return try person(number, in: workspace)
  }

  private func person(_ typed: String, in workspace: Workspace) throws(ShowProblem) -> ParticipantKey {
    guard let number = try? ParticipantNumber(typed),
      let key = try asking({ () throws(StoreError) in
        try workspace.session.people.participantKey(number: number, opening: true)
      })
    else { throw .unknownNumber(typed) }
    if let merged = try asking({ () throws(StoreError) in try workspace.session.people.mergedInto(number) }) {
      let now = workspace.row(of: merged)?.number.text ?? PersonNames(workspace).shown(merged)
      workspace.message = Message(workspace.language(MergeText.word(.leadsOn), ["number": number.text, "now": now]))
    }
    return key
  }

  /// The part of the log.
  func logChoice(in workspace: Workspace) throws(ShowProblem) -> LogChoice {
    var choice = LogChoice(from: from, to: to)
    if let from, let to, to < from { throw .badPeriod(from: from, to: to) }
    if let participant { choice.about = try person(participant, in: workspace) }
    guard let login = by else { return choice }
    let users = try asking { () throws(StoreError) in try workspace.session.journal.logUsers() }
    choice.by = users.first { $0.login == login }
    guard choice.by == nil else { return choice }
    throw workspace.session.access.may(.seeLog) ? .unknownUser(login) : .refused(.notAllowed(.role(.seeLog)))
  }

  /// A year that something was mapped in; nil for the latest.
  func knownRound(in workspace: Workspace) throws(ShowProblem) -> Int? {
    let rounds = try asking { () throws(StoreError) in try workspace.session.mapping.rounds() }.map(\.round)
    if let round, !rounds.contains(round) {
      if rounds.isEmpty { throw .noRound }
      throw .unknownRound(round, known: rounds)
    }
    return round
  }

  /// The days asked for; nil without any. An open side is today, or 89 days before the other.
  func period(in workspace: Workspace) throws(ShowProblem) -> Period? {
    guard self.from != nil || self.to != nil else { return nil }
    let to = self.to ?? workspace.today
    let from = self.from ?? to - 89
    guard let period = Period(from: from, to: to) else { throw .badPeriod(from: from, to: to) }
    return period
  }

  private func asking<Answer>(_ question: () throws(StoreError) -> Answer) throws(ShowProblem) -> Answer {
    do throws(StoreError) { return try question() } catch { throw .refused(error) }
  }
}
