import Domain
import Resources
import Store
import TerminalUI

/// A consent form to sign, with what is chosen filled in: of what is not, there are lines to write on.
struct PrintConsentForm: PrintingFormScreen {
  static let room = Room.panel("printConsent", AroundText.print, for: .enterConsent)
  static let fileName = Phrase(AroundText.fileName)

  var entry: Entry<PrintInput>?
  private let consent: Consent?
  private let participant: ParticipantKey

  init(_ consent: Consent?, of participant: ParticipantKey, in workspace: Workspace) {
    self.consent = consent
    self.participant = participant
    entry = Self.entry(in: workspace)
    open(in: workspace)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  mutating func save(_ input: PrintInput, in workspace: Workspace) -> Turn {
    guard let card = workspace.card(of: participant) else { return .stay }
    let lines = lines(card, in: workspace)
    let isPrinted = printing(to: input, in: workspace) { [participant] (place) throws(StoreError) in
      try workspace.session.around.printForm(lines, of: participant, to: place)
    }
    return isPrinted ? .back : .stay
  }

  func lines(_ card: ParticipantCard, in workspace: Workspace) -> [String] {
    let language = workspace.language
    let blank = String(repeating: "_", count: 40)
    let who = card.identity.fact
    let topics = consent.map { $0.purpose == .sharing ? $0.topics.words(in: language) : "" }
    let except = consent.map { [$0.excludedTopics.words(in: language)] + $0.excludedNames }?.filter { !$0.isEmpty }
    let controller = consent?.controller ?? ""
    let purpose = consent.map { language($0.purpose.textKey) } ?? blank
    return [
      workspace.settings.organisation, language(AroundText.sheetHeading), "", "\(who.shownName), \(who.number.text)",
      "",
      language(AroundText.sheetTo, ["purpose": purpose]),
      language(AroundText.sheetWith, ["who": consent.map { $0.party.isEmpty ? "–" : $0.party } ?? blank]),
      language(AroundText.sheetTopics, ["what": topics.map { $0.isEmpty ? "–" : $0 } ?? blank]),
      language(AroundText.sheetExcept, ["what": except.map { $0.isEmpty ? "–" : $0.joined(separator: ", ") } ?? blank]),
      language(
        AroundText.sheetFrom,
        ["who": controller.isEmpty ? SurroundingWords(card, workspace).controller : controller]),
      language(AroundText.sheetUntil, ["date": consent.map { $0.validTo?.norwegian ?? "–" } ?? blank]), "",
      language(AroundText.sheetRights), language(AroundText.sheetLaw), "", "",
      "\(language(AroundText.sheetSign)): \(blank)",
    ]
  }
}
