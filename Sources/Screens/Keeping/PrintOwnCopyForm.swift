import Domain
import Resources
import Store
import TerminalUI

/// Where an approved own copy is printed to.
struct PrintOwnCopyForm: PrintingFormScreen {
  static let room = Room.panel("printOwnCopy", OwnCopyText.print, for: .approveOwnCopy)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let copy: ApprovedOwnCopy
  private let participant: ParticipantKey

  init(_ copy: ApprovedOwnCopy, of participant: ParticipantKey, in workspace: Workspace) {
    self.copy = copy
    self.participant = participant
    form = Form(PrintOwnCopyForm.fields(workspace.language))
    untouched = form.values
  }

  static let commands = FormCommands.table(for: PrintOwnCopyForm.self)

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    let heading = [
      workspace.settings.organisation,
      language(OwnCopyText.heading, ["date": workspace.today.norwegian, "who": workspace.settings.userTitle]), "",
    ]
    let footer = copy.heldBack == 0 ? [] : ["", language(OwnCopyText.heldBack, ["n": copy.heldBack])]
    let isPrinted = printing(in: workspace) { [copy, participant] (file) throws(StoreError) in
      try workspace.session.keeping.printOwnCopy(copy, of: participant, heading: heading, footer: footer, to: file)
    }
    if !isPrinted { return .stay }
    workspace.drafts.forget("ownCopy.\(participant.value)")
    dropDraft(in: workspace)
    return .back
  }
}
