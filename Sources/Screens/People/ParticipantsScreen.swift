import Domain
import Resources
import Store
import TerminalUI

/// The list of participants: found by typing, sorted by any of its columns, the choice always with its record.
struct ParticipantsScreen: ColumnScreen, PersonScreen, ShownScreen {
  static let room = Room.menu("participants", digit: "2", for: .seeParticipants, beside: \.participants) {
    ParticipantsScreen(in: $0)
  }

  private(set) var list = ListState<ParticipantKey>()
  private(set) var filter = TextField(maxLength: 60)
  /// The filter has the cursor: letters are text.
  private(set) var isTyping = false
  var choices = ListChoices<ParticipantKey>()
  /// Also those who ended so long ago that they have left the lists, whatever is chosen.
  private let showsAll: Bool
  /// Who was chosen before anything was typed.
  private var chosenBefore: ParticipantKey?
  let selection = RosterSelection()
  /// Those of them who take part, which are only counted.
  let participants = RosterSelection()
  let lastMet = LastMet()
  let today = PeopleToday()
  /// Who is expected today: they come first as long as somebody is being looked for and nothing is typed.
  private(set) var expected: Set<ParticipantKey> = []
  /// False where it cannot be logged that they were looked at.
  private(set) var showsNames = false
  /// Those it has been logged of last.
  private var logged: ChosenFilters?
  /// Grows when the roster has changed, so that nothing worked out from an older one is used.
  private(set) var generation = 0

  /// - Parameters:
  ///   - finding: begins in the filter, to type at once.
  ///   - showingAll: also those who ended long ago.
  init(in workspace: Workspace, finding: Bool = false, showingAll: Bool = false) {
    isTyping = finding
    showsAll = showingAll
    choices.sort = workspace.remembered(orderOf: ParticipantsScreen.list.id)
    if finding { expected = ParticipantsScreen.expected(in: workspace) }
    log(in: workspace)
  }

  /// Logs that they are looked at, and once more when there are others among them. What narrows what has been logged is no
  /// look of its own.
  private mutating func log(in workspace: Workspace) {
    var part = filter.isEmpty ? kind.chosen(in: workspace) : [:]
    if showsAll || !filter.isEmpty, workspace.sees(.status) { part["ended"] = "too" }
    part["scope"] = workspace.scope.unit.map { "\($0.value)" } ?? workspace.scope.programme
    let known = logged ?? [:]
    let isNarrower =
      logged != nil && known.allSatisfy { part[$0.key] == $0.value || $0.key == "ended" && part["ended"] == nil }
      && (part["ended"] != "too" || known["ended"] == "too")
    if isNarrower { return }
    logged = part
    showsNames = workspace.mayListNames(of: ParticipantsScreen.room, showing: part)
  }

  // MARK: Commands

  static let commands: [Command<Scene<ParticipantsScreen>>] =
    [
      Command(
        "participants.open", [.enter], CommonText.open, ChromeText.openHelp, group: ChromeText.groupList,
        enabled: { scene in
          let screen = scene.screen
          return screen.selected(in: scene.workspace) == nil && !screen.isInVain(in: scene.workspace)
            ? scene.unavailable(PersonText.nobody) : .available
        },
        run: { $0.screen.open(in: $0.workspace) }),
      Command(
        "participants.find", [.character("/")], ParticipantsText.find, ParticipantsText.findHelp,
        group: ChromeText.groupList
      ) { $0.screen.beginTyping(in: $0.workspace) },
    ]
    + PersonCommands.table(for: ParticipantsScreen.self) + [
      Command(
        "participants.new", [.character("N")], PersonText.new, PersonText.newHelp, group: ChromeText.groupRegister,
        needs: .addParticipant,
        enabled: { scene in
          scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
        },
        run: { .open(ParticipantForm(in: $0.workspace, typed: $0.screen.filter.text)) }),
      Command(
        "participants.enquiry", [.character("H")], IntakeText.enquiry, IntakeText.enquiryHelp,
        group: ChromeText.groupRegister, footer: .hidden, needs: .enterEnquiry,
        enabled: { scene in
          scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
        },
        run: { scene in
          let chosen = scene.screen.selected(in: scene.workspace)?.person
          return .open(EnquiryForm(of: chosen, in: scene.workspace, typed: scene.screen.filter.text))
        }
      ).ofOne(),
      sortCommand,
      Command(
        "participants.reveal", [.character("h")], ParticipantText.reveal, ParticipantsText.revealHelp,
        group: ChromeText.groupShow, footer: .hidden,
        enabled: { $0.workspace.mayUse(.criticalWindow) },
        run: { scene in
          if scene.workspace.showsCase { scene.workspace.hideCase() } else { scene.workspace.showCase() }
          return .stay
        }),
      Command(
        "participants.all", [.character("A")], ListText.all, ParticipantsText.allHelp, group: ChromeText.groupShow,
        enabled: { scene in
          scene.screen.kind.chosen(in: scene.workspace).isEmpty ? scene.workspace.mayUse(.status) : .available
        },
        run: { scene in
          let kind = scene.screen.kind
          let all = kind.chosen(in: scene.workspace).isEmpty ? ["ended": "too"] : [:]
          scene.workspace.choose(all, of: kind.id, widening: [:], names: nil)
          return .stay
        }),
      ScopeScreen.command(for: ParticipantsScreen.self, enabled: { $0.workspace.mayUse(.programmeAndUnit) }),
      PersonCommands.actions(keys: [.right], for: ParticipantsScreen.self),
      Command(
        "back", [.escape], CommonText.back, ParticipantsText.backHelp, group: ChromeText.groupEverywhere,
        footer: .trailing
      ) { scene in
        if scene.screen.unmark() { return .stay }
        guard !scene.screen.filter.isEmpty else { return .back }
        scene.screen.filter.clear()
        return .stay
      },
    ]

