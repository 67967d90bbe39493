/// What a table of commands acts on: a screen, as a value.
///
/// TerminalUI knows no language: a command names its texts by the screen's own keys, and the screen says what they
/// are.
public protocol CommandContext: SendableMetatype {
  /// What a command asks the program to do after it has changed the screen: stay, open, go back.
  associatedtype Outcome
  /// A key of the language files.
  associatedtype TextKey: Hashable & Sendable

  /// The text in the user's language.
  func text(_ key: TextKey) -> String
}

/// Whether a command can be used now.
public enum Availability: Hashable, Sendable {
  case available
  /// The reason in a sentence for the user.
  case unavailable(reason: String)
  /// Not for this user: footer, help and palette do not offer it, and its key says why.
  case withheld(reason: String)

  public var isAvailable: Bool { self == .available }

  /// Whether it is offered at all.
  public var isOffered: Bool {
    if case .withheld = self { false } else { true }
  }

  /// The sentence that says why not; nil when the command can be used.
  public var reason: String? {
    switch self {
    case .available: nil
    case .unavailable(let reason), .withheld(let reason): reason
    }
  }
}

/// How a command appears in the footer.
public enum FooterPlace: Hashable, Sendable {
  /// In the table's order, as long as there is room.
  case shown
  /// As ``shown``, but others give way first: `? Hjelp`.
  case pinned
  /// As ``shown``, but only while it can be used.
  case offered
  /// At the right edge, always: `Esc`.
  case trailing
  /// In help and palette only.
  case hidden
}

/// One thing the user can do: a row in a screen's table.
///
/// Keys are dispatched from the same table that footer, help, palette and manual are made from, so they can't differ.
///
/// ```swift
/// static let commands: [Command<Self>] = [
///   Command("list.open", keys: [.enter], title: .open, help: .openHelp, group: .participant,
///     enabled: { $0.list.selected == nil ? .unavailable(reason: $0.text(.nobodySelected)) : .available }
///   ) { screen in screen.list.selected.map(Step.open) ?? .stay },
/// ]
/// ```
public struct Command<Context: CommandContext>: Sendable {
  /// Stable, for rebinding files and scripts: place and action, `list.sort`. The action is the part that must mean the
  /// same under the same letter everywhere.
  public let id: String
  /// The keys it has unless they are rebound; the footer shows the first.
  public let keys: [Key]
  /// One or two words, for the footer.
  public let title: Context.TextKey
  /// A sentence, for help, palette and manual.
  public let help: Context.TextKey
  /// The heading it stands under in help.
  public let group: Context.TextKey
  public let footer: FooterPlace
  public let enabled: @Sendable (Context) -> Availability
  public let run: @Sendable (inout Context) -> Context.Outcome

  public init(
    _ id: String, keys: [Key], title: Context.TextKey, help: Context.TextKey, group: Context.TextKey,
    footer: FooterPlace = .shown, enabled: @escaping @Sendable (Context) -> Availability = { _ in .available },
    run: @escaping @Sendable (inout Context) -> Context.Outcome
  ) {
    self.id = id
    self.keys = keys
    self.title = title
    self.help = help
    self.group = group
    self.footer = footer
    self.enabled = enabled
    self.run = run
  }
}
