import Domain
import Resources
import Store
import TerminalUI

/// Intake: who waits for a place and why in that order, the offers to phone about, and who has asked lately.
struct IntakeScreen: ListScreen {
  static let room = Room.menu("intake", digit: "5", for: .seeIntake, beside: \.intake) { IntakeScreen(in: $0) }

  /// What a line is about.
  enum Item: Hashable, Sendable {
    /// A waiting list: how many wait.
    case list(Int)
    /// Its places.
    case places(Int)
    case waiting(EnrolmentKey)
    /// The heading over the enquiries.
    case enquiries
    case enquiry(EnquiryKey)

    /// What a heading goes by in the list.
    var word: String { "\(self)" }
  }

  /// Somebody who waits, or who has asked.
  struct Row: Identifiable {
    let id: Item
    var waiting: WaitingRow?
    var enquiry: EnquiryListing?

    var person: ParticipantKey? { waiting?.place.waiting.person ?? enquiry?.person }
  }

  private(set) var overview = IntakeOverview()
  var listing = Listing<Row>()
  let showsNames: Bool

  /// The list begins with whoever is next.
  init(in workspace: Workspace) {
    showsNames = workspace.mayListNames(of: IntakeScreen.room)
    begin(in: workspace)
    if let first { listing.select(.record(first), in: workspace) }
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let seesUnits = workspace.sees(.programmeAndUnit)
    var read = try workspace.session.intake.overview(
      programme: seesUnits ? workspace.scope.programme : nil, unit: seesUnits ? workspace.scope.unit : nil)
    // Units nobody waits for and nobody is in say nothing.
    let inUse = read.lists.filter { $0.count > 0 || $0.programme == nil || $0.places.contains { $0.taken > 0 } }
    if !inUse.isEmpty { read.lists = inUse }
    overview = read
    // Before anybody has waited or asked, what can be done stands there instead.
    if overview.lists.isEmpty, overview.enquiries.isEmpty { return [] }
    return lists(in: workspace) + enquiries(in: workspace)
  }

  private func lists(in workspace: Workspace) -> [ListLine<Row>] {
    overview.lists.enumerated().flatMap { index, waiting in
      var lines: [ListLine<Row>] = [.text(id: Item.list(index).word, heading(waiting, in: workspace))]
      if waiting.unit != nil, let unit = waiting.places.first {
        lines.append(
          .text(id: Item.places(index).word, [TextRun("    " + places(unit, in: workspace), .muted)]))
      }
      if showsNames {
        lines += waiting.rows.map { .record(Row(id: .waiting($0.place.waiting.enrolment), waiting: $0)) }
      }
      return lines
    }
  }

  private func enquiries(in workspace: Workspace) -> [ListLine<Row>] {
    [.text(id: Item.enquiries.word, enquiriesHeading(in: workspace))]
      + (showsNames ? overview.enquiries.map { .record(Row(id: .enquiry($0.key), enquiry: $0)) } : [])
  }

  mutating func forget() {
    overview = IntakeOverview()
    listing.forget()
  }

  /// Whoever is to be phoned, else whoever is the next to be offered a place.
  private var first: Item? {
    let all = overview.lists.flatMap(\.rows)
    return (all.first(where: \.hasOpenOffer) ?? all.first).map { .waiting($0.place.waiting.enrolment) }
  }

  var selected: Item? {
    switch listing.chosenLine {
    case .record(let row): row.id
    case .text(let id, _): headings.first { $0.word == id }
    case nil: nil
    }
  }

  private var headings: [Item] {
    overview.lists.indices.flatMap { [Item.list($0), .places($0)] } + [.enquiries]
  }

  var waiting: WaitingRow? { chosen?.waiting }
  private var enquiry: EnquiryListing? { chosen?.enquiry }

  /// The list the choice is in.
  var chosenList: WaitingListing? {
    switch selected {
    case .list(let index), .places(let index):
      overview.lists.indices.contains(index) ? overview.lists[index] : nil
    case .waiting(let key):
      overview.lists.first { $0.rows.contains { $0.place.waiting.enrolment == key } }
    case .enquiries, .enquiry, nil: nil
    }
  }

  func person(in workspace: Workspace) -> ParticipantKey? { chosen?.person }

  // MARK: Commands

