import Domain
import Resources
import Store
import TerminalUI

/// What somebody said when they were phoned about a place. A digit answers at once, and `u` takes it back.
struct AnswerScreen: Screen {
  static let room = Room.panel("answer", IntakeText.answerTitle, for: .enterOfferAnswer)

  private let row: WaitingRow
  private let offer: OfferState
  private let name: String
  private var list = ListState<Line>(selected: .answer(.yes))

  /// What can be chosen: an answer as it is, or one with a word to whoever calls next.
  private enum Line: Hashable {
    case answer(OfferAnswer.Answer)
    case word
  }

  /// Nil when there is no offer to answer.
  init?(_ row: WaitingRow, in workspace: Workspace) {
    guard row.hasOpenOffer, let offer = row.offer else { return nil }
    self.row = row
    self.offer = offer
    name = PersonNames(workspace).shown(row.place.waiting.person)
  }

  private static let answers = OfferAnswer.Answer.allCases
  private static let lines = answers.map { Line.answer($0) } + [.word]
  private var rows: ListRows<Line> { ListRows(AnswerScreen.lines) }

  static let commands: [Command<Scene<AnswerScreen>>] =
    [
      Command(
        "answer.choose", [.enter], CommonText.choose, IntakeText.answerHelp, group: IntakeText.title, enabled: mayWrite
      ) { scene in
        guard case .answer(let answer)? = scene.screen.list.selected else {
          return scene.screen.withWord(scene.workspace)
        }
        return scene.screen.answer(answer, in: scene.workspace)
      }
    ]
    + answers.enumerated().map { index, answer in
      Command(
        "answer.\(answer.rawValue)", [.character(Character("\(index + 1)"))], answer.textKey, IntakeText.answerHelp,
        group: IntakeText.title, enabled: mayWrite
      ) { $0.screen.answer(answer, in: $0.workspace) }
    } + [
      Command(
        "answer.word", [.character("4")], IntakeText.answerWord, IntakeText.answerWordHelp, group: IntakeText.title,
        enabled: mayWrite
      ) { $0.screen.withWord($0.workspace) }
    ]

  private static func mayWrite(_ scene: Scene<AnswerScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  /// The first day, if it is a yes.
  private func start(in workspace: Workspace) -> Day { offer.offer.start(answered: workspace.today) }

  private func answer(_ answer: OfferAnswer.Answer, in workspace: Workspace) -> Turn {
    let language = workspace.language
    let said = WaitingWords(workspace).said(answer, by: name, start: start(in: workspace))
    let first = { (conflict: Conflict) in
      language(IntakeText.answeredFirst, ["who": conflict.actor, "when": workspace.sentences.when(conflict.at)])
    }
    _ = Changes.make(in: workspace, saying: said, conflict: first) { (session) throws(StoreError) in
      try session.intake.answerOffer(
        of: row.place.waiting.enrolment, offered: offer.offer.day,
        OfferAnswer(day: workspace.today, time: workspace.wallClock, answer: answer), calls: offer.callsInVain)
    }
    // Nothing was typed; whoever came first has been told of, and the list shows what they wrote.
    return .back
  }

  private func withWord(_ workspace: Workspace) -> Turn {
    OfferAnswerForm(of: row.place.waiting.enrolment, in: workspace).map { .replace($0) } ?? .stay
  }

  func person(in workspace: Workspace) -> ParticipantKey? { row.place.waiting.person }

  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    .panel(rows: AnswerScreen.lines.count + 1)
  }

  func hint(in workspace: Workspace) -> String? { WaitingWords(workspace).line(row) }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: rows.count) ? .stay : nil
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    let top = canvas.height > AnswerScreen.answers.count ? 1 : 0
    if top > 0 {
      let phone = row.phone.map { language(IntakeText.phone, ["phone": $0]) } ?? language(IntakeText.phoneUnknown)
      canvas.put(
        [TextRun(name, .heading), TextRun("  " + phone)], x: 3, y: 0, width: max(0, canvas.width - 4))
    }
    canvas.within(canvas.bounds.inset(top: top)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, line, _ in
        let number = AnswerScreen.lines.firstIndex(of: line).map { "\($0 + 1)" } ?? ""
        canvas.put(number, y: 0, style: .key, width: 3)
        let label =
          if case .answer(let answer) = line { language(answer.textKey) } else { language(IntakeText.answerWord) }
        canvas.put(label, x: 3, y: 0, width: min(12, max(0, canvas.width - 3)))
        canvas.put(help(line, in: workspace), x: 16, y: 0, style: .muted, width: max(0, canvas.width - 17))
      }
    }
  }

  private func help(_ line: Line, in workspace: Workspace) -> String {
    let language = workspace.language
    guard case .answer(let answer) = line else { return language(IntakeText.answerWordHelp) }
    return switch answer {
    case .yes: language(IntakeText.answerYesHelp, ["date": Dates(language).weekdayAndDate(start(in: workspace))])
    case .no: language(IntakeText.answerNoHelp)
    case .noAnswer: language(IntakeText.answerNoAnswerHelp, ["n": offer.callsInVain + 1])
    }
  }
}

extension OfferAnswer.Answer {
  var textKey: IntakeText {
    switch self {
    case .yes: .answerYes
    case .no: .answerNo
    case .noAnswer: .answerNoAnswer
    }
  }
}
