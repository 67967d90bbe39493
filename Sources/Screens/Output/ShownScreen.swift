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
  /// The keys of its JSON in their order, after `screen schema asOf`; those of an inner object in brackets.
  public let keys: String
  let open: @Sendable (ShowRequest, Workspace) throws(ShowProblem) -> any Screen
  let data: @Sendable (any Screen, Workspace) -> ScreenData

  /// All that `show` prints, in the order of ``Rooms``.
  public static let all: [Output] = Rooms.all.compactMap { ($0 as? any ShownScreen.Type)?.output }

  /// - Parameters:
  ///   - id: unless it goes by the room's.
  ///   - source: what its data are made of; nil when there is nothing to tell.
  init<S: ShownScreen, Source>(
    _ id: String? = nil, namesPeople: Bool, form: ScreenForm<Source>,
    open: @escaping @Sendable (ShowRequest, Workspace) throws(ShowProblem) -> S,
    source: @escaping @Sendable (S, Workspace) -> Source?
  ) {
    self.id = id ?? S.room.id
    action = S.action
    self.namesPeople = namesPeople
    keys = form.json.text
    self.open = open
    data = { screen, workspace in
      (screen as? S).flatMap { source($0, workspace) }.map(form.data) ?? .nothing
    }
  }
}
