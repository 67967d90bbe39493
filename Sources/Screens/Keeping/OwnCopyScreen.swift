import Domain
import Resources
import Store
import TerminalUI

/// Somebody's own copy (innsyn): each line is given or held back, and nothing is by default; then it is approved and printed.
///
/// The lines are those of the moment it was opened: what somebody decides on does not change under their hands.
struct OwnCopyScreen: DraftingScreen {
  static let room = Room.place("ownCopy", OwnCopyText.title, for: .approveOwnCopy)

  let key: ParticipantKey
  private(set) var lines: [OwnCopyLine] = []
  private var list = ListState<Int>()

  init(of person: ParticipantKey, in workspace: Workspace) {
    key = person
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    guard let card = workspace.card(of: key), let days = workspace.dayRecord(of: key) else { return }
    let marks = kept(in: workspace)?.fields ?? [:]
    lines = OwnCopyLines(card, days, workspace).all.map { line in
      var line = line
      line.mark = marks[OwnCopyScreen.markKey(line)].flatMap(OwnCopyScreen.mark)
      return line
    }
    list.settle(rows: rows, height: workspace.bodySize.height)
  }

  private var rows: ListRows<Int> { ListRows(Array(lines.indices)) }
  private var unmarked: Int { lines.filter { $0.mark == nil }.count }

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
    guard let index = list.selected, lines.indices.contains(index) else { return .stay }
    lines[index].mark = mark
    workspace.drafts.note(draftKey, unsaved)
    // Most lines are judged one after the other.
    if mark != nil { _ = list.handle(.down, rows: rows, height: max(1, workspace.bodySize.height)) }
    return .stay
  }

  // MARK: Commands

  static let commands: [Command<Scene<OwnCopyScreen>>] = [
    ScreenActions.command(keys: [.enter], for: OwnCopyScreen.self),
    Command(
      "ownCopy.give", [.character("1")], OwnCopyText.give, OwnCopyText.giveHelp, group: ChromeText.groupList,
      enabled: hasLines, run: { $0.screen.mark(.give, in: $0.workspace) }),
    holdBack("ownCopy.whoTold", "2", .whoTold, .whoToldHelp, .whoTold),
    holdBack("ownCopy.nextOfKin", "3", .nextOfKin, .nextOfKinHelp, .nextOfKinsWords),
    holdBack("ownCopy.others", "4", .others, .othersHelp, .otherParticipants),
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

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height)) ? .stay : nil
  }

  // MARK: Drawing

  func person(in workspace: Workspace) -> ParticipantKey? { key }

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(workspace.language(OwnCopyText.status, ["n": lines.count, "left": unmarked]), .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    list.selected.flatMap { lines.indices.contains($0) ? lines[$0].text : nil }
  }

  private static let markWidth = 14

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard !lines.isEmpty else {
      PeopleNotice.draw(workspace.language(OwnCopyText.nothing), style: .muted, on: &canvas)
      return
    }
    list.draw(on: &canvas, rows: rows) { canvas, index, _ in
      guard lines.indices.contains(index) else { return }
      let width = min(OwnCopyScreen.markWidth, canvas.width)
      let mark = mark(lines[index].mark, workspace.language)
      canvas.put(mark.text, x: 0, y: 0, style: mark.style, width: width - 1)
      canvas.put(
        lines[index].text, x: width, y: 0, style: lines[index].mark == .give ? .plain : .muted,
        width: max(0, canvas.width - width - 1))
    }
  }

  private func mark(_ mark: Disclosure?, _ language: Language) -> TextRun {
    switch mark {
    case .give: TextRun(language(OwnCopyText.give), .plain)
    case .holdBack(.whoTold): TextRun(language(OwnCopyText.whoTold), .warning)
    case .holdBack(.nextOfKinsWords): TextRun(language(OwnCopyText.nextOfKin), .warning)
    case .holdBack(.otherParticipants): TextRun(language(OwnCopyText.others), .warning)
    case nil: TextRun("?", .muted)
    }
  }
}
