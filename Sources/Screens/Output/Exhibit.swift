import Domain
import Resources
import Store
import TerminalUI

/// The screens that can be shown without a terminal.
public enum ShownScreen: String, CaseIterable, Sendable {
  case menu, today, participants, participant, steps, attendance, intake, lights, mapping, board, operations, units,
    log, retention, users

  /// What a role must be allowed for it to be printed: what its screen needs.
  public var action: Action {
    switch self {
    case .menu: MenuScreen.action
    case .today: TodayScreen.action
    case .participants: ParticipantsScreen.action
    case .participant: ParticipantScreen.action
    case .steps: StepsScreen.action
    case .attendance: DayListScreen.action
    case .intake: IntakeScreen.action
    case .lights: LightsScreen.action
    case .mapping: MappingScreen.action
    case .board: BoardScreen.action
    case .operations: OperationsScreen.action
    case .units: UnitsScreen.action
    case .log: LogScreen.action
    case .retention: RetentionScreen.action
    case .users: UsersScreen.action
    }
  }

  /// Whether names stand on it, so that looking at it is logged, which a register that nothing is written to cannot. The
  /// steps without names are still counts.
  public var isLogged: Bool {
    switch self {
    case .today, .participants, .participant, .steps, .attendance, .intake, .lights, .operations, .log, .retention: true
    case .menu, .mapping, .board, .units, .users: false
    }
  }

  /// Names and numbers come from the roster; the others do without it.
  public var needsRoster: Bool {
    switch self {
    case .today, .participants, .participant, .steps, .attendance, .intake, .lights, .operations, .log, .retention: true
    case .menu, .mapping, .board, .units, .users: false
    }
  }
}

extension ShownScreen {
  /// The keys of each screen's JSON in their order, after `screen schema asOf`; those of an inner object in brackets.
  /// A test holds them against what comes.
  public static let outputKeys: [(screen: ShownScreen, keys: String)] = [
    (
      .menu,
      "organisation participating waiting steps mappingRound mapped expectedToday tasks tasksOverdue appointmentsToday "
        + "newEnquiries groups(group from expected members marked)"
    ),
    (
      .today,
      "expected groups(group from to members expected marked participants) "
        + "appointments(number from to place with topic) tasks(kind number due assignee rule text) tasksOverdue "
        + "enquiries(date time who number name) notSeen(number days)"
    ),
    (.participants, "participants(number name birthYear programme unit status step daysInStep contact lights)"),
    (
      .participant,
      "number name birthYear gender programme unit status step daysInStep contact enrolments(programme unit status "
        + "applied start end plannedEnd endReason outcome outcomeDate steps(step from to reason) "
        + "contacts(name role from to)) lights(date voice lights) appointments(date from to place with topic) "
        + "notes(date time kind text)"
    ),
    (
      .steps,
      "programme steps(step name participants medianDays forwardLast30Days backLast30Days endedLast30Days)"
    ),
    (
      .attendance,
      "groups(group unit times(from to) present sick leave absent unmarked "
        + "participants(number name mark arrived left away awayTo))"
    ),
    (
      .intake,
      "waiting lists(programme unit places occupied taken free freeingWithin30Days waiting "
        + "people(place number name applied daysWaited ground offered start callsInVain)) "
        + "enquiries(date who door number days talkOffered overLimit) talkLimit(days counting setBy) "
        + "medianDaysToTalk talksHeld"
    ),
    (
      .lights,
      "number assessments(date voice lights("
        + LifeDomain.allCases.map(\.id).joined(separator: " ") + "))"
    ),
    (
      .mapping,
      "round n domains(domain green yellow red missing percent(green yellow red)) "
        + "multipleSevere(rule count percent) withChildren(count percent)"
    ),
    (
      .board,
      "from to entered inProgramme droppedOut endedOtherwise(completed clarified ill otherSupport died unknown) "
        + "retained relapsed reEngaged reEngagedWithin14Days medianDaysToReEngagement inOrdinaryWork inAdaptedWork "
        + "inWorkPractice inEducation homeDistricts units(name places occupied taken free)"
    ),
    (
      .operations,
      "gear(name unit isOut borrower(number name) lent due daysOver) "
        + "orders(customer task site ordered due done people produced) goods(date kind what count unit) "
        + "months(month produced collected repaired givenAway)"
    ),
    (.units, "units(programme name places occupied taken free)"),
    (.retention, "years participants(number lastDay since)"),
    (.users, "users(login name role units passphrase)"),
    (.log, "entries(entry at actor role kind number people subject reason undoes undone asOfEntry asOfDay wrongTime)"),
  ]
}

/// Which screen is to be shown, and of what.
public struct ShowRequest: Sendable {
  public var screen: ShownScreen
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
    _ screen: ShownScreen, number: String? = nil, round: Int? = nil, from: Day? = nil, to: Day? = nil,
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

/// Why a screen cannot be shown.
public enum ShowProblem: Error, Hashable, Sendable {
  case numberMissing
  case unknownNumber(String)
  case unknownUser(String)
  case noRound
  case unknownRound(Int, known: [Int])
  case badPeriod(from: Day, to: Day)
  /// The register does not tell it: it cannot be read, or this user may not.
  case refused(StoreError)
}

/// A screen as text or as data, drawn as it is in the terminal.
public struct Exhibit {
  private let request: ShowRequest
  private let workspace: Workspace
  /// Nil for the menu, which lies beneath every other.
  private let screen: (any Screen)?
  private let menu: MenuScreen?

