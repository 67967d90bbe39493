/// How a register is opened.
public struct OpenOptions: Hashable, Sendable {
  /// Nothing is written, not even a log; only a wrong passphrase is counted.
  public var readOnly: Bool
  /// As the register stood after this entry; no fact is changed then. Nil for the present.
  public var asOfEntry: Int64?
  /// How long to wait for somebody else's write, in milliseconds.
  public var busyMilliseconds: Int
  /// To be checked, and so also with tables that are not as they were made: what else could tell what is wrong with them?
  public var isChecked = false

  /// From the screen a write waits a moment, then goes on from a worker with a message.
  public static let screenWait = 250
  /// A command has nobody waiting at the keyboard: it may wait for an import to finish.
  public static let commandWait = 10_000

  public init(
    readOnly: Bool = false, asOfEntry: Int64? = nil, busyMilliseconds: Int = OpenOptions.screenWait,
    isChecked: Bool = false
  ) {
    self.readOnly = readOnly
    self.asOfEntry = asOfEntry
    self.busyMilliseconds = busyMilliseconds
    self.isChecked = isChecked
  }

  /// Whether facts may be changed.
  package var changes: Bool { !readOnly && asOfEntry == nil }
  /// Whether anything may be written: who looks at an earlier state is logged like anybody else.
  package var writes: Bool { !readOnly }
}
