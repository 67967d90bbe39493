import Domain
import Resources
import Store
import TerminalUI

/// Where somebody stands, as far as the commands about a person need to know.
struct PersonPlace: Hashable {
  let key: ParticipantKey
  let name: String
  /// The enrolment that runs, else the latest to start; nil for somebody who has none.
  let enrolment: EnrolmentKey?
  let isParticipating: Bool
  let step: StepNumber?

  /// The step a move leads to; whoever has none yet begins in the first.
  func target(forward: Bool) -> StepNumber? {
    guard let step else { return forward ? .first : nil }
    return forward ? step.next : step.previous
  }
}

/// A screen on which one person is chosen, and what can be done about a person can be done about them.
protocol PersonScreen: Screen {
  /// Nil when nobody is chosen.
  func place(in workspace: Workspace) -> PersonPlace?
  /// The enrolment that stands out among several; nil leaves it to the rules.
  func chosenEnrolment(in workspace: Workspace) -> EnrolmentKey?
  /// Those who are marked, where people are; without marks whoever is chosen.
  func meant(in workspace: Workspace) -> [PersonPlace]
  /// Something has been done with all of them.
  mutating func takeMarksAway()
  /// The appointment that is chosen, or that is meant where nobody is; nil leaves it to whose they are.
  func appointment(in workspace: Workspace) -> AppointmentFact?
}

extension PersonScreen {
  func person(in workspace: Workspace) -> ParticipantKey? { place(in: workspace)?.key }
  func chosenEnrolment(in workspace: Workspace) -> EnrolmentKey? { place(in: workspace)?.enrolment }
  func meant(in workspace: Workspace) -> [PersonPlace] { place(in: workspace).map { [$0] } ?? [] }
  mutating func takeMarksAway() {}
  func appointment(in workspace: Workspace) -> AppointmentFact? { nil }
}

extension Workspace {
  /// About somebody whose card is not the user's to open nothing else opens either: it says so.
  func opening(about person: ParticipantKey, _ screen: () -> (any Screen)?) -> Turn {
    guard refusal(of: person) == nil else { return .open(ParticipantScreen(key: person, in: self)) }
    return screen().map { .open($0) } ?? .stay
  }

  /// Where somebody stands by the roster; no name where it has none.
  func place(of person: ParticipantKey) -> PersonPlace {
    let row = row(of: person)
    return PersonPlace(
      key: person, name: row?.shownName ?? "", enrolment: row?.enrolment,
      isParticipating: row?.status == .participating, step: row?.step)
  }
}

/// What can be done about a person: the same letters wherever a person is chosen.
enum PersonCommands {
  static func table<S: PersonScreen>(for type: S.Type) -> [Command<Scene<S>>] {
    // Several can come or go at once; everything else is done with one.
    let ofSeveral = ["\(S.room.id).present", "\(S.room.id).left", "\(S.room.id).contact"]
    return all(for: type).map { ofSeveral.contains($0.id) ? $0 : $0.ofOne() }
  }

