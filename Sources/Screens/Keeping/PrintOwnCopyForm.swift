import Domain
import Resources
import Store
import TerminalUI

/// Where an approved own copy is printed to.
struct PrintOwnCopyForm: FormScreen {
  static let action = Action.approveOwnCopy

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let copy: ApprovedOwnCopy
  private let participant: ParticipantKey

  private static let file = "file"

  init(_ copy: ApprovedOwnCopy, of participant: ParticipantKey, in workspace: Workspace) {
    self.copy = copy
    self.participant = participant
    form = Form([
      .text(
        PrintOwnCopyForm.file, workspace.language(OwnCopyText.file), help: workspace.language(OwnCopyText.fileHelp),
        maxLength: 400)
    ])
    untouched = form.values
  }

  static let commands = FormCommands.table("printOwnCopy", for: PrintOwnCopyForm.self)

  /// What it prints has been approved now, and is approved anew another time.
  static var keepsDraft: Bool { false }
  var draftKey: String { "printOwnCopy.\(participant.value)" }

  func title(in workspace: Workspace) -> String { workspace.language(OwnCopyText.print) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 5) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    guard let file = form.line(PrintOwnCopyForm.file), file.hasPrefix("/") else {
      form.setErrors([PrintOwnCopyForm.file: language(KeepingText.backupFolderRelative)])
      return .stay
    }
    let heading = [
      workspace.settings.organisation,
      language(OwnCopyText.heading, ["date": workspace.today.norwegian, "who": workspace.settings.userTitle]), "",
    ]
    let footer = copy.heldBack == 0 ? [] : ["", language(OwnCopyText.heldBack, ["n": copy.heldBack])]
    do {
      try workspace.session.printOwnCopy(copy, of: participant, heading: heading, footer: footer, to: file)
    } catch {
      switch error {
      case .missing: form.setErrors([PrintOwnCopyForm.file: language(KeepingText.backupFolderMissing)])
      case .exists, .noPermission, .notAFile:
        form.setErrors([PrintOwnCopyForm.file: workspace.sentences.sentence(error)])
      default: workspace.tell(error)
      }
      return .stay
    }
    workspace.drafts.forget("ownCopy.\(participant.value)")
    dropDraft(in: workspace)
    workspace.message = Message(language(OwnCopyText.printed, ["file": file]))
    return .back
  }
}