  public init(_ request: ShowRequest, in workspace: Workspace) throws(ShowProblem) {
    self.request = request
    self.workspace = workspace
    guard workspace.session.access.may(request.screen.action) else {
      throw .refused(.notAllowed(.role(request.screen.action)))
    }
    workspace.failure = nil
    screen = try Exhibit.screen(request, in: workspace)
    menu = screen == nil ? MenuScreen(in: workspace) : nil
    // A screen that could not read the register has said so in the message row.
    if let failure = workspace.failure { throw .refused(failure) }
  }

  private static func screen(_ request: ShowRequest, in workspace: Workspace) throws(ShowProblem) -> (any Screen)? {
    switch request.screen {
    case .menu: return nil
    case .today: return TodayScreen(in: workspace, showingNames: true)
    case .participants: return ParticipantsScreen(in: workspace, showingAll: request.all)
    case .participant: return ParticipantScreen(key: try person(request, in: workspace), in: workspace)
    case .lights: return LightsScreen(participant: try person(request, in: workspace), in: workspace)
    case .steps: return StepsScreen(in: workspace)
    case .attendance: return DayListScreen(on: workspace.today, in: workspace)
    case .intake: return IntakeScreen(in: workspace)
    case .mapping: return MappingScreen(in: workspace, round: try round(request, in: workspace))
    case .board:
      return BoardScreen(in: workspace, period: try period(request, in: workspace), statusAt: request.statusAt)
    case .operations: return OperationsScreen(in: workspace)
    case .units: return UnitsScreen(in: workspace)
    case .log: return LogScreen(in: workspace, choice: try choice(request, in: workspace))
    case .retention: return RetentionScreen(in: workspace)
    case .users: return UsersScreen(in: workspace)
    }
  }

  private static func person(
    _ request: ShowRequest, in workspace: Workspace
  ) throws(ShowProblem) -> ParticipantKey {
    guard let typed = request.number else { throw .numberMissing }
    return try person(typed, in: workspace)
  }

  private static func choice(_ request: ShowRequest, in workspace: Workspace) throws(ShowProblem) -> LogChoice {
    var choice = LogChoice(from: request.from, to: request.to)
    if let from = request.from, let to = request.to, to < from { throw .badPeriod(from: from, to: to) }
    if let typed = request.participant { choice.about = try person(typed, in: workspace) }
    if let login = request.by {
      let users = try asking { () throws(StoreError) in try workspace.session.journal.logUsers() }
      choice.by = users.first { $0.login == login }
      guard choice.by == nil else { return choice }
      throw workspace.session.access.may(.seeLog) ? .unknownUser(login) : .refused(.notAllowed(.role(.seeLog)))
    }
    return choice
  }

  private static func asking<Answer>(_ question: () throws(StoreError) -> Answer) throws(ShowProblem) -> Answer {
    do throws(StoreError) { return try question() } catch { throw .refused(error) }
  }

  private static func person(_ typed: String, in workspace: Workspace) throws(ShowProblem) -> ParticipantKey {
    guard let number = try? ParticipantNumber(typed),
      let key = try asking({ () throws(StoreError) in try workspace.session.people.participantKey(number: number) })
    else { throw .unknownNumber(typed) }
    return key
  }

  private static func round(_ request: ShowRequest, in workspace: Workspace) throws(ShowProblem) -> Int? {
    let rounds = try asking { () throws(StoreError) in try workspace.session.mapping.rounds() }.map(\.round)
    if let round = request.round, !rounds.contains(round) {
      if rounds.isEmpty { throw .noRound }
      throw .unknownRound(round, known: rounds)
    }
    return request.round
  }

  /// The days asked for; the last 90 without any. An open side is today, or 89 days before the other.
  private static func period(_ request: ShowRequest, in workspace: Workspace) throws(ShowProblem) -> Period? {
    guard request.from != nil || request.to != nil else { return nil }
    let to = request.to ?? workspace.today
    let from = request.from ?? to - 89
    guard let period = Period(from: from, to: to) else { throw .badPeriod(from: from, to: to) }
    return period
  }

  // MARK: Output

  public func frame(_ size: Size) -> Frame {
    var size = size
    // A list for paper is whole, however many rows that takes.
    if let list = screen as? DayListScreen { size.height = max(size.height, list.lines.count + 5) }
    return App(workspace, on: screen.map { [$0] } ?? []).frame(size)
  }

  var data: ScreenData {
    (screen ?? menu)?.data(in: workspace) ?? ScreenData([:], columns: [], rows: [])
  }

  public var json: JSON { data.json(screen: request.screen.rawValue, asOf: workspace.today.iso) }

  public func csv(excel: Bool) -> [UInt8] {
    data.csv(excel: excel)
  }
}
