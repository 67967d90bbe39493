import Domain
import Resources
import Store
import TerminalUI

/// What can be done about appointments, wherever one stands or somebody who has one.
enum AppointmentCommands {
  /// Everybody's, by day.
  static func list<S: Screen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).appointment", [.character("a")], AppointmentText.list, AppointmentText.listHelp,
      group: ChromeText.groupGo, footer: .hidden, needs: AppointmentsScreen.action
    ) { .open(AppointmentsScreen(in: $0.workspace)) }
  }

  /// To another time, and what came of it: of the appointment that is chosen, else of somebody's that is asked for first.
  static func about<S: PersonScreen>(for type: S.Type, footer: FooterPlace = .hidden) -> [Command<Scene<S>>] {
    [
      Command(
        "\(S.room.id).move", [.character("f")], AppointmentText.move, AppointmentText.moveHelp,
        group: ChromeText.groupPerson, footer: footer, needs: .makeAppointment, enabled: mayWrite,
        run: { scene in
          open(scene) { person, key in MoveAppointmentForm(of: person, at: key, in: scene.workspace) }
        }),
      Command(
        "\(S.room.id).outcome", [.character("V")], AppointmentText.outcome, AppointmentText.outcomeHelp,
        group: ChromeText.groupPerson, footer: footer, needs: .makeAppointment, enabled: mayWrite,
        run: { scene in
          let showsName = scene.tellsNames
          return open(scene) { person, key in
            AppointmentOutcomeScreen(of: person, at: key, showsName: showsName, in: scene.workspace)
          }
        }),
    ]
  }

  /// Asks before the chosen one is called off.
  static func cancel<S: PersonScreen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).cancel", [.delete], AppointmentText.cancel, AppointmentText.cancelHelp, group: ChromeText.groupList,
      needs: .makeAppointment,
      enabled: { scene in
        if scene.screen.appointment(in: scene.workspace) == nil {
          return scene.unavailable(AppointmentText.noneChosen)
        }
        return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { scene in
        open(scene) { person, key in
          let found = scene.workspace.card(of: person)?.appointments.first { $0.fact.key == key }
          return found.map { CancelAppointmentScreen($0, in: scene.workspace) }
        }
      }
    ).ofOne()
  }

  private static func mayWrite<S: PersonScreen>(_ scene: Scene<S>) -> Availability {
    if scene.screen.appointment(in: scene.workspace) == nil, scene.screen.place(in: scene.workspace) == nil {
      return scene.unavailable(PersonText.nobody)
    }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private static func open<S: PersonScreen>(
    _ scene: Scene<S>, _ screen: (ParticipantKey, AppointmentKey?) -> (any Screen)?
  ) -> Turn {
    let appointment = scene.screen.appointment(in: scene.workspace)
    guard let person = appointment?.person ?? scene.screen.place(in: scene.workspace)?.key else { return .stay }
    return scene.workspace.opening(about: person) { screen(person, appointment?.key) }
  }
}
