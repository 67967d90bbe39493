import Domain

/// What a person is called and numbered, wherever only the key is at hand.
struct PersonNames {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// Nothing, as long as the roster has not come.
  func shown(_ participant: ParticipantKey) -> String {
    workspace.row(of: participant)?.shownName ?? ""
  }

  func shown(_ people: [ParticipantKey]) -> String { people.map { shown($0) }.joined(separator: ", ") }
}
