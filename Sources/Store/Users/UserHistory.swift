import Domain
import Ledger

/// What each user was, entry by entry: their role, their units, and whose relative or stand-in they were. Users are few, so
/// all of it is read at once, the first time it is asked for.
final class UserHistory {
  /// Something true of a user from one entry until another.
  private struct Span<Value> {
    var value: Value
    var entered: Int64
    var voided: Int64?

    func holds(at entry: Int64) -> Bool { entered < entry && voided.map { $0 >= entry } ?? true }
  }

  private let coder: FactCoder
  private var roles: [UserKey: [Span<Role>]]?
  private var units: [UserKey: [Span<UnitKey>]]?
  private var relations: [UserKey: [Span<[UserRelation]>]]?

  init(_ coder: FactCoder) { self.coder = coder.uncovered }

  /// The role in which an entry was made; the founder's first entry made them what they are.
  func role(of user: UserKey, at entry: Int64) throws -> Role? {
    if roles == nil { roles = try spans("clerk", "f.role") { Role(rawValue: $0.text(3)) } }
    let spans = roles?[user] ?? []
    return (spans.last { $0.holds(at: entry) } ?? spans.first { $0.entered == entry })?.value
  }

  /// What the user could reach when an entry was made, nødtilgang aside; nil for somebody who was no user then.
  func access(of user: UserKey, name: String, at entry: Int64) throws -> Access? {
    guard let role = try role(of: user, at: entry) else { return nil }
    if units == nil { units = try spans("clerk_unit", "f.unit") { UnitKey($0.integer(3)) } }
    if relations == nil {
      relations = try spans("clerk", UserFact.selection("f")) { try UserFact($0, from: 6, coder).relations }
    }
    let known = (relations?[user] ?? []).last { $0.holds(at: entry) }?.value ?? []
    return Access(
      user: user, name: name, role: role,
      units: Set((units?[user] ?? []).filter { $0.holds(at: entry) }.map(\.value)),
      relatives: known.people(.relative), standIns: known.people(.standIn))
  }

  private func spans<Value>(
    _ table: String, _ columns: String, _ value: (PreparedStatement) throws -> Value?
  ) throws -> [UserKey: [Span<Value>]] {
    var found: [UserKey: [Span<Value>]] = [:]
    try coder.database.each(
      "SELECT f.clerk, f.entered, f.voided, \(columns) FROM main.\(table) f ORDER BY f.id"
    ) { rows in
      guard let value = try value(rows) else { return }
      let span = Span(value: value, entered: rows.integer(1), voided: rows.optionalInteger(2))
      found[UserKey(rows.integer(0)), default: []].append(span)
    }
    return found
  }
}
