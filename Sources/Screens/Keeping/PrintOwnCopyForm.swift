import Domain
import Resources
import Store
import TerminalUI

/// Where an approved own copy is printed to.
struct PrintOwnCopyForm: PrintingFormScreen {
  static let room = Room.panel("printOwnCopy", OwnCopyText.print, for: .approveOwnCopy)

  static let fileName = Phrase(OwnCopyText.fileName)

  var entry: Entry<PrintInput>?
  private let copy: ApprovedOwnCopy
  private let participant: ParticipantKey

  init(_ copy: ApprovedOwnCopy, of participant: ParticipantKey, in workspace: Workspace) {
    self.copy = copy
    self.participant = participant
    entry = Self.entry(in: workspace)
    open(in: workspace)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  mutating func save(_ input: PrintInput, in workspace: Workspace) -> Turn {
    let language = workspace.language
    let heading = [
      workspace.settings.organisation,
      language(OwnCopyText.heading, ["date": workspace.today.norwegian, "who": workspace.settings.userTitle]), "",
    ]
    let footer = copy.heldBack == 0 ? [] : ["", language(OwnCopyText.heldBack, ["n": copy.heldBack])]
    let isPrinted = printing(to: input, in: workspace) { [copy, participant] (place) throws(StoreError) in
      try workspace.session.keeping.printOwnCopy(
        copy, of: participant, heading: heading, footer: footer, part: { language(OwnCopyText($0)) }, to: place)
    }
    if !isPrinted { return .stay }
    workspace.drafts.forget("ownCopy.\(participant.value)")
    dropDraft(in: workspace)
    return .back
  }
}
