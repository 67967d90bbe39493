import Domain

/// What a new register starts with.
public struct RegisterSetup: Sendable {
  /// Who makes it: the operating system's login, or the user named on the command line.
  public var actor: String
  /// The name that stands at the top of every screen.
  public var organisation: String
  public var programmes: [ProgrammeRecord]
  /// Each of one of the programmes.
  public var units: [Unit]

  public init(actor: String, organisation: String, programmes: [ProgrammeRecord], units: [Unit] = []) {
    self.actor = actor
    self.organisation = organisation
    self.programmes = programmes
    self.units = units
  }
}
