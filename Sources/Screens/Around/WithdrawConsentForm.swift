import Domain
import Resources
import Store
import TerminalUI

/// That a consent is withdrawn, and from which day: today, unless it was said before.
struct WithdrawConsentForm: PassingFormScreen {
  static let room = Room.panel("withdrawConsent", AroundText.withdraw, for: .enterConsent)
  static let texts = "around"

  var entry: Entry<Day>?
  private let row: AroundScreen.Row
  private let participant: ParticipantKey

  init(_ row: AroundScreen.Row, of participant: ParticipantKey, _ name: String, in workspace: Workspace) {
    self.row = row
    self.participant = participant
    entry = Entry(workspace.today, about: name)
    open(in: workspace)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    let question = workspace.language(AroundText.withdrawQuestion, ["what": "\(row.who), \(row.now)"])
    return [[TextRun(entry?.about ?? "", .heading)]] + explanation(question, width: width, in: workspace)
  }

  func fields(_ day: Day, in workspace: Workspace) -> [Field<Day>] { [.day("withdrawnDay", \.self)] }

  func problems(_ day: Day, in workspace: Workspace) -> [String: String] {
    guard case .consent(var consent) = row.recorded.fact else { return [:] }
    consent.withdrawn = day
    let problems = consent.problems(today: workspace.today)
    return problems.first { [.inTheFuture, .withdrawnBeforeGiven].contains($0) }
      .map { ["withdrawnDay": $0.sentence(in: workspace.language)] } ?? [:]
  }

  func save(_ day: Day, in workspace: Workspace) -> Turn {
    let said = workspace.language(AroundText.withdrawn, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.around.withdraw(row.recorded.row, on: day)
    }
  }
}