  private static func all<S: PersonScreen>(for type: S.Type) -> [Command<Scene<S>>] {
    [
      Command(
        "\(S.room.id).forward", [.character(">")], PersonText.forward, PersonText.forwardHelp,
        group: ChromeText.groupPerson, needs: .moveStep, enabled: { mayMove(forward: true, $0) },
        run: { move(forward: true, $0) }),
      Command(
        "\(S.room.id).backward", [.character("<")], PersonText.backward, PersonText.backwardHelp,
        group: ChromeText.groupPerson, needs: .moveStep, enabled: { mayMove(forward: false, $0) },
        run: { move(forward: false, $0) }),
      Command(
        "\(S.room.id).attendance", [.character("o")], AttendanceText.show, AttendanceText.showHelp,
        group: ChromeText.groupPerson, needs: .seeAttendance, enabled: isSomebody,
        run: { scene in
          open(scene) { ParticipantScreen(key: $0.key, on: .attendance, in: scene.workspace) }
        }),
      Command(
        "\(S.room.id).present", [.character("m")], AttendanceText.markPresent, AttendanceText.comingHelp,
        group: ChromeText.groupPerson, needs: .markAttendance, enabled: mayChange,
        run: { scene in
          let places = scene.screen.meant(in: scene.workspace)
          if scene.screen.markedCount == 0, let place = places.first {
            return ComingAndGoing.note(place.key, name: place.name, in: scene.workspace)
          }
          if ComingAndGoing.note(places.map { ($0.key, $0.name) }, in: scene.workspace) { scene.screen.takeMarksAway() }
          return .stay
        }),
      left(for: type), times(for: type),
      Command(
        "\(S.room.id).absence", [.character("b")], AttendanceText.absence, AttendanceText.absenceHelp,
        group: ChromeText.groupPerson, needs: .markAttendance, enabled: mayChange,
        run: { scene in
          open(scene) { AbsenceForm(of: $0.key, from: scene.workspace.today, in: scene.workspace) }
        }),
      Command(
        "\(S.room.id).lights", [.character("l")], PersonText.lights, PersonText.lightsHelp,
        group: ChromeText.groupPerson, needs: .enterLights, enabled: mayChange,
        run: { scene in open(scene) { LightsScreen(participant: $0.key, in: scene.workspace) } }),
      Command(
        "\(S.room.id).contact", [.character("K")], PersonText.contact, PersonText.contactHelp,
        group: ChromeText.groupPerson, needs: .assignContact, enabled: mayChangeEnrolment,
        run: { scene in
          let meant = scene.screen.meant(in: scene.workspace)
          guard meant.count > 1, let first = meant.first else {
            let enrolment = scene.screen.chosenEnrolment(in: scene.workspace)
            return open(scene) { ContactForm(of: $0.key, enrolment: enrolment, in: scene.workspace) }
          }
          scene.screen.takeMarksAway()
          return .open(
            ContactForm(
              of: first.key, enrolment: first.enrolment, besides: meant.dropFirst().compactMap(\.enrolment),
              in: scene.workspace))
        }),
      Command(
        "\(S.room.id).followUp", [.character("t")], FollowUpText.open, FollowUpText.openHelp,
        group: ChromeText.groupPerson, needs: .enterFollowUpContact, enabled: isSomebody,
        run: { scene in open(scene) { FollowUpScreen(of: $0.key, in: scene.workspace) } }),
      talk(for: type), plan(for: type),
      Command(
        "\(S.room.id).raise", [.character("!")], FollowUpText.raise, FollowUpText.raiseHelp,
        group: ChromeText.groupPerson, footer: .hidden, needs: .enterRelapse, enabled: mayChange,
        run: { scene in open(scene) { ConcernForm.orTalk(about: $0.key, in: scene.workspace) } }),
      Command(
        "\(S.room.id).services", [.character("&")], HoldingText.open, HoldingText.openHelp,
        group: ChromeText.groupPerson, footer: .hidden, needs: .enterServices, enabled: isSomebody,
        run: { scene in open(scene) { HoldingsScreen(of: $0.key, in: scene.workspace) } }),
      Command(
        "\(S.room.id).incident", [.character(";")], IncidentText.report, IncidentText.reportHelp,
        group: ChromeText.groupPerson, footer: .hidden, needs: .reportIncident, enabled: mayChange,
        run: { scene in open(scene) { IncidentForm(about: $0.key, in: scene.workspace) } }),
    ] + daily(for: type) + [
      Command(
        "\(S.room.id).edit", [.character("E")], PersonText.edit, PersonText.editHelp, group: ChromeText.groupPerson,
        needs: .changePhoneAndShownName,
        enabled: mayChange,
        run: { scene in open(scene) { ParticipantForm(editing: $0.key, in: scene.workspace) } }),
      Command(
        "\(S.room.id).enrolment", [.character("X")], PersonText.enrolment, PersonText.enrolmentHelp,
        group: ChromeText.groupPerson, needs: .changeEnrolment, enabled: mayChangeEnrolment,
        run: { scene in
          let enrolment = scene.screen.chosenEnrolment(in: scene.workspace)
          return open(scene) { EnrolmentChangeForm(of: $0.key, enrolment: enrolment, in: scene.workspace) }
        }),
      Command(
        "\(S.room.id).enrol", [.character("I")], PersonText.enrol, PersonText.enrolHelp,
        group: ChromeText.groupPerson, needs: .enrol, enabled: mayChange,
        run: { scene in open(scene) { EnrolmentForm(of: $0.key, in: scene.workspace) } }),
      Command(
        "\(S.room.id).relations", [.character("Z")], UsersText.relationsShort, UsersText.relationsHelp,
        group: ChromeText.groupPerson, footer: .hidden, needs: RelationsScreen.action,
        enabled: mayChange,
        run: { scene in open(scene) { RelationsScreen(to: $0.key, in: scene.workspace) } }),
      // Found by their names only: no hand shall come by them.
      report(for: type),
      Command(
        "\(S.room.id).ownCopy", [], OwnCopyText.open, OwnCopyText.openHelp, group: ChromeText.groupPerson,
        footer: .hidden,
        enabled: mayGiveCopy,
        run: { scene in open(scene) { OwnCopyScreen(of: $0.key, in: scene.workspace) } }),
      merge(for: type),
      Command(
        "\(S.room.id).erase", [], ErasureText.ask, ErasureText.askHelp, group: ChromeText.groupPerson, footer: .hidden,
        enabled: mayErase,
        run: { scene in open(scene) { AskErasureForm(of: [$0.key], in: scene.workspace) } }),
    ]
  }

