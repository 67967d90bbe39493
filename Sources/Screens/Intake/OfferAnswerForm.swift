import Domain
import Resources
import Store
import TerminalUI

/// What somebody said when they were phoned about a place, with a word to whoever calls next.
struct OfferAnswerForm: FormScreen {
  static let room = Room.panel("offerAnswerForm", IntakeText.answerTitle, for: .enterOfferAnswer)
  static let texts = "intake"

  struct Input {
    var answer = OfferAnswer.Answer.noAnswer
    var word: String?
  }

  var entry: Entry<Input>?
  private let enrolment: EnrolmentKey
  private let row: WaitingRow
  private let offer: OfferState

  /// Nil when there is no offer to answer any more; a message says so.
  init?(of enrolment: EnrolmentKey, in workspace: Workspace) {
    let rows = workspace.ask { (session) throws(StoreError) in
      try session.intake.overview().lists.flatMap(\.rows)
    }
    guard let row = rows?.first(where: { $0.place.waiting.enrolment == enrolment && $0.hasOpenOffer }),
      let offer = row.offer
    else {
      if rows != nil { workspace.message = .error(workspace.language(IntakeText.problemNotWaiting)) }
      return nil
    }
    (self.enrolment, self.row, self.offer) = (enrolment, row, offer)
    entry = Entry(Input(), about: PersonNames(workspace).shown(row.place.waiting.person))
    open(at: "word", in: workspace)
  }

  static let draft = DraftForm<EnrolmentKey>("offerAnswer", room.title) { OfferAnswerForm(of: $1, in: $0) }
  var draftKey: String { Self.draft.key(enrolment) }

  func person(in workspace: Workspace) -> ParticipantKey? { row.place.waiting.person }

  /// The word comes last, so that Enter there saves.
  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    [
      .choice("answer", \.answer, Choice.words(OfferAnswer.Answer.allCases) { workspace.language($0.textKey) })
        .called(IntakeText.answerField),
      .text("word", \.word, limit: 60),
    ]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let start = offer.offer.start(answered: workspace.today)
    let said = WaitingWords(workspace).said(input.answer, by: entry?.about ?? "", start: start)
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.intake.answerOffer(
        of: enrolment, offered: offer.offer.day,
        OfferAnswer(day: workspace.today, time: workspace.wallClock, answer: input.answer, word: input.word),
        calls: offer.callsInVain)
    }
  }
}
