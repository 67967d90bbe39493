import Domain
import Resources
import Store
import TerminalUI

// What is worked on together with somebody: the talk, the plan, the report.

extension PersonCommands {
  /// After a talk with them.
  static func talk<S: PersonScreen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).talk", [.character("c")], TalkText.open, TalkText.openHelp, group: ChromeText.groupPerson,
      needs: .enterFollowUpContact, enabled: mayChange,
      run: { scene in open(scene) { TalkHeldForm(with: $0.key, in: scene.workspace) } })
  }

  static func plan<S: PersonScreen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).plan", [.character("*")], FollowUpPlanText.open, FollowUpPlanText.openHelp,
      group: ChromeText.groupPerson, needs: .enterFollowUpPlan, enabled: isSomebody,
      run: { scene in open(scene) { FollowUpPlanScreen(of: $0.key, in: scene.workspace) } })
  }

  /// By its name only: the plan leads there too.
  static func report<S: PersonScreen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).personReport", [], PersonReportText.open, PersonReportText.openHelp,
      group: ChromeText.groupPerson, footer: .hidden, needs: .writePersonReport, enabled: isSomebody,
      run: { scene in open(scene) { PersonReportsScreen(about: $0.key, in: scene.workspace) } })
  }
}
