import Domain
import Resources
import Store
import TerminalUI

/// Somebody's own copy (innsyn): each line is given or held back, and nothing is by default; then it is approved and printed.
///
/// The lines are those of the moment it was opened: what somebody decides on does not change under their hands.
struct OwnCopyScreen: ListScreen, DraftingScreen {
  static let room = Room.place("ownCopy", OwnCopyText.title, for: .approveOwnCopy)

  /// What is decided on as one.
  struct Row: Identifiable {
    let id: Int
    let line: OwnCopyLine
    /// The first row of its words.
    let text: String
  }

  let key: ParticipantKey
  private(set) var lines: [OwnCopyLine] = []
  var listing = Listing<Row>()

  init(of person: ParticipantKey, in workspace: Workspace) {
    key = person
    begin(in: workspace)
  }

  private mutating func readCopy(in workspace: Workspace) {
    guard let card = workspace.card(of: key), let days = workspace.dayRecord(of: key) else { return }
    let marks = kept(in: workspace)?.fields ?? [:]
    let all = OwnCopyLine.byPart(OwnCopyLines(card, days, workspace).all).flatMap(\.lines)
    lines = all.map { line in
      var line = line
      line.mark = marks[OwnCopyScreen.markKey(line)].flatMap(OwnCopyScreen.mark)
      return line
    }
  }

  mutating func forget() {
    lines = []
    listing.forget()
  }

  private var unmarked: Int { lines.filter { $0.mark == nil }.count }

  // MARK: The list

