import Domain
import Resources
import Store
import TerminalUI

extension RollCallScreen {
  static let commands: [Command<Scene<RollCallScreen>>] = [
    marking("rollCall.present", "m", .present, AttendanceText.markPresent, AttendanceText.presentHelp),
    marking("rollCall.sick", "s", .sick, AttendanceText.markSick, AttendanceText.sickHelp),
    marking("rollCall.leave", "p", .leave, AttendanceText.markLeave, AttendanceText.leaveHelp),
    marking("rollCall.absent", "f", .absent, AttendanceText.markAbsent, AttendanceText.absentHelp),
    Command(
      "rollCall.rest", [.character("r")], AttendanceText.rest, AttendanceText.restHelp, group: AttendanceText.commands,
      needs: .markAttendance, enabled: mayMark, run: { $0.screen.markRest(in: $0.workspace) }),
    Command(
      "rollCall.absence", [.character("b")], AttendanceText.absence, AttendanceText.absenceHelp,
      group: AttendanceText.commands, needs: .markAttendance, enabled: mayWriteAbout,
      run: { scene in
        scene.screen.chosen.map { .open(AbsenceForm(of: $0.person, from: scene.screen.day, in: scene.workspace)) }
          ?? .stay
      }
    ).ofOne(),
    Command(
      "rollCall.add", [.character("+"), .insert], AttendanceText.addOffList, AttendanceText.addOffListHelp,
      group: AttendanceText.commands, footer: .hidden, needs: .markAttendance, enabled: mayAdd,
      run: { .open(OffListForm($0.screen.group, on: $0.screen.day, in: $0.workspace)) }),
    Command(
      "rollCall.left", [.character("-")], AttendanceText.left, AttendanceText.leftHelp, group: AttendanceText.commands,
      footer: .hidden, needs: .markAttendance, enabled: mayLeave, run: { $0.screen.leave(in: $0.workspace) }),
    Command(
      "rollCall.times", [.character(".")], AttendanceText.times, AttendanceText.timesHelp,
      group: AttendanceText.commands, footer: .hidden, needs: .markAttendance, enabled: mayMarkRow,
      run: { $0.screen.enterTimes(in: $0.workspace) }
    ).ofOne(),
    Command(
      "rollCall.save", [.enter, .control("s")], CommonText.save, AttendanceText.saveHelp,
      group: AttendanceText.commands, footer: .hidden, needs: .markAttendance,
      enabled: { scene in
        scene.screen.marks.isEmpty ? scene.unavailable(AttendanceText.nothingToSave) : mayMark(scene)
      },
      run: { scene in
        _ = scene.screen.save(in: scene.workspace)
        return .stay
      }),
    Command(
      "rollCall.unmark", [.backspace, .delete], AttendanceText.unmark, AttendanceText.unmarkHelp,
      group: AttendanceText.commands, footer: .hidden, needs: .markAttendance,
      enabled: { scene in
        scene.screen.listing.meant.contains { $0.mine != nil }
          ? .available : scene.unavailable(AttendanceText.nothingToSave)
      },
      run: { $0.screen.takeBack(in: $0.workspace) }),
    Command(
      "rollCall.month", [.tab], AttendanceText.month, AttendanceText.monthHelp, group: AttendanceText.commands,
      footer: .hidden,
      run: { .open(GroupMonthScreen($0.screen.group, on: $0.screen.day, in: $0.workspace)) }),
    Command(
      "rollCall.edit", [], AttendanceText.editGroup, AttendanceText.editGroupHelp, group: AttendanceText.commands,
      footer: .hidden, needs: .changeGroups, enabled: mayWrite,
      run: { scene in
        GroupForm(changing: scene.screen.group, in: scene.workspace).map { .open($0) } ?? .stay
      }),
    Command(
      "rollCall.members", [], AttendanceText.members, AttendanceText.membersHelp, group: AttendanceText.commands,
      footer: .hidden, needs: .changeGroups, enabled: mayWrite,
      run: { .open(GroupMembersScreen($0.screen.group, in: $0.workspace)) }),
    Command(
      "undo", [.character("u")], CommonText.undo, AttendanceText.undoHelp, group: ChromeText.groupEverywhere,
      footer: .hidden, needs: .undoOwn, enabled: mayWrite, run: { $0.screen.undo(in: $0.workspace) }),
    // Their capitals are the names' here.
    sortCommand.unbound(),
    ExplainScreen.command(keys: [], footer: .hidden, for: RollCallScreen.self),
    Command(
      "redo", [], CommonText.redo, ChromeText.redoHelp, group: ChromeText.groupEverywhere, footer: .hidden,
      needs: .undoOwn, enabled: mayWrite, run: { Changes.redo(in: $0.workspace) }),
    Command(
      "switchUser", [], LoginText.switchUser, LoginText.switchUserHelp, group: ChromeText.groupEverywhere,
      footer: .hidden,
      enabled: { $0.workspace.settings.isDemo ? .available : $0.unavailable(LoginText.onlyDemo) },
      run: { _ in .nextUser }),
    Command(
      "back", [.escape], CommonText.back, AttendanceText.leaveScreenHelp, group: ChromeText.groupEverywhere,
      footer: .trailing, run: { $0.screen.unmark() ? .stay : $0.screen.goBack(in: $0.workspace) }),
  ]

