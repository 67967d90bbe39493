import Domain
import Store

extension MenuLines {
  /// Every number of the menu, by the room it stands beside.
  /// - Parameter room: the one whose come first.
  func figures(first room: Room.ID) -> [Figure] {
    let rooms = ofRooms
    let numbers = rooms.filter { $0.room == room } + rooms.filter { $0.room != room }
    var known: Set<Figure> = []
    return numbers.flatMap(\.figures).filter { known.insert($0).inserted }
  }

  private var ofRooms: [(room: Room.ID, figures: [Figure])] {
    let steps = counts.map { zip(StepNumber.all, $0.perStep) }
    let day = plan?.figures(in: workspace).map { $0.withoutNames(!workspace.showsNames) } ?? []
    func ofDay(_ ids: FigureID...) -> [Figure] { day.filter { ids.contains($0.id) } }
    func figures(_ figures: Figure?...) -> [Figure] { figures.compactMap(\.self) }
    let waiting = counts.map { workspace.standing(.waitingList, $0.intake) }
    return [
      (TodayScreen.room.id, day),
      (
        ParticipantsScreen.room.id,
        figures(counts.map { workspace.standing(.participating, $0.participating) }, waiting)
      ),
      (StepsScreen.room.id, steps?.map { workspace.standing(.stepParticipants, $1, step: $0) } ?? []),
      (AttendanceScreen.room.id, ofDay(.groupsToday, .marked)),
      (IntakeScreen.room.id, figures(waiting) + ofDay(.newEnquiries)),
      (
        MappingScreen.room.id,
        figures(
          round.map {
            Figure(.mappingRecords, count: $0.n, filter: [.round($0.round)], asOf: workspace.today, people: .anonymous)
          })
      ),
      (
        OperationsScreen.room.id,
        loans.map { [workspace.figure(.loansOverdue, $0.overdue, of: $0.out), workspace.figure(.loansOut, $0.out)] }
          ?? []
      ),
      (UnitsScreen.room.id, isOpen(UnitsScreen.room) ? [workspace.figure(.units, workspace.units.count)] : []),
      (LogScreen.room.id, figures(entries.map { workspace.figure(.entries, Int($0)) })),
    ]
  }

  private func isOpen(_ room: Room) -> Bool { workspace.session.access.may(room.action) }
}
