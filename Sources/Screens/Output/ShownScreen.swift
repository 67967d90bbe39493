import Domain
import Resources
import Store
import TerminalUI

/// A screen that `show` prints, as text and as data for programs.
protocol ShownScreen: Screen {
  static var output: Output { get }
}

/// What `show` knows of a screen.
public struct Output: Sendable {
  /// What `show` calls it: the same for ever.
  public let id: String
  /// What a role must be allowed for it to be printed: what its screen needs.
  public let action: Action
  /// Whether names and numbers of people stand on it: then the roster is read, and looking at it is logged, which a register that
  /// nothing is written to cannot.
  public let namesPeople: Bool
  /// Whether it reckons with the roster without naming anybody.
  public let countsPeople: Bool
  /// What it can be asked.
  public let takes: Set<ShowOption>
  /// The keys of its JSON in their order, after `screen schema asOf`; those of an inner object in brackets.
  public let keys: String
  /// The schema of its JSON: an integer that grows when keys change.
  public let schema: Int
  let open: @Sendable (ShowRequest, Workspace) throws(ShowProblem) -> any Screen
  let data: @Sendable (any Screen, Workspace) -> ScreenData

  /// All that `show` prints, in the order of ``Rooms``.
  public static let all: [Output] = Rooms.all.compactMap { ($0 as? any ShownScreen.Type)?.output }

  /// - Parameters:
  ///   - id: unless it goes by the room's.
  ///   - takes: what it can be asked.
  ///   - filters: what the numbers were narrowed to, after the rest: with them the schema is 2.
  ///   - source: what its data are made of; nil when there is nothing to tell.
  init<S: ShownScreen, Source>(
    _ id: String? = nil, namesPeople: Bool, countsPeople: Bool = false, takes: Set<ShowOption> = [],
    filters: JSONForm<(screen: S, workspace: Workspace)>? = nil, form: ScreenForm<Source>,
    open: @escaping @Sendable (ShowRequest, Workspace) throws(ShowProblem) -> S,
    source: @escaping @Sendable (S, Workspace) -> Source?
  ) {
    self.id = id ?? S.room.id
    action = S.action
    self.namesPeople = namesPeople
    self.countsPeople = countsPeople
    self.takes = takes
    schema = filters == nil ? 1 : 2
    keys = form.json.text + (filters.map { " filters(\($0.text))" } ?? "")
    self.open = open
    data = { screen, workspace in
      guard let screen = screen as? S, let found = source(screen, workspace) else { return .nothing }
      var data = form.data(found)
      if let filters {
        let told = filters.members(of: (screen, workspace))
        data.members.append(JSON.Member(key: "filters", value: .members(told)))
      }
      return data
    }
  }
}

extension Output {
  /// The programme and the unit that a screen's numbers were narrowed to, as filters.
  static func scope<S: Screen>() -> JSONForm<(screen: S, workspace: Workspace)> {
    [
      .key("programme", \.workspace.scope.programme),
      .key("unit") { told in told.workspace.scope.unit.flatMap(told.workspace.unit)?.unit.name },
    ]
  }
}
