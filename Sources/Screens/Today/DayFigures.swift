import Domain
import Store

extension DayPlan {
  /// The numbers of the day.
  func figures(in workspace: Workspace) -> [Figure] {
    func figure(_ id: FigureID, _ people: [ParticipantKey?], of n: Int? = nil) -> Figure {
      workspace.figure(id, people.count, of: n, people: people.compactMap(\.self))
    }
    return workspace.expected(groups, on: workspace.today)
      + groups.map { workspace.marked([$0], in: $0.name, on: workspace.today) } + [
        figure(.tasksDue, dueTasks.map(\.person), of: tasks.count),
        figure(.tasksOverLimit, tasks.filter(\.due.isOverLimit).map(\.person), of: tasks.count),
        figure(.appointmentsToday, appointments.map(\.person)), figure(.newEnquiries, enquiries.map(\.person)),
      ]
  }

  /// What stands in a row of "Min dag".
  func figures(of row: TodayRow, in workspace: Workspace) -> [Figure] {
    switch row {
    case .group(let key), .expected(let key, _):
      guard let group = groups.first(where: { $0.group == key }) else { return [] }
      return workspace.expected([group], on: workspace.today).filter { $0.id == .expectedToday }
        .map { $0.narrowed(to: .group(group.name)) }
        + workspace.marks(group, on: workspace.today)
    case .enquiry(let key):
      guard let found = enquiries.first(where: { $0.key == key }) else { return [] }
      return workspace.figure(.daysSinceAsked, days: found.days(on: workspace.today), of: found.person).map { [$0] }
        ?? []
    case .calls, .appointment, .moreAppointments, .task, .moreTasks: return []
    }
  }
}

extension Figure {
  /// The same while names wait for a key: nobody behind it.
  func withoutNames(_ isWithout: Bool) -> Figure {
    guard isWithout else { return self }
    let nameless = filter.filter { if case .participant = $0 { false } else { true } }
    return Figure(id, value, filter: nameless, n: n, asOf: asOf)
  }
}
