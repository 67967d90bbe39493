import Domain
import GRDB

/// What turns facts into rows and back: the keys that seal them, the whole numbers programmes and colleagues go by in
/// columns and digests, and what rules need to know of each programme.
///
/// Made anew for each query: there are a handful of programmes, and another process may have added one.
struct FactCoder {
  let keys: Keyring
  let colleagues: Colleagues
  let users: UserNames
  /// Who people are now, on a connection that reads as of an earlier entry.
  private var present: PresentIdentities?
  private(set) var idByCode: [Int64: String] = [:]
  private(set) var codeByID: [String: Int64] = [:]
  /// Only of programmes in force.
  private(set) var endingByCode: [Int64: Programme.Ending] = [:]
  /// Binding a fact makes its look-up codes, and to make those alone nothing need be sealed.
  private(set) var makesCodesOnly = false

  init(_ database: Database, _ keys: Keyring) throws {
    self.keys = keys
    colleagues = Colleagues(database, keys)
    users = UserNames(database, keys)
    present = try NowViews.isEarlier(database) ? PresentIdentities(database) : nil
    let statement = try PreparedStatement(
      database,
      """
      SELECT k.key, k.id, p.ending FROM programme_key k LEFT JOIN programme_now p ON p.programme = k.key ORDER BY k.key
      """)
    while try statement.step() {
      let code = statement.integer(0)
      let id = statement.text(1)
      idByCode[code] = id
      codeByID[id] = code
      if let ending = statement.optionalText(2) { endingByCode[code] = Programme.Ending(rawValue: ending) }
    }
  }

  /// The id of a programme by its code.
  /// - Throws: ``StoreError/damaged(_:)`` when the register has no such code.
  func id(_ code: Int64, _ form: FactForm, row: Int64) throws(StoreError) -> String {
    guard let id = idByCode[code] else { throw .damaged(.value(table: form.table, row: row)) }
    return id
  }

  /// The code of a programme that is in force.
  /// - Throws: ``RuleViolation/unknownProgramme(_:)``.
  func code(_ id: String) throws(StoreError) -> Int64 {
    guard let code = codeByID[id], endingByCode[code] != nil else { throw .rule(.unknownProgramme(id)) }
    return code
  }

  func ending(_ code: Int64) -> Programme.Ending { endingByCode[code] ?? .running }
  func ending(_ id: String) -> Programme.Ending { codeByID[id].map { ending($0) } ?? .running }

  /// Somebody as they were, behind what covers them now: see ``PastView``.
  func covered(_ participant: Participant, _ person: Int64) throws(StoreError) -> Participant {
    guard let present else { return participant }
    // Everything sealed of somebody who was erased is gone from every row: there is nothing left to cover.
    guard let now = try present.identity(of: person, self) else { return participant }
    return now == .erased ? participant : participant.covered(by: now)
  }

  /// The same, which gives people as they stand in their rows, whoever covers them now.
  var uncovered: FactCoder {
    var coder = self
    coder.present = nil
    return coder
  }

  /// The same for ``StoredFact/codes(_:)``.
  var makingCodesOnly: FactCoder {
    var coder = self
    coder.makesCodesOnly = true
    return coder
  }

  mutating func learn(code: Int64, id: String, ending: Programme.Ending?) {
    idByCode[code] = id
    codeByID[id] = code
    endingByCode[code] = ending
  }
}
