import Domain
import Resources
import Store
import TerminalUI

/// Whom do I call today: by class of reason, never by a score. Names wait for a key.
struct CallsScreen: NamesOnKeyScreen, PersonScreen, ShownScreen {
  static let room = Room.menu("calls", digit: nil, for: .enterFollowUpContact, beside: \.calls) { CallsScreen(in: $0) }

  struct Row: Identifiable {
    let call: Call
    let isUnattached: Bool

    var id: ParticipantKey { call.person }
  }

  private(set) var plan = CallsPlan()
  var listing = Listing<Row>()

  /// - Parameter showingNames: shows them at once, for a minute.
  init(in workspace: Workspace, showingNames: Bool = false) {
    workspace.hideNames()
    begin(in: workspace)
    if showingNames { showNames(in: workspace) }
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    plan = try CallsPlan(workspace)
    let unattached = Set(plan.unattached)
    var lines: [ListLine<Row>] = []
    for callClass in Call.Class.allCases {
      let calls = plan.calls.filter { $0.callClass == callClass }
      if calls.isEmpty { continue }
      lines.append(.text(id: callClass.rawValue, [TextRun(workspace.language(callClass.textKey), .heading)]))
      lines += calls.map { .record(Row(call: $0, isUnattached: unattached.contains($0.person))) }
    }
    let done = doneToday(in: workspace)
    if !lines.isEmpty, let done { lines += [.text(id: "blank", []), .text(id: "done", [done])] }
    return lines
  }

  /// `Gjort i dag  2 nådd, 1 ikke svar (igjen fr 20.11)`.
  private func doneToday(in workspace: Workspace) -> TextRun? {
    let (reached, vain) = (plan.count(.reached), plan.count(.notReached))
    let language = workspace.language
    var parts: [String] = []
    if reached > 0 { parts.append(language(CallsText.reachedCount, ["n": reached])) }
    if vain > 0 {
      let again = AttendanceWords(workspace).day(workspace.today + 1)
      parts.append(language(CallsText.notReachedCount, ["n": vain, "date": again]))
    }
    if parts.isEmpty { return nil }
    return TextRun("\(language(CallsText.doneToday))  \(parts.joined(separator: ", "))", .muted)
  }

  mutating func forget() {
    plan = CallsPlan()
    listing.forget()
  }

  func notice(in workspace: Workspace) -> TextRun? {
    TextRun(
      [workspace.language(CallsText.none), doneToday(in: workspace)?.text].compactMap(\.self).joined(separator: " "),
      .muted)
  }

  // Its order is its own.
  static let list = ListKind<Row>(
    "calls", hasHead: false, naming: "who",
    [
      ListColumn(
        "who", CallsText.who, .flexible(min: 9, max: 28), sees: nil, sort: nil,
        value: ListValue("number", at: 0) { row, workspace in workspace.row(of: row.id)?.number.text },
        cell: { row, workspace in
          let known = workspace.row(of: row.id)
          return [TextRun((workspace.showsNames ? known?.shownName : known?.number.text) ?? "–")]
        }),
      ListColumn(
        "why", CallsText.why, .flexible(min: 30, weight: 3), sees: nil, sort: nil,
        value: ListValue("reason", at: 2) { row, workspace in CallWords(workspace).why(row.call) },
        cell: { row, workspace in
          [TextRun(CallWords(workspace).why(row.call), row.call.callClass == .first ? .warning : .plain)]
        }),
      ListColumn(
        "next", CallsText.next, .flexible(min: 14, max: 22), dropOrder: 1, sees: nil, sort: nil, value: nil,
        cell: { row, workspace in [CallWords(workspace).next(row.call, isUnattached: row.isUnattached)] }),
      ListColumn(
        "kin", CallsText.kin, .fixed(14), dropOrder: 2, sees: .whoMayBeTold, sort: nil,
        value: ListValue("mayCallNextOfKin", at: 6) { row, _ in row.call.mayCallKin },
        cell: { row, workspace in
          [TextRun(workspace.language(row.call.mayCallKin ? CallsText.kinYes : .kinNo), .muted)]
        }),
    ],
    besides: [
      ListValue("class", at: 1) { row, _ in row.call.callClass.rawValue },
      ListValue("days", at: 3) { row, _ in row.call.days },
      ListValue("appointment", at: 4) { row, _ in row.call.next?.day },
      ListValue("tries", at: 5) { row, _ in row.call.tries },
    ])

