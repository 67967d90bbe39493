import Domain
import Resources
import TerminalUI

/// What a command acts on: the screen, as a value it may change, and the workspace it stands in.
public struct Scene<S: Screen>: CommandContext {
  public var screen: S
  public let workspace: Workspace

  public typealias Outcome = Turn
  public typealias TextKey = Phrase

  public init(_ screen: S, in workspace: Workspace) {
    self.screen = screen
    self.workspace = workspace
  }

  public func text(_ key: Phrase) -> String {
    let language = workspace.language
    if let named = key.named { return language.text(named: key.key, ["what": language.text(named: named)]) }
    return language.text(named: PersonCommands.words(key, for: workspace.session.access).key)
  }

  /// Whether the user's role does this; else the sentence that says who does.
  public func may(_ action: Action) -> Availability { workspace.may(action) }

  /// The reason why a command cannot be used, in the user's language.
  public func unavailable(_ key: some Resources.TextKey) -> Availability {
    .unavailable(reason: workspace.language.text(key))
  }
}

/// A text key of any room, so that a table may hold keys of several.
public struct Phrase: Hashable, Sendable {
  public let key: String
  /// The key of what it names, in its place for `{what}`; nil of most.
  let named: String?

  public init(_ key: some Resources.TextKey) { (self.key, named) = (key.key, nil) }
  init(_ key: some Resources.TextKey, naming named: Phrase) { (self.key, self.named) = (key.key, named.key) }
  /// - Parameter key: made of the id of what it names; a test looks for it in the languages.
  init(named key: String) { (self.key, named) = (key, nil) }
}

extension Language {
  func callAsFunction(_ phrase: Phrase, _ arguments: [String: any CustomStringConvertible] = [:]) -> String {
    text(named: phrase.key, arguments)
  }
}

extension Command {
  /// A command whose words come from any room's texts.
  public init<S: Screen, T: Resources.TextKey, H: Resources.TextKey, G: Resources.TextKey>(
    _ id: String, _ keys: [Key], _ title: T, _ help: H, group: G, footer: FooterPlace = .shown,
    needs action: Action? = nil,
    enabled: @escaping @Sendable (Scene<S>) -> Availability = { _ in .available },
    run: @escaping @Sendable (inout Scene<S>) -> Turn
  ) where Context == Scene<S> {
    self.init(
      id, keys, Phrase(title), Phrase(help), group: Phrase(group), footer: footer, needs: action, enabled: enabled,
      run: run)
  }

  /// - Parameter needs: what the user's role must be allowed; without it the command is not offered, whatever `enabled` says.
  init<S: Screen>(
    _ id: String, _ keys: [Key], _ title: Phrase, _ help: Phrase, group: Phrase, footer: FooterPlace,
    needs action: Action?, enabled: @escaping @Sendable (Scene<S>) -> Availability = { _ in .available },
    run: @escaping @Sendable (inout Scene<S>) -> Turn
  ) where Context == Scene<S> {
    self.init(
      id, keys: keys, title: title, help: help, group: group, footer: footer,
      enabled: { scene in
        if let action {
          let may = scene.may(action)
          guard may.isAvailable else { return may }
        }
        return enabled(scene)
      }, run: run)
  }
}