  private func open(in workspace: Workspace) -> Turn {
    if let person = selected(in: workspace)?.person ?? numbered(in: workspace) {
      return .open(ParticipantScreen(key: person, in: workspace))
    }
    guard workspace.session.access.may(.addParticipant) else { return .stay }
    return isInVain(in: workspace) ? .open(ParticipantForm(in: workspace, typed: filter.text)) : .stay
  }

  // MARK: Who is shown

  /// - Parameter isNarrowed: by the filters in force.
  func query(isNarrowed: Bool = true, in workspace: Workspace) -> RosterQuery {
    let sort = choices.sort.flatMap { chosen -> (by: RosterQuery.Sort, isAscending: Bool)? in
      guard kind.columns(in: workspace).contains(where: { $0.id == chosen.column }) else { return nil }
      return RosterQuery.Sort(rawValue: chosen.column).map { (by: $0, isAscending: !chosen.isDescending) }
    }
    var query = RosterQuery(
      text: filter.text, findsInside: true, programme: programme(in: workspace),
      unit: workspace.sees(.programmeAndUnit) ? workspace.scope.unit : nil,
      // Who comes back is found, however long ago they ended.
      includesLongEnded: (showsAll || !filter.isEmpty) && workspace.sees(.status), sort: sort?.by ?? .name,
      unitOrder: sort?.by == .unit ? workspace.unitsByName : [], ascending: sort?.isAscending ?? true)
    // Who is looked for is found whatever the list is narrowed to: nobody is entered anew because of a filter.
    if isNarrowed, filter.isEmpty { narrow(&query, in: workspace) }
    return query
  }

  /// The programme the list is of; who may not see where somebody is has one list.
  func programme(in workspace: Workspace) -> String? {
    workspace.sees(.programmeAndUnit) ? workspace.scope.programme : nil
  }

  func lines(_ roster: Roster, in workspace: Workspace) -> [Int32] {
    showsNames
      ? selection.lines(query(in: workspace), roster, generation, first: filter.isEmpty ? expected : []) : []
  }

  /// How many there are whatever is typed and chosen.
  func total(_ roster: Roster, in workspace: Workspace) -> Int {
    selection.total(query(isNarrowed: false, in: workspace), roster, generation)
  }

  func rows(_ roster: Roster, in workspace: Workspace) -> ListRows<ParticipantKey> {
    let lines = lines(roster, in: workspace)
    let programme = programme(in: workspace)
    return ListRows(
      count: lines.count, id: { roster[lines[$0]]?.person ?? ParticipantKey(0) },
      index: { [selection] person in
        roster.line(of: person, programme: programme).flatMap { selection.row(of: $0, in: lines) }
      })
  }

  /// Something is typed and nobody found.
  func isInVain(in workspace: Workspace) -> Bool {
    guard showsNames, !filter.isEmpty, let roster = workspace.readyRoster else { return false }
    return lines(roster, in: workspace).isEmpty
  }

