extension Workspace {
  /// How the program was started.
  public struct Settings: Sendable {
    /// Name of the register's owner, for the header.
    public var organisation: String
    /// Who sits here, with the role: `Kari Holm, resepsjon`.
    public var userTitle: String
    /// Made-up people that are not kept.
    public var isDemo: Bool
    public var isReadOnly: Bool
    /// The register as it stood after this entry; nil for the present.
    public var asOfEntry: Int64?
    /// `--today` pins the day; the header then shows no clock.
    public var todayIsGiven: Bool
    /// The register's file, for sentences about it.
    public var file: String
    /// Tells the journal's times on the local clock.
    public var localTime: LocalTime
    /// What is drawn goes to paper or a file, not to a screen that somebody sits at.
    public var isPrinting = false
    /// Where the paths lie that people type.
    var paths = TypedPath()
    /// The clock of the header, `09:14`; nothing else reads it.
    public var clock: @Sendable () -> String

    public init(
      organisation: String, userTitle: String, file: String = "", localTime: LocalTime, isDemo: Bool = false,
      isReadOnly: Bool = false, asOfEntry: Int64? = nil, todayIsGiven: Bool = false,
      clock: @escaping @Sendable () -> String = { "" }
    ) {
      self.organisation = organisation
      self.userTitle = userTitle
      self.file = file
      self.localTime = localTime
      self.isDemo = isDemo
      self.isReadOnly = isReadOnly
      self.asOfEntry = asOfEntry
      self.todayIsGiven = todayIsGiven
      self.clock = clock
    }
  }
}