  private static func marking(
    _ id: String, _ key: Character, _ mark: AttendanceMark, _ title: AttendanceText, _ help: AttendanceText
  ) -> Command<Scene<RollCallScreen>> {
    Command(
      id, [.character(key)], title, help, group: AttendanceText.commands, needs: .markAttendance,
      enabled: { scene in
        // Whoever stands on no list is not expected, and can only come.
        let isOffList = scene.screen.listing.meant.contains(where: \.isOffList)
        return isOffList && mark != .present ? scene.unavailable(AttendanceText.notOnList) : mayMarkRow(scene)
      },
      run: { $0.screen.mark(mark, in: $0.workspace) })
  }

  // MARK: Whether it can be done

  private static func mayWrite(_ scene: Scene<RollCallScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private static func mayMark(_ scene: Scene<RollCallScreen>) -> Availability {
    let may = mayWrite(scene)
    if !may.isAvailable { return may }
    if scene.screen.rows.isEmpty {
      return scene.unavailable(scene.screen.meets ? AttendanceText.nobodyListed : .doesNotMeet)
    }
    return mayChange(scene)
  }

  private static func mayAdd(_ scene: Scene<RollCallScreen>) -> Availability {
    let may = mayChange(scene)
    return may.isAvailable && !scene.screen.meets ? scene.unavailable(AttendanceText.doesNotMeet) : may
  }

  private static func mayChange(_ scene: Scene<RollCallScreen>) -> Availability {
    let may = mayWrite(scene)
    if !may.isAvailable { return may }
    if scene.screen.sheet == nil { return scene.unavailable(AttendanceText.gone) }
    return scene.screen.day > scene.workspace.today ? scene.unavailable(AttendanceText.inTheFuture) : .available
  }

  private static func mayMarkRow(_ scene: Scene<RollCallScreen>) -> Availability {
    let may = mayMark(scene)
    return may.isAvailable ? mayWriteAbout(scene) : may
  }

  private static func mayWriteAbout(_ scene: Scene<RollCallScreen>) -> Availability {
    let may = mayWrite(scene)
    if !may.isAvailable { return may }
    let rows = scene.screen.listing.meant
    if rows.isEmpty {
      return scene.unavailable(scene.screen.rows.isEmpty ? AttendanceText.nobodyListed : .nobodyChosen)
    }
    guard let relative = rows.first(where: \.isRelative) else { return .available }
    return .unavailable(reason: scene.workspace.language(AttendanceText.isRelative, ["name": relative.name]))
  }

  private static func mayLeave(_ scene: Scene<RollCallScreen>) -> Availability {
    let may = mayMarkRow(scene)
    guard may.isAvailable else { return may }
    if let row = scene.screen.listing.meant.first(where: { $0.shown?.mark != .present }) {
      return .unavailable(reason: scene.workspace.language(AttendanceText.notPresent, ["name": row.name]))
    }
    let isNow = scene.screen.day == scene.workspace.today && scene.workspace.timeOfDay != nil
    return isNow ? .available : scene.unavailable(AttendanceText.noClock)
  }
}
