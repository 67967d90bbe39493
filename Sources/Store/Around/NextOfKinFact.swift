import Domain
import Ledger

/// Somebody who stands by a person.
struct NextOfKinFact: SurroundingFact {
  var person: ParticipantKey
  var kin: NextOfKin

  static let form = FactForm(
    "next_of_kin", of: NextOfKinFact.self, whose: .person, naturalKeys: [["name"]], erasure: .takesAll,
    isOnCaseSide: true)

  static let words: [EntryKind] = [.networkEntered, .networkChanged, .networkStruck, .importedNetwork]

  static let blank = NextOfKinFact(person: ParticipantKey(0), kin: NextOfKin(name: "", relation: ""))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.text("name", &kin.name)
    f.text("relation", &kin.relation)
    f.text("phone", &kin.phone)
    f.day("told_day", &kin.told)
  }

  var tells: Surrounding { .kin(kin) }
}

extension EntryKind {
  public static let networkEntered = EntryKind("network_entered", .change, .enterNetwork)
  public static let networkChanged = EntryKind("network_changed", .change, .enterNetwork)
  public static let networkStruck = EntryKind("network_struck", .change, .enterNetwork)
  public static let importedNetwork = EntryKind("imported_network", .bulk, .importData)
}