  /// Whom the number leads to that was of a record which has been merged with theirs.
  func merged(in workspace: Workspace) -> ParticipantKey? {
    guard isInVain(in: workspace), let number = try? ParticipantNumber(filter.text) else { return nil }
    return workspace.ask { (session) throws(StoreError) in try session.people.mergedInto(number) } ?? nil
  }

  /// Somebody of another unit, found by the whole number, for those whom nødtilgang lets open the card; or by the number of a record
  /// that was merged with theirs.
  func numbered(in workspace: Workspace) -> ParticipantKey? {
    if let merged = merged(in: workspace) { return merged }
    guard isInVain(in: workspace), workspace.session.access.may(.emergencyAccess),
      let number = try? ParticipantNumber(filter.text)
    else { return nil }
    return workspace.ask { (session) throws(StoreError) in try session.people.participantKey(number: number) } ?? nil
  }

  func selected(in workspace: Workspace) -> RosterRow? {
    guard showsNames, let roster = workspace.readyRoster else { return nil }
    let lines = lines(roster, in: workspace)
    return list.selectedRow(in: rows(roster, in: workspace)).flatMap { roster[lines[$0]] }
  }

  mutating func refresh(in workspace: Workspace) {
    generation += 1
    lastMet.forget()
    today.forget()
    log(in: workspace)
    settle(in: workspace)
  }

  mutating func forget() {
    lastMet.forget()
    today.forget()
    selection.forget()
    participants.forget()
    expected = []
  }

  /// Whoever is chosen is remembered with those around, so that the choice has somewhere to go when they are gone.
  mutating func settle(in workspace: Workspace) {
    guard let roster = workspace.readyRoster else { return }
    choices.keep { roster.line(of: $0) != nil }
    list.settle(rows: rows(roster, in: workspace), height: listHeight(in: workspace))
  }

  // MARK: Typing

  private mutating func beginTyping(in workspace: Workspace) -> Turn {
    isTyping = true
    chosenBefore = selected(in: workspace)?.person
    // Another search is about somebody else.
    filter.clear()
    expected = ParticipantsScreen.expected(in: workspace)
    if !expected.isEmpty { list = ListState() }
    return .stay
  }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    guard isTyping else { return .no }
    switch key {
    case .enter:
      isTyping = false
      settle(in: workspace)
    case .escape:
      isTyping = false
      expected = []
      guard !filter.isEmpty || chosenBefore != nil else { return .turn(.back) }
      filter.clear()
      list = ListState(selected: chosenBefore)
    case .down, .up, .pageUp, .pageDown:
      isTyping = false
      return move(key, in: workspace) == nil ? .no : .taken
    default:
      let before = filter.text
      guard filter.handle(key) else { return .no }
      // The first found is the one meant, not the one that was meant a letter ago.
      if filter.text != before { list = ListState() }
      log(in: workspace)
    }
    return .taken
  }

  mutating func paste(_ text: String, in workspace: Workspace) {
    if !isTyping { _ = beginTyping(in: workspace) }
    filter.insert(text)
    list = ListState()
    log(in: workspace)
  }

  // MARK: Movement

  /// Rows of the list under the filter and the heading of the columns.
  private func listHeight(in workspace: Workspace) -> Int { max(1, workspace.bodySize.height - head(in: workspace)) }

  private func head(in workspace: Workspace) -> Int {
    (showsFilter ? 2 : 1) + (kind.chosen(in: workspace).isEmpty ? 0 : 1)
  }

  mutating func click(_ point: Point, on size: Size, in workspace: Workspace) {
    guard let roster = workspace.readyRoster else { return }
    let head = head(in: workspace)
    let (rows, height) = (rows(roster, in: workspace), max(0, size.height - head))
    guard let person = list.record(at: point.y - head, rows: rows, height: height) else { return }
    isTyping = false
    list.select(person, rows: rows, height: height)
    chooseColumn(at: point.x, in: layout(roster, width: size.width, in: workspace))
  }

  /// What is typed, or who comes first as long as nothing is.
  var showsFilter: Bool { isTyping || !filter.isEmpty || !expected.isEmpty }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    switch key {
    case .tab: moveColumn(by: 1, in: workspace)
    case .backTab: moveColumn(by: -1, in: workspace)
    default:
      guard let roster = workspace.readyRoster else { return nil }
      return list.handle(key, rows: rows(roster, in: workspace), height: listHeight(in: workspace)) ? .stay : nil
    }
    return .stay
  }
}
