import Domain
import Resources
import Store
import TerminalUI

/// What may be told to whom, and who stands around somebody: consents first, then the network by relation.
struct AroundScreen: ListScreen {
  static let room = Room.place("around", AroundText.title, for: .enterConsent)

  struct Row: Identifiable {
    let recorded: Recorded<Surrounding>
    let what: String
    let who: String
    let phone: String
    let now: String
    let isWarning: Bool
    /// What is corrected stays chosen.
    let id: String

    /// All that is asked about.
    var named: String { [what, who].filter { !$0.isEmpty }.joined(separator: " ") }
  }

  private let participant: ParticipantKey
  private var name = ""
  var listing = Listing<Row>()

  init(of participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard let card = workspace.card(of: participant) else { return [] }
    name = card.identity.fact.shownName
    let rows = AroundScreen.rows(card, workspace)
    func section(_ key: AroundText, _ rows: [Row]) -> [ListLine<Row>] {
      guard !rows.isEmpty else { return [] }
      return [.text(id: key.rawValue, [TextRun(workspace.language(key), .heading)])] + rows.map { .record($0) }
    }
    // The first consent is what there most often is something to be done with: it stands first, under no heading.
    return rows.filter { $0.recorded.fact.action == .enterConsent }.map { .record($0) }
      + section(.network, rows.filter { $0.recorded.fact.action == .enterNetwork })
      + [.new(AroundText.new, in: workspace)]
  }

  /// By what it is, and of consents those in force first.
  static func rows(_ card: ParticipantCard, _ workspace: Workspace) -> [Row] {
    let (words, today) = (SurroundingWords(card, workspace), workspace.today)
    func order(_ told: Surrounding) -> Int {
      switch told {
      case .consent(let consent): consent.isInForce(on: today) ? 0 : 1
      case .lawFirst: 2
      case .informed: 3
      case .optedOut: 4
      case .kin: 5
      case .children: 6
      case .doctor: 7
      case .volunteer: 8
      case .plan: 9
      case .teamMember: 10
      case .teamMeeting: 11
      }
    }
    let inOrder = card.surroundings.sorted { left, right in
      let (one, other) = (order(left.fact), order(right.fact))
      if one != other { return one < other }
      return AroundScreen.place(left, words).lexicographicallyPrecedes(AroundScreen.place(right, words))
    }
    var times: [String: Int] = [:]
    return inOrder.map { recorded in
      let told = recorded.fact
      let known = AroundScreen.known(told) ?? "\(order(told))"
      times[known, default: 0] += 1
      return Row(
        recorded: recorded, what: words.what(told), who: words.who(told), phone: words.phone(told) ?? "",
        now: words.now(told), isWarning: words.isWarning(told), id: "\(known) \(times[known] ?? 0)")
    }
  }

  /// Among its like: attendance, which is asked about most, and what was said last first; people by their names. Rows that came
  /// with a file lie in no order.
  private static func place(_ recorded: Recorded<Surrounding>, _ words: SurroundingWords) -> [Int] {
    let told = recorded.fact
    let name = words.who(told).unicodeScalars.map { Int($0.value) }
    if case .consent(let consent) = told {
      return [consent.isAbout(.attendance) ? 0 : 1, -Int(told.day?.number ?? 0)] + name
    }
    if case .teamMeeting(let meeting) = told { return [-Int(meeting.day.number)] }
    return name + [Int(recorded.row.id)]
  }

  /// By what a consent is known after it has been corrected or withdrawn; nil of what is known by its place among its like.
  private static func known(_ told: Surrounding) -> String? {
    guard case .consent(let consent) = told else { return nil }
    return "\(consent.purpose.rawValue) \(consent.party) \(consent.from.iso) \(consent.isGiven)"
  }

  static let list = ListKind<Row>(
    "around", naming: "who",
    [
      .text("what", AroundText.what, .flexible(min: 9, max: 18), sees: nil) { row, _ in row.what },
      .text("who", AroundText.who, .flexible(min: 12, max: 30, weight: 2), sees: nil) { row, _ in row.who },
      .text("phone", AroundText.phone, .flexible(min: 8, max: 14), dropOrder: 1, from: 100, sees: nil) { row, _ in
        row.phone
      },
      ListColumn(
        "now", AroundText.now, .flexible(min: 16, weight: 4), sees: nil, sort: { row, _ in .text(row.now) }, value: nil,
        cell: { row, _ in [TextRun(row.now, row.isWarning ? .warning : .plain)] }),
    ])

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func title(in workspace: Workspace) -> String {
    let title = workspace.language(AroundText.title)
    return name.isEmpty ? title : "\(title) \(workspace.glyphs.separator) \(name)"
  }

