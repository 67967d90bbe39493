/// A column of a table of facts.
package struct FactColumn: Hashable, Sendable {
  package let name: String
  package let role: Role
  /// Whether there may be nothing in it.
  var isOptional = false

  package enum Role: Hashable, Sendable {
    /// A whole number: a count, a day, a time, yes or no, the key of something that is no fact.
    case number
    case text
    /// The key that a fact of the kind says the meaning of, given by the table of keys.
    case own(KeyKind)
    /// The key of what another fact says the meaning of: the name of its own key's column.
    case points(String)
    /// Covered by the journal's chain by the hash of its sealed bytes, which is all that erasure leaves.
    case sealed(Side)
    /// Likewise; sealed to the clinical side also by those who may not read that side.
    case dropped
    /// Likewise; what one user can read, and nobody else.
    case ownCopy
    /// Not in the chain: it follows from what is sealed beside it, and goes with it.
    case code
  }

  package var isSeal: Bool { side != nil || role == .ownCopy }

  /// Of a seal, under which of the register's keys it is; nil of one that is a user's own.
  var side: Side? {
    switch role {
    case .sealed(let side): side
    case .dropped: .clinical
    case .number, .text, .own, .points, .code, .ownCopy: nil
    }
  }

  /// As in `CREATE TABLE`.
  package func sql(_ definitions: Definitions) -> String {
    let type =
      switch role {
      case .number, .own, .points: "INTEGER"
      case .text: "TEXT"
      case .sealed, .dropped, .ownCopy, .code: "BLOB"
      }
    let keys: KeyKind? =
      switch role {
      case .own(let kind): kind
      case .points(let key): definitions.defining(key)?.keyKind
      default: nil
      }
    return "\(name) \(type)\(isOptional ? "" : " NOT NULL")\(keys.map { " REFERENCES \($0.table) (key)" } ?? "")"
  }
}

/// The tables that give stable keys, one a kind of thing that facts hang on.
package enum KeyKind: String, CaseIterable, Hashable, Sendable {
  case person
  case programme
  case unit
  case user = "clerk"
  case enrolment
  /// Everything that is not one of the others.
  case thing

  package var table: String {
    switch self {
    case .person: "person"
    case .programme: "programme_key"
    case .unit: "unit_key"
    case .user: "clerk_key"
    case .enrolment: "enrolment_key"
    case .thing: "thing"
    }
  }
}

extension FactForm {
  /// The table its own key is given by.
  package var keyKind: KeyKind? {
    guard case .own(let kind) = ownKey?.role else { return nil }
    return kind
  }
}
