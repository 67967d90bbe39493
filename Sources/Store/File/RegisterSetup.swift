import Domain
import Ledger

/// What a new register starts with.
public struct RegisterSetup: Sendable {
  /// Who makes it: a team lead for all of it.
  public var founder: NewUser
  /// Users who are there from the beginning: the demo's.
  public var others: [NewUser]
  /// The name that stands at the top of every screen.
  public var organisation: String
  public var programmes: [ProgrammeRecord]
  /// Each of one of the programmes.
  public var units: [Unit]
  /// What is set from the beginning, besides the organisation.
  public var settings: [RegisterSetting: String]

  public init(
    founder: NewUser, others: [NewUser] = [], organisation: String, programmes: [ProgrammeRecord],
    units: [Unit] = [], settings: [RegisterSetting: String] = [:]
  ) {
    self.founder = founder
    self.others = others
    self.organisation = organisation
    self.programmes = programmes
    self.units = units
    self.settings = settings
  }
}

/// Somebody who is to open the register.
public struct NewUser: Sendable {
  public var login: String
  /// The full name, as it stands where somebody is a contact person.
  public var name: String
  public var role: Role
  /// Empty: the whole register.
  public var units: Set<UnitKey>
  public var passphrase: SecretBytes
  /// What opening the slot costs.
  public var cost: PassphraseCost

  public init(
    login: String, name: String, role: Role = .teamLead, units: Set<UnitKey> = [], passphrase: SecretBytes,
    cost: PassphraseCost = .standard
  ) {
    self.login = login
    self.name = name
    self.role = role
    self.units = units
    self.passphrase = passphrase
    self.cost = cost
  }
}