  func hint(in workspace: Workspace) -> String? {
    guard let chosen else {
      let key = workspace.bindings.keys(for: "around.law")?.first ?? .character("4")
      return EmergencyWords(workspace).law(key: workspace.labels.label(key))
    }
    return [chosen.named, chosen.phone, chosen.now].filter { !$0.isEmpty }.joined(
      separator: " \(workspace.glyphs.separator) ")
  }

  // MARK: Commands

  static let commands: [Command<Scene<AroundScreen>>] = [
    Command(
      "around.open", [.enter], CommonText.open, AroundText.changeHelp, group: ChromeText.groupList, enabled: mayWrite,
      run: { scene in
        let chosen = scene.screen.chosen
        return .open(
          AroundForm(about: scene.screen.participant, changing: chosen?.recorded, in: scene.workspace))
      }
    ).ofOne(),
    Command(
      "around.give", [.character("1")], AroundText.give, AroundText.giveHelp, group: ChromeText.groupPerson,
      needs: .enterConsent, enabled: mayWrite, run: { $0.screen.answer(isGiven: true, in: $0.workspace) }),
    Command(
      "around.refuse", [.character("2")], AroundText.refuse, AroundText.refuseHelp, group: ChromeText.groupPerson,
      needs: .enterConsent, enabled: mayWrite, run: { $0.screen.answer(isGiven: false, in: $0.workspace) }),
    Command(
      "around.withdraw", [.character("3")], AroundText.withdraw, AroundText.withdrawHelp,
      group: ChromeText.groupPerson, needs: .enterConsent,
      enabled: { scene in
        scene.screen.consentInForce(in: scene.workspace) == nil
          ? scene.unavailable(AroundText.noConsent) : mayWrite(scene)
      },
      run: { scene in
        scene.screen.consentInForce(in: scene.workspace).map {
          .open(WithdrawConsentForm($0, of: scene.screen.participant, scene.screen.name, in: scene.workspace))
        } ?? .stay
      }
    ).ofOne(),
    Command(
      "around.law", [.character("4")], AroundText.law, AroundText.lawHelp, group: ChromeText.groupPerson,
      needs: .enterConsent, enabled: mayWrite,
      run: { .open(AroundForm(.kindLawFirst, about: $0.screen.participant, in: $0.workspace)) }),
    Command(
      "around.add", [.character("+"), .insert], AroundText.new, AroundText.newHelp, group: ChromeText.groupPerson,
      enabled: mayWrite,
      run: { .open(AroundForm(.kindKin, about: $0.screen.participant, in: $0.workspace)) }),
    Command(
      "around.print", [.control("p")], AroundText.print, AroundText.printHelp, group: ChromeText.groupPerson,
      footer: .hidden, needs: .enterConsent, enabled: mayWrite,
      run: { scene in
        .open(PrintConsentForm(scene.screen.consent, of: scene.screen.participant, in: scene.workspace))
      }),
    Command(
      "around.strike", [.delete], AroundText.strike, AroundText.strikeHelp, group: ChromeText.groupPerson,
      footer: .hidden,
      enabled: { $0.screen.chosen == nil ? $0.unavailable(AroundText.noneChosen) : mayWrite($0) },
      run: { scene in
        scene.screen.chosen.map { .open(StrikeAroundScreen($0, of: scene.screen.participant, in: scene.workspace)) }
          ?? .stay
      }
    ).ofOne(),
  ]

  private static func mayWrite(_ scene: Scene<AroundScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  /// The consent that is chosen.
  private var consent: Consent? {
    if case .consent(let consent) = chosen?.recorded.fact { consent } else { nil }
  }

  private func consentInForce(in workspace: Workspace) -> Row? {
    consent?.isInForce(on: workspace.today) ?? false ? chosen : nil
  }

  private func answer(isGiven: Bool, in workspace: Workspace) -> Turn {
    .open(AroundForm(about: participant, isGiven: isGiven, beside: chosen?.recorded.fact, in: workspace))
  }
}

/// Asks before something is struck that should not have been entered, or that is so no longer.
struct StrikeAroundScreen: ConfirmingScreen {
  static let room = Room.panel("strikeAround", AroundText.strike, for: .enterConsent)

  private let row: RowID
  private let participant: ParticipantKey
  var confirm: Confirm

  init(_ row: AroundScreen.Row, of participant: ParticipantKey, in workspace: Workspace) {
    self.row = row.recorded.row
    self.participant = participant
    confirm = Confirm(
      workspace.language(AroundText.strikeQuestion, ["what": row.named]),
      leave: workspace.language(AroundText.keep), act: workspace.language(AroundText.strike))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func confirmed(in workspace: Workspace) -> Turn {
    let receipt = Changes.make(in: workspace, saying: workspace.language(AroundText.struck)) {
      (session) throws(StoreError) in try session.around.strike(row)
    }
    return receipt == nil ? .stay : .back
  }
}
