import ArgumentParser
import Domain
import Resources
import Screens
import Store

/// `stegvis user list`: everybody who is a user now, by name.
struct UserList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: help(.userListAbstract), discussion: help(.userListDiscussion))

  @Option(help: hint(.formatOption)) var format: Show.Format = .text
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.withUsers(readOnly: true) { work in
      let (users, units) = try common.storing { () throws(StoreError) in
        (try work.session.users.all(), try work.session.catalogue.units())
      }
      let data = UserOutput.data(users, unit: { key in units.first { $0.fact.key == key }?.fact.unit.name })
      switch format {
      case .json: try StandardOutput.write(data.json(screen: "users", asOf: work.session.today.iso).text + "\n")
      case .csv: try StandardOutput.write(data.cleaned.csv())
      case .text:
        for (user, row) in zip(users, data.rows) {
          let units = user.units.isEmpty ? Speech.language(CommandText.wholeRegister) : row[3]
          try StandardOutput.say("\(user.login)  \(user.name)  \(user.role.rawValue)  \(units)")
        }
      }
    }
  }
}