  func title(in workspace: Workspace) -> String { workspace.language(CallsText.title) }

  func status(in workspace: Workspace) -> [TextRun] { [TextRun(CallWords(workspace).counts(plan), .muted)] }

  func hint(in workspace: Workspace) -> String? {
    guard let row = chosen else { return nil }
    let who = CallsScreen.list.columns.first?.cell(row, workspace).first?.text ?? ""
    return "\(who) \(workspace.glyphs.separator) \(CallWords(workspace).all(row.call))"
  }

  func place(in workspace: Workspace) -> PersonPlace? { chosen.map { workspace.place(of: $0.id) } }

  // MARK: Commands

  static let commands: [Command<Scene<CallsScreen>>] =
    [
      Command(
        "calls.reached", [.character("1")], CallsText.reached, CallsText.reachedHelp, group: ChromeText.groupPerson,
        needs: .enterFollowUpContact, enabled: mayWrite, run: { $0.screen.note(isReached: true, in: $0.workspace) }
      ).ofOne(),
      Command(
        "calls.notReached", [.character("2")], CallsText.notReached, CallsText.notReachedHelp,
        group: ChromeText.groupPerson, needs: .enterFollowUpContact, enabled: mayWrite,
        run: { $0.screen.note(isReached: false, in: $0.workspace) }
      ).ofOne(),
      Command(
        "calls.open", [.enter], CommonText.open, TodayText.openHelp, group: ChromeText.groupList,
        enabled: { $0.screen.chosen == nil ? $0.unavailable(CallsText.noneChosen) : .available },
        run: { scene in
          scene.screen.chosen.map { .open(ParticipantScreen(key: $0.id, in: scene.workspace)) } ?? .stay
        }
      ).ofOne(),
      namesCommand,
      Command(
        "calls.raise", [.character("!")], FollowUpText.raise, FollowUpText.raiseHelp, group: ChromeText.groupPerson,
        needs: .enterRelapse, enabled: mayWrite,
        run: { scene in
          scene.screen.chosen.map { .open(ConcernForm.orTalk(about: $0.id, in: scene.workspace)) } ?? .stay
        }
      ).ofOne(),
      MineScreen.command(for: CallsScreen.self),
    ] + PersonCommands.daily(for: CallsScreen.self).map { $0.ofOne() }

  static func command<S: Screen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).calls", [.character("R")], CallsText.open, CallsText.openHelp, group: ChromeText.groupGo,
      footer: .hidden, needs: room.action
    ) { .open(CallsScreen(in: $0.workspace)) }
  }

  private static func mayWrite(_ scene: Scene<CallsScreen>) -> Availability {
    if scene.screen.chosen == nil { return scene.unavailable(CallsText.noneChosen) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  /// That somebody was called, and whether they answered. The third time they did not it is asked what is done now.
  private mutating func note(isReached: Bool, in workspace: Workspace) -> Turn {
    guard let call = chosen?.call else { return .stay }
    if let refusal = workspace.refusal(of: call.person) {
      workspace.tell(refusal)
      return .stay
    }
    if !isReached, call.opensLadder { return .open(LadderForm(about: call.person, in: workspace)) }
    let contact = FollowUpContact(day: workspace.today, form: .phone, reachedOut: .service, isAchieved: isReached)
    let who =
      (workspace.showsNames ? workspace.row(of: call.person)?.shownName : workspace.row(of: call.person)?.number.text)
      ?? ""
    let again = AttendanceWords(workspace).day(workspace.today + 1)
    let said = workspace.language(
      isReached ? CallsText.savedReached : .savedNotReached, ["who": who, "date": again])
    _ = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.followUp.enter(.contact(contact), about: call.person)
    }
    read(in: workspace)
    return .stay
  }

  static let output = Output.rows(
    "calls", namesPeople: true, open: { CallsScreen(in: $1, showingNames: true) }
  ) { screen, _ in screen.listing.records }
}
