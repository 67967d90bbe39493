import Domain
import Resources
import Store
import TerminalUI

/// Whose record is the same person's as this card's: by its number.
struct MergeNumberForm: PassingFormScreen {
  static let room = Room.panel("mergeNumber", MergeText.word(.open), for: .mergeParticipants)
  static let texts = "merge"

  var entry: Entry<String>?
  private let kept: ParticipantKey
  private let name: String

  init(keeping kept: ParticipantKey, in workspace: Workspace) {
    self.kept = kept
    name = PersonNames(workspace).shown(kept)
    entry = Entry("", about: name)
    open(in: workspace)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { kept }

  func fields(_ number: String, in workspace: Workspace) -> [Field<String>] {
    [
      .text("otherNumber", \.self, limit: 20, missing: Phrase(MergeText.word(.numberMissing))).helped(with: [
        "name": name
      ])
    ]
  }

  func save(_ number: String, in workspace: Workspace) -> Turn {
    do throws(StoreError) {
      guard let typed = try? ParticipantNumber(number),
        let other = try workspace.session.people.participantKey(number: typed, opening: true)
      else {
        workspace.message = .error(workspace.language(MergeText.word(.numberUnknown), ["number": number]))
        return .stay
      }
      return .replace(MergeScreen(try workspace.session.merge.plan(keeping: kept, other: other), in: workspace))
    } catch {
      workspace.tell(error)
      return .stay
    }
  }
}

/// Asks once more before two records become one: it is taken back from the log only.
struct ConfirmMergeScreen: ConfirmingScreen {
  static let room = Room.panel("confirmMerge", MergeText.word(.merge), for: .mergeParticipants)

  private let plan: MergePlan
  private let sides: [IdentityMerge.Field: IdentityMerge.Side]
  var confirm: Confirm

  init(_ plan: MergePlan, _ sides: [IdentityMerge.Field: IdentityMerge.Side], in workspace: Workspace) {
    (self.plan, self.sides) = (plan, sides)
    let language = workspace.language
    confirm = Confirm(
      language(
        MergeText.word(.question),
        [
          "kept": plan.identity.kept.participant.number.text, "other": plan.identity.other.participant.number.text,
        ]),
      leave: language(MergeText.word(.leave)), act: language(MergeText.word(.act)))
  }

  func person(in workspace: Workspace) -> ParticipantKey? { plan.kept }

  func confirmed(in workspace: Workspace) -> Turn {
    let said = workspace.language(
      MergeText.word(.done),
      [
        "kept": plan.identity.kept.participant.number.text, "other": plan.identity.other.participant.number.text,
      ])
    let (plan, sides) = (plan, sides)
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.merge.merge(plan, choosing: sides)
    }
    guard receipt != nil else { return .stay }
    // What was typed about the record that is gone is about nobody.
    workspace.drafts.forget(about: plan.other)
    return .go(ParticipantScreen(key: plan.kept, in: workspace))
  }
}

extension PersonCommands {
  /// This card and another are one person's.
  static func merge<S: PersonScreen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).merge", [], MergeText.word(.open), MergeText.word(.openHelp), group: ChromeText.groupPerson,
      footer: .hidden,
      enabled: { scene in
        scene.workspace.session.access.may(.mergeParticipants)
          ? mayChange(scene) : scene.unavailable(ErrorText.notAllowedRole)
      },
      run: { scene in open(scene) { MergeNumberForm(keeping: $0.key, in: scene.workspace) } })
  }
}
