import Domain

/// A row of the case side: any kind of fact that says something about a person by being there.
///
/// All kinds lie in one table, so that neither the kind nor whose it is can be seen without the clinical key, and no two rows
/// share anything: each has a label of its own, a code over the person and the turn it has among that person's rows. Whoever
/// holds the key asks for turn 0, 1, 2 … until one is missing. A copy, made by undo, keeps the label of its row.
package struct CaseRow: StoredFact {
  package var person: ParticipantKey
  /// Among the person's rows, from 0.
  package var turn: Int
  /// The word of the kind: ``FactForm/kind``.
  package var kind: String
  /// What only one fact in force of the kind and person may have; nil where several may be alike, and each is found by its turn.
  package var naturalKey: String?
  /// The fields of the fact.
  package var content: [UInt8]

  package static let table = "case_fact"

  package static let form = FactForm(
    table, of: CaseRow.self, whose: .nobody, naturalKeys: [["natural"]], erasure: .takesAll, indexes: ["(label)"],
    sealsHangOnRow: true)

  package static let blank = CaseRow(person: ParticipantKey(0), turn: 0, kind: "", naturalKey: nil, content: [])

  package mutating func fields(_ f: inout some FieldVisitor) {
    let row = self
    f.code("label") { coder throws(LedgerError) in try coder.label(row.person, turn: row.turn) }
    f.code("natural") { coder throws(LedgerError) in try coder.natural(row) }
    f.seal("sealed", .clinical) {
      $0.text("kind", &self.kind)
      $0.key("person", &self.person)
      $0.count("turn", &self.turn)
      $0.text("natural_key", &self.naturalKey)
      $0.bytes("content", &self.content)
    }
  }

  package var happened: Day? { nil }
}

extension CaseRow {
  /// What an erasure puts in place of a row: nobody's, and of no kind, by a label that no other has.
  package static func emptied(root: Int64) -> CaseRow {
    CaseRow(person: ParticipantKey(0), turn: Int(clamping: root), kind: "", naturalKey: nil, content: [])
  }

  /// What stays of a row that is not to be kept while its person's others are: that there was one.
  var withoutContent: CaseRow { CaseRow(person: person, turn: turn, kind: "", naturalKey: nil, content: []) }

  package var isEmptied: Bool { kind.isEmpty }

  /// What its seal holds.
  var unpadded: [UInt8] {
    var (writer, visited) = (SealWriter(coder: nil), self)
    visited.fields(&writer)
    return writer.bytes
  }

  package init(_ fact: some StoredFact, of person: ParticipantKey, turn: Int, _ coder: FactCoder) {
    let form = type(of: fact).form
    var (writer, visited) = (SealWriter(coder: coder), fact)
    visited.fields(&writer)
    let values = ValueCollector(fact).values
    self.init(
      person: person, turn: turn, kind: form.kind,
      naturalKey: form.naturalKeys.first.map {
        $0.map { "\(values[$0].map { "\($0)" } ?? "")" }.joined(separator: ",")
      },
      content: writer.bytes)
  }

  /// The fact in the row; nil when it is of another kind.
  /// - Throws: ``LedgerError/damaged(_:)`` for what no version of the program writes.
  package func fact<Fact: StoredFact>(_ type: Fact.Type, row: Int64, _ coder: FactCoder) throws(LedgerError) -> Fact? {
    guard kind == Fact.form.kind else { return nil }
    var fact = Fact.blank
    let isWhole = content.withUnsafeBytes { bytes in
      var reader = SealReader(bytes, coder)
      fact.fields(&reader)
      return !reader.isBroken && reader.failure == nil
    }
    if !isWhole { throw .damaged(.value(table: CaseRow.table, row: row)) }
    return fact
  }
}

extension FactCoder {
  package func label(_ person: ParticipantKey, turn: Int) throws(LedgerError) -> [UInt8] {
    var bytes = CanonicalBytes()
    bytes.add(person.value)
    bytes.add(turn)
    return try keys.code(bytes.bytes, .clinical, "case label")
  }

  /// Always there: that some have none would tell of what kind they are.
  fileprivate func natural(_ row: CaseRow) throws(LedgerError) -> [UInt8]? {
    var bytes = CanonicalBytes()
    bytes.add(row.kind)
    bytes.add(row.person.value)
    if let naturalKey = row.naturalKey { bytes.add(naturalKey) } else { bytes.add(row.turn) }
    return try keys.code(bytes.bytes, .clinical, "case natural")
  }
}
