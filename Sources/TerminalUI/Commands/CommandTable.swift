/// The commands of a screen with the keys in force.
public struct CommandTable<Context: CommandContext>: Sendable {
  /// In the table's order, which is that of footer and help.
  public let commands: [Command<Context>]
  private let keys: [[Key]]
  private let byKey: [Key: Int]
  private let byID: [String: Int]

  /// - Parameter bindings: what the user has rebound; ids of other tables in it are passed over.
  public init(_ commands: [Command<Context>], bindings: KeyBindings = .standard) {
    self.commands = commands
    keys = commands.map { bindings.keys(for: $0.id) ?? $0.keys }
    var byKey: [Key: Int] = [:]
    var byID: [String: Int] = [:]
    for (index, command) in commands.enumerated() {
      // The first keeps a key that two claim; `duplicateKeys` tells.
      for key in keys[index] where byKey[key] == nil { byKey[key] = index }
      if byID[command.id] == nil { byID[command.id] = index }
    }
    self.byKey = byKey
    self.byID = byID
  }

  // MARK: Doing

  /// What became of a key or of a choice in help or palette.
  public enum Dispatch {
    case ran(id: String, Context.Outcome)
    /// The command can't be used now: a sentence saying why, for the message row.
    case refused(id: String, reason: String)
    /// No command of this table.
    case unknown
  }

  /// Runs the command that has the key.
  public func dispatch(_ key: Key, on context: inout Context) -> Dispatch {
    byKey[key].map { run(commands[$0], on: &context) } ?? .unknown
  }

  /// Runs the command of the id, as chosen in help or palette.
  public func run(_ id: String, on context: inout Context) -> Dispatch {
    byID[id].map { run(commands[$0], on: &context) } ?? .unknown
  }

  private func run(_ command: Command<Context>, on context: inout Context) -> Dispatch {
    if let reason = command.enabled(context).reason { return .refused(id: command.id, reason: reason) }
    return .ran(id: command.id, command.run(&context))
  }

  // MARK: Showing

  /// The keys in force for the command; empty when there is no such command.
  public func keys(of id: String) -> [Key] {
    byID[id].map { keys[$0] } ?? []
  }

  /// Every command as the user sees it now, in the table's order: for help and palette. What is not for this user is not
  /// among them.
  public func entries(for context: Context) -> [CommandEntry] {
    zip(commands, keys).compactMap { command, keys in
      let availability = command.enabled(context)
      guard availability.isOffered else { return nil }
      return CommandEntry(
        id: command.id, keys: keys, title: context.text(command.title), help: context.text(command.help),
        group: context.text(command.group), footer: command.footer, availability: availability)
    }
  }

  /// What the footer offers, in the table's order.
  public func footer(for context: Context, labels: KeyLabels = KeyLabels()) -> Footer {
    Footer(entries(for: context), labels: labels)
  }

  // MARK: Checking

  /// For ``KeyBindings/parse(_:scopes:)`` and ``KeyConflict/find(in:)``.
  public var bindable: [BindableCommand] {
    zip(commands, keys).map { BindableCommand(id: $0.id, keys: $1) }
  }

  /// Keys that two commands of this table claim; empty in a sound table.
  public var duplicateKeys: [KeyConflict] { KeyConflict.find(in: bindable) }
}

/// A command as the user sees it: texts in their language, keys in force, and whether it can be used now.
public struct CommandEntry: Hashable, Sendable, Identifiable {
  public let id: String
  public let keys: [Key]
  public let title: String
  public let help: String
  public let group: String
  public let footer: FooterPlace
  public let availability: Availability

  public init(
    id: String, keys: [Key] = [], title: String, help: String, group: String, footer: FooterPlace = .hidden,
    availability: Availability = .available
  ) {
    self.id = id
    self.keys = keys
    self.title = title
    self.help = help
    self.group = group
    self.footer = footer
    self.availability = availability
  }
}