  static let commands: [Command<Scene<IntakeScreen>>] = [
    Command(
      "intake.open", [.enter], CommonText.open, IntakeText.openHelp, group: ChromeText.groupPerson,
      enabled: { scene in
        scene.screen.chosen == nil ? scene.unavailable(IntakeText.nobody) : .available
      },
      run: { scene in
        if let enquiry = scene.screen.enquiry { return .open(EnquiryScreen(enquiry.key, in: scene.workspace)) }
        return scene.screen.waiting.map {
          .open(ParticipantScreen(key: $0.place.waiting.person, in: scene.workspace))
        } ?? .stay
      }),
    Command(
      "intake.answer", [.character("V")], IntakeText.answer, IntakeText.answerHelp, group: IntakeText.title,
      needs: .enterOfferAnswer,
      enabled: { scene in
        guard let waiting = scene.screen.waiting else { return scene.unavailable(IntakeText.nobodyWaiting) }
        return waiting.hasOpenOffer ? mayWrite(scene) : scene.unavailable(IntakeText.noOpenOffer)
      },
      run: { scene in
        scene.screen.waiting.flatMap { AnswerScreen($0, in: scene.workspace) }.map { .open($0) } ?? .stay
      }
    ).ofOne(),
    Command(
      "intake.offer", [.character("O")], IntakeText.offer, IntakeText.offerHelp, group: IntakeText.title,
      needs: .makeOffer,
      enabled: { scene in
        guard let waiting = scene.screen.waiting else { return scene.unavailable(IntakeText.nobodyWaiting) }
        return waiting.hasOpenOffer ? scene.unavailable(IntakeText.offerIsOpen) : mayWrite(scene)
      },
      run: { scene in
        guard let waiting = scene.screen.waiting?.place.waiting else { return .stay }
        return OfferForm(of: waiting.person, enrolment: waiting.enrolment, in: scene.workspace).map { .open($0) }
          ?? .stay
      }
    ).ofOne(),
    Command(
      "intake.talk", [.character("c")], IntakeText.talk, IntakeText.talkHelp, group: IntakeText.title,
      needs: .enterFollowUpContact,
      enabled: { scene in
        scene.screen.enquiry == nil ? scene.unavailable(IntakeText.noEnquiryChosen) : mayWrite(scene)
      },
      run: { scene in
        scene.screen.enquiry.flatMap { TalkForm(about: $0.key, in: scene.workspace) }.map { .open($0) } ?? .stay
      }
    ).ofOne(),
    Command(
      "intake.enquiry", [.character("H")], IntakeText.enquiry, IntakeText.enquiryHelp, group: IntakeText.title,
      needs: .enterEnquiry, enabled: mayWrite, run: { .open(EnquiryForm(in: $0.workspace)) }),
    Command(
      "intake.whatIf", [.character("W")], IntakeText.whatIf, IntakeText.whatIfHelp, group: ChromeText.groupShow,
      needs: WhatIfScreen.action,
      enabled: { scene in
        scene.screen.chosenList.map { $0.count > 0 } ?? false
          ? .available : scene.unavailable(IntakeText.noList)
      },
      run: { scene in scene.screen.chosenList.map { .open(WhatIfScreen($0)) } ?? .stay }),
    Command(
      "intake.passForward", [.character("!")], IntakeText.forward, IntakeText.forwardHelp, group: IntakeText.title,
      needs: .passForward,
      enabled: { scene in
        scene.screen.waiting == nil ? scene.unavailable(IntakeText.nobodyWaiting) : mayWrite(scene)
      },
      run: { scene in
        guard let waiting = scene.screen.waiting?.place.waiting else { return .stay }
        return .open(PassForwardForm(of: waiting.person, enrolment: waiting.enrolment, in: scene.workspace))
      }
    ).ofOne(),
    ScopeScreen.command(for: IntakeScreen.self, footer: .hidden, enabled: { $0.workspace.mayUse(.programmeAndUnit) }),
  ]

  private static func mayWrite(_ scene: Scene<IntakeScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  // MARK: Numbers

  /// In the column under the cursor; else of the heading that is chosen.
  func figure(in workspace: Workspace) -> Figure? {
    if let chosen { return columnFigure(chosen, in: workspace) }
    return switch selected {
    case .enquiries: talks(in: workspace)
    case .list: chosenList.map { figures(of: $0, in: workspace)[0] }
    case .places: chosenList?.places.first.map { workspace.figures(of: $0)[0] }
    case .waiting, .enquiry, nil: nil
    }
  }

  /// Of the list the choice is in, of its places, and of all there are.
  func heads(in workspace: Workspace) -> [Figure] {
    let waiting = overview.lists.reduce(0) { $0 + $1.count }
    return (chosenList.map { figures(of: $0, in: workspace) } ?? [])
      + (chosenList?.places.first.map { workspace.figures(of: $0) } ?? [])
      + [
        workspace.figure(.waitingList, waiting, people: people(overview.lists.flatMap(\.rows), of: waiting)),
        workspace.figure(.newEnquiries, overview.enquiries.count, people: overview.enquiries.compactMap(\.person)),
      ] + (talks(in: workspace).map { [$0] } ?? [])
  }

  /// How many wait on a list, and how many of them have been offered a place.
  private func figures(of listing: WaitingListing, in workspace: Workspace) -> [Figure] {
    let offered = listing.rows.filter(\.hasOpenOffer)
    func figure(_ id: FigureID, _ count: Int, _ rows: [WaitingRow]) -> Figure {
      Figure(
        id, count: count, filter: filter(listing, in: workspace), of: listing.count, asOf: workspace.today,
        people: people(rows, of: count).map { .list($0) } ?? .none)
    }
    return [
      figure(.waitingList, listing.count, listing.rows), figure(.offersOpen, offered.count, offered),
    ]
  }

  private func talks(in workspace: Workspace) -> Figure? {
    workspace.sees(.enquiries)
      ? Figure(
        .talkMedianDays, .medianDays(overview.medianDaysToTalk), filter: [.last90Days], n: overview.talksHeld,
        asOf: workspace.today) : nil
  }

  /// Nil where not all of them may be named.
  private func people(_ rows: [WaitingRow], of count: Int) -> [ParticipantKey]? {
    rows.count == count ? rows.map(\.place.waiting.person) : nil
  }

  private func filter(_ listing: WaitingListing, in workspace: Workspace) -> [FigureFilter] {
    (listing.programme.map { [.programme($0)] } ?? [])
      + (listing.unit.flatMap(workspace.unit).map { [.unit($0.unit.name)] } ?? [])
  }
}