  /// They go now.
  static func left<S: PersonScreen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).left", [.character("-")], AttendanceText.left, AttendanceText.leftHelp,
      group: ChromeText.groupPerson,
      footer: .hidden, needs: .markAttendance, enabled: mayChange,
      run: { scene in
        let places = scene.screen.meant(in: scene.workspace)
        if ComingAndGoing.leave(places.map { ($0.key, $0.name) }, in: scene.workspace) {
          scene.screen.takeMarksAway()
        }
        return .stay
      })
  }

  /// When they came and went, today.
  static func times<S: PersonScreen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).times", [.character(".")], AttendanceText.times, AttendanceText.timesHelp,
      group: ChromeText.groupPerson, footer: .hidden, needs: .markAttendance, enabled: mayChange,
      run: { scene in
        open(scene) { AttendanceTimesForm(of: ($0.key, $0.name), on: scene.workspace.today, in: scene.workspace) }
      })
  }

  /// The words of a command for somebody whose role does less of it: the desk changes phone and display name only, and
  /// sees no date of birth and no national id.
  static func words(_ key: Phrase, for access: Access) -> Phrase {
    if access.may(.changeIdentity) { return key }
    if key == Phrase(PersonText.editHelp) { return Phrase(PersonText.editAtDeskHelp) }
    return key == Phrase(ParticipantText.revealHelp) ? Phrase(ParticipantText.revealAtDeskHelp) : key
  }

  /// What the day asks for about somebody: a note, an appointment, a task.
  static func daily<S: PersonScreen>(for type: S.Type) -> [Command<Scene<S>>] {
    [
      Command(
        "\(S.room.id).note", [.character("n")], NoteText.open, NoteText.openHelp, group: ChromeText.groupPerson,
        needs: .writeNote, enabled: mayChange,
        run: { scene in open(scene) { NoteForm(about: $0.key, in: scene.workspace) } }),
      Command(
        "\(S.room.id).message", [.character("e")], NoteText.message, NoteText.messageHelp,
        group: ChromeText.groupPerson, footer: .hidden, needs: .writeNote, enabled: mayChange,
        run: { scene in open(scene) { NoteForm(.phoneMessage, about: $0.key, in: scene.workspace) } }),
      Command(
        "\(S.room.id).appointment", [.character("a")], AppointmentText.open, AppointmentText.openHelp,
        group: ChromeText.groupPerson, needs: .makeAppointment, enabled: mayChange,
        run: { scene in open(scene) { PersonAppointmentsScreen.orForm(with: $0.key, in: scene.workspace) } }),
      Command(
        "\(S.room.id).task", [.character("C")], TasksText.new, TasksText.newHelp, group: ChromeText.groupPerson,
        footer: .hidden, needs: .sendTask, enabled: mayChange,
        run: { scene in open(scene) { TaskForm(about: $0.key, in: scene.workspace) } }),
    ] + AppointmentCommands.about(for: type)
  }

  /// Everything the screen offers as a list to choose from: for hands that know arrows, Enter and Esc only.
  static func actions<S: PersonScreen>(keys: [Key], for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).actions", keys, PersonText.actions, PersonText.actionsHelp, group: ChromeText.groupPerson
    ) { scene in
      let table = StandardCommands.table(for: S.self, bindings: scene.workspace.bindings)
      let own = Set(S.commands.map(\.id)).subtracting(["back", "\(S.room.id).actions"]).union(ScreenActions.everywhere)
        .union(ScreenActions.ofItsKind(S.self))
      // What has no key is a variant of something that has.
      return .open(ActionsScreen(table.entries(for: scene).filter { own.contains($0.id) && !$0.keys.isEmpty }))
    }
  }

  // MARK: Whether it can be done

  static func isSomebody<S: PersonScreen>(_ scene: Scene<S>) -> Availability {
    scene.screen.place(in: scene.workspace) == nil ? scene.unavailable(PersonText.nobody) : .available
  }

  static func mayChange<S: PersonScreen>(_ scene: Scene<S>) -> Availability {
    if scene.screen.place(in: scene.workspace) == nil { return scene.unavailable(PersonText.nobody) }
    return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private static func mayGiveCopy<S: PersonScreen>(_ scene: Scene<S>) -> Availability {
    scene.workspace.session.access.may(.approveOwnCopy) ? mayChange(scene) : scene.unavailable(ErrorText.notAllowedRole)
  }

  private static func mayErase<S: PersonScreen>(_ scene: Scene<S>) -> Availability {
    scene.workspace.session.access.may(.erase) ? mayChange(scene) : scene.unavailable(ErrorText.notAllowedRole)
  }

  private static func mayChangeEnrolment<S: PersonScreen>(_ scene: Scene<S>) -> Availability {
    let may = mayChange(scene)
    guard may.isAvailable, let place = scene.screen.place(in: scene.workspace), place.enrolment == nil,
      !seesNameOnly(place, scene)
    else { return may }
    return refused(.noEnrolment, place, scene)
  }

  /// How they stand is not told here either: trying says why.
  private static func seesNameOnly<S: PersonScreen>(_ place: PersonPlace, _ scene: Scene<S>) -> Bool {
    scene.workspace.session.access.seesNameOnly(of: place.key)
  }

  private static func mayMove<S: PersonScreen>(forward: Bool, _ scene: Scene<S>) -> Availability {
    let may = mayChangeEnrolment(scene)
    guard may.isAvailable, let place = scene.screen.place(in: scene.workspace), !seesNameOnly(place, scene) else {
      return may
    }
    if !place.isParticipating { return refused(.notParticipating, place, scene) }
    if place.target(forward: forward) != nil { return .available }
    return refused(place.step == nil ? .hasNoStep : forward ? .noNextStep : .noPreviousStep, place, scene)
  }

  private static func refused<S: PersonScreen>(
    _ reason: PersonText, _ place: PersonPlace, _ scene: Scene<S>
  ) -> Availability {
    .unavailable(reason: scene.workspace.language(reason, ["name": place.name]))
  }

  // MARK: Doing it

  static func open<S: PersonScreen>(
    _ scene: Scene<S>, _ screen: (PersonPlace) -> (any Screen)?
  ) -> Turn {
    guard let place = scene.screen.place(in: scene.workspace) else { return .stay }
    return scene.workspace.opening(about: place.key) { screen(place) }
  }

  private static func move<S: PersonScreen>(forward: Bool, _ scene: Scene<S>) -> Turn {
    open(scene) { place in
      guard let enrolment = place.enrolment, let target = place.target(forward: forward) else { return nil }
      return StepMoveScreen(enrolment: enrolment, of: place.key, to: target, in: scene.workspace)
    }
  }
}
