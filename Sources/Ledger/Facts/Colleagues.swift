import Domain

/// The names of contact persons: hundreds of enrolments name the same few, so that each is sealed once and goes by a whole
/// number in facts and digests.
///
/// A class, since a change that meets a new name learns it while facts are being bound.
package final class Colleagues {
  private let database: Database
  private let keys: Keyring
  private var names: [Int64: String]?
  private var numbers: [String: Int64] = [:]

  package static let place = SealPlace(table: "colleague", field: "sealed")

  /// The code a name is found by.
  package static func code(_ name: [UInt8], _ keys: Keyring) throws(LedgerError) -> [UInt8] {
    try keys.code(name, .identity, "colleague")
  }

  package init(_ database: Database, _ keys: Keyring) {
    self.database = database
    self.keys = keys
  }

  /// - Throws: ``LedgerError/damaged(_:)`` when the register has no such name.
  package func name(_ number: Int64) throws(LedgerError) -> String {
    if let name = try all()[number] { return name }
    throw .damaged(.value(table: "colleague", row: number))
  }

  /// The number a name goes by; a new one is given inside the change that needs it.
  package func number(of name: String) throws(LedgerError) -> Int64 {
    let known = try all()
    if let number = numbers[name] { return number }
    let last = known.keys.max() ?? 0
    guard last < .max else { throw .damaged(.value(table: "colleague", row: last)) }
    let number = last + 1
    let sealed = try keys.seal(Array(name.utf8), .identity, Colleagues.place, key: number)
    let code = try Colleagues.code(Array(name.utf8), keys)
    try telling {
      try database.run("INSERT INTO main.colleague (key, code, sealed) VALUES (?, ?, ?)", number, code, sealed)
    }
    learn(name, number)
    return number
  }

  /// The numbers of every name that is this one, whatever the case and the blanks: in order.
  package func numbers(of name: String) throws(LedgerError) -> [Int64] {
    try all().filter { UserName.areSame($0.value, name) }.map(\.key).sorted()
  }

  private func all() throws(LedgerError) -> [Int64: String] {
    if let names { return names }
    names = [:]
    let (database, keys) = (database, keys)
    let found = try telling {
      try database.rows("SELECT key, sealed FROM main.colleague") { row in
        let number = row.integer(0)
        let plain = try keys.open(
          row.bytes(1), .identity, Colleagues.place, key: number, table: "colleague", row: number)
        return (number, String(decoding: plain ?? [], as: UTF8.self))
      }
    }
    for (number, name) in found { learn(name, number) }
    return names ?? [:]
  }

  private func learn(_ name: String, _ number: Int64) {
    names?[number] = name
    numbers[name] = number
  }
}
