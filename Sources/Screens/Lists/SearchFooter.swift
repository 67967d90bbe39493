import Resources
import TerminalUI

extension Footer {
  /// While somebody is looked for letters are text: whom Enter takes, and where the arrows lead.
  static func ofSearch(finding name: String?, in workspace: Workspace) -> Footer {
    let (language, labels) = (workspace.language, workspace.labels)
    let taken = name.map { language(ParticipantsText.choose, ["name": $0]) }
    return Footer(items: [
      Item(keys: labels.label(.enter), title: taken ?? language(ParticipantsText.stopTyping)),
      Item(keys: labels.label(.down), title: language(ParticipantsText.toList), isEnabled: taken != nil),
      Item(keys: labels.label(.escape), title: "", place: .trailing),
    ])
  }
}