  /// Part by part; what is too long for a row, and what the same decision is about, stands below it.
  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    if lines.isEmpty { readCopy(in: workspace) }
    var shown: [ListLine<Row>] = []
    var part: OwnCopyPart?
    for (index, line) in lines.enumerated() {
      if line.part != part {
        part = line.part
        shown.append(
          .text(id: line.part.rawValue, [TextRun(workspace.language(OwnCopyText(line.part)), .heading)]))
      }
      shown += rows(of: line, at: index, in: workspace)
    }
    return shown
  }

  private func rows(of line: OwnCopyLine, at index: Int, in workspace: Workspace) -> [ListLine<Row>] {
    let width = max(20, workspace.bodySize.width - OwnCopyScreen.textX - ListState<Int>.margin - 2)
    var texts = line.text.wrapped(to: width, glyphs: workspace.glyphs)
    let first = texts.removeFirst()
    texts += line.more.flatMap { $0.wrapped(to: width, glyphs: workspace.glyphs) }
    let indent = String(repeating: " ", count: OwnCopyScreen.textX)
    return [.record(Row(id: index, line: line, text: first))]
      + texts.enumerated().map { place, text in
        .text(id: "\(index) \(place)", [TextRun(indent + text, .muted)])
      }
  }

  /// The decision that a row of the list belongs to.
  private var meant: [Int] {
    let rows = listing.meant.map(\.id)
    guard rows.isEmpty, case .text(let id, _)? = listing.chosenLine else { return rows }
    return id.split(separator: " ").first.flatMap { Int($0) }.map { [$0] } ?? []
  }

  private static let markWidth = 13
  private static let textX = markWidth + 1

  static let actionKeys: [Key] = [.enter, .right]

  // It stands part by part.
  static let list = ListKind<Row>(
    "ownCopy", hasHead: false, naming: "line",
    [
      ListColumn(
        "mark", OwnCopyText.columnMark, .fixed(markWidth), sees: nil, sort: nil, value: nil,
        cell: { row, workspace in [word(row.line.mark, workspace.language)] }),
      ListColumn(
        "line", OwnCopyText.columnLine, .flexible(min: 20, weight: 4), sees: nil, sort: nil, value: nil,
        cell: { row, _ in [TextRun(row.text, row.line.mark == .give ? .plain : .muted)] }),
    ])

  private static func word(_ mark: Disclosure?, _ language: Language) -> TextRun {
    switch mark {
    case .give: TextRun(language(OwnCopyText.give), .plain)
    case .holdBack(.whoTold): TextRun(language(OwnCopyText.whoTold), .warning)
    case .holdBack(.nextOfKinsWords): TextRun(language(OwnCopyText.nextOfKin), .warning)
    case .holdBack(.otherParticipants): TextRun(language(OwnCopyText.others), .warning)
    case nil: TextRun("?", .muted)
    }
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(OwnCopyText.nothing), .muted) }

  // MARK: Marks

  /// What has been marked is kept like what is typed in a form, so that the work can be left and gone on with.
  static let draft = DraftForm<ParticipantKey>("ownCopy", room.title) { OwnCopyScreen(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(key) }

  var unsaved: DraftKeeper.Content? {
    let words = lines.compactMap { line in line.mark.map { (OwnCopyScreen.markKey(line), OwnCopyScreen.word($0)) } }
    return words.isEmpty ? nil : DraftKeeper.Content(fields: Dictionary(words) { first, _ in first })
  }

  private static func markKey(_ line: OwnCopyLine) -> String { "\(line.information.rawValue) \(line.text)" }
  private static let given = "give"

  private static func word(_ mark: Disclosure) -> String {
    switch mark {
    case .give: given
    case .holdBack(let reason): reason.rawValue
    }
  }

  private static func mark(_ word: String) -> Disclosure? {
    word == given ? .give : HoldBackReason(rawValue: word).map { .holdBack($0) }
  }

  private mutating func mark(_ mark: Disclosure?, in workspace: Workspace) -> Turn {
    let meant = meant
    for index in meant where lines.indices.contains(index) { lines[index].mark = mark }
    keepMarks(in: workspace)
    // Most lines are judged one after the other.
    if mark != nil, let last = meant.max(), last + 1 < lines.count {
      listing.select(.record(last + 1), in: workspace)
    }
    return .stay
  }

  private mutating func giveRest(in workspace: Workspace) -> Turn {
    let count = unmarked
    for index in lines.indices where lines[index].mark == nil { lines[index].mark = .give }
    keepMarks(in: workspace)
    workspace.message = Message(workspace.language(OwnCopyText.restGiven, ["n": count]))
    return .stay
  }

  private mutating func keepMarks(in workspace: Workspace) {
    workspace.drafts.note(draftKey, unsaved)
    choices.unmark()
    read(in: workspace)
  }

  // MARK: Commands

  static let commands: [Command<Scene<OwnCopyScreen>>] = [
    Command(
      "ownCopy.give", [.character("1")], OwnCopyText.give, OwnCopyText.giveHelp, group: ChromeText.groupList,
      enabled: hasLines, run: { $0.screen.mark(.give, in: $0.workspace) }),
    holdBack("ownCopy.whoTold", "2", .whoTold, .whoToldHelp, .whoTold),
    holdBack("ownCopy.nextOfKin", "3", .nextOfKin, .nextOfKinHelp, .nextOfKinsWords),
    holdBack("ownCopy.others", "4", .others, .othersHelp, .otherParticipants),
    Command(
      "ownCopy.rest", [.character("r")], OwnCopyText.rest, OwnCopyText.restHelp, group: ChromeText.groupList,
      enabled: { scene in
        scene.screen.unmarked == 0 ? scene.unavailable(OwnCopyText.noneLeft) : .available
      }, run: { $0.screen.giveRest(in: $0.workspace) }),
    Command(
      "ownCopy.clear", [.backspace], OwnCopyText.clear, OwnCopyText.clearHelp, group: ChromeText.groupList,
      footer: .hidden, enabled: hasLines, run: { $0.screen.mark(nil, in: $0.workspace) }),
    Command(
      "ownCopy.print", [.control("p")], OwnCopyText.print, OwnCopyText.printHelp, group: ChromeText.groupRegister,
      enabled: { scene in
        if scene.workspace.settings.isReadOnly { return scene.unavailable(ErrorText.registerReadOnly) }
        if scene.screen.unmarked > 0 {
          return .unavailable(
            reason: scene.workspace.language(OwnCopyText.unmarked, ["n": scene.screen.unmarked]))
        }
        return hasLines(scene)
      }, run: { $0.screen.approve(in: $0.workspace) }),
  ]

  private static func holdBack(
    _ id: String, _ digit: Character, _ title: OwnCopyText, _ help: OwnCopyText, _ reason: HoldBackReason
  ) -> Command<Scene<OwnCopyScreen>> {
    Command(
      id, [.character(digit)], title, help, group: ChromeText.groupList, footer: .hidden, enabled: hasLines,
      run: { $0.screen.mark(.holdBack(reason), in: $0.workspace) })
  }

  private static func hasLines(_ scene: Scene<OwnCopyScreen>) -> Availability {
    scene.screen.lines.isEmpty ? scene.unavailable(OwnCopyText.nothing) : .available
  }

  private func approve(in workspace: Workspace) -> Turn {
    do throws(ApprovedOwnCopy.Problem) {
      let copy = try ApprovedOwnCopy(approving: lines, by: workspace.session.role)
      return .open(PrintOwnCopyForm(copy, of: key, in: workspace))
    } catch {
      switch error {
      case .roleMayNotApprove: workspace.message = .error(workspace.language(ErrorText.notAllowedRole))
      case .nothingToApprove: workspace.message = .error(workspace.language(OwnCopyText.nothing))
      case .unmarked(let places):
        workspace.message = .error(workspace.language(OwnCopyText.unmarked, ["n": places.count]))
      }
      return .stay
    }
  }

  // MARK: Words

  func person(in workspace: Workspace) -> ParticipantKey? { key }

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(workspace.language(OwnCopyText.status, ["n": lines.count, "left": unmarked]), .muted)]
  }

  /// What each of the digits says.
  func hint(in workspace: Workspace) -> String? {
    lines.isEmpty ? nil : workspace.language(OwnCopyText.hint)
  }
}
