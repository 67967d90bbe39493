/// Lists the columns of a fact.
package struct FieldLister: FieldVisitor {
  package typealias Inside = FieldLister
  package private(set) var columns: [FactColumn] = []
  package var failure: LedgerError?

  package var reads: Bool { false }
  package var coder: FactCoder? { nil }

  package static func columns<Fact: StoredFact>(of type: Fact.Type) -> [FactColumn] {
    var lister = FieldLister()
    var blank = Fact.blank
    blank.fields(&lister)
    return lister.columns
  }

  package mutating func number(_ field: FactColumn, _ value: inout Int64?) { columns.append(field) }
  package mutating func text(_ field: FactColumn, _ value: inout String?) { columns.append(field) }
  package mutating func bytes(_ name: String, _ value: inout [UInt8]) {}

  package mutating func code(_ name: String, _ make: (FactCoder) throws(LedgerError) -> [UInt8]?) {
    columns.append(FactColumn(name: name, role: .code, isOptional: true))
  }

  package mutating func codes(
    _ names: [String], _ side: Side, unread: inout UnreadCodes, _ make: (FactCoder) throws(LedgerError) -> [[UInt8]?]
  ) {
    for name in names { columns.append(FactColumn(name: name, role: .code, isOptional: true)) }
  }

  package mutating func seal(
    _ name: String, _ side: Side, unread: UnreadSeal?, _ body: (inout FieldLister) -> Void
  ) -> UnreadSeal? {
    columns.append(FactColumn(name: name, role: .sealed(side)))
    return nil
  }

  package mutating func box(_ name: String, _ value: inout [UInt8]) {
    columns.append(FactColumn(name: name, role: .ownCopy))
  }

  package mutating func told(_ body: (inout FieldLister) -> Void) {
    columns.append(FactColumn(name: "told", role: .dropped))
    columns.append(FactColumn(name: "own", role: .ownCopy, isOptional: true))
  }
}

/// Collects the values of a fact's fields by name, those that are sealed left out.
package struct ValueCollector: PlainVisitor {

  package enum Value: Hashable {
    case number(Int64)
    case text(String)
  }

  package private(set) var values: [String: Value] = [:]
  /// The keys of what it points at.
  package private(set) var pointers: [(key: String, value: Int64)] = []
  package var failure: LedgerError?

  package init(_ fact: some StoredFact) {
    var visited = fact
    visited.fields(&self)
  }

  package var reads: Bool { false }
  package var coder: FactCoder? { nil }

  package mutating func number(_ field: FactColumn, _ value: inout Int64?) {
    guard let value else { return }
    values[field.name] = .number(value)
    if case .points(let key) = field.role { pointers.append((key, value)) }
  }

  package mutating func text(_ field: FactColumn, _ value: inout String?) {
    values[field.name] = value.map { .text($0) }
  }

  package mutating func bytes(_ name: String, _ value: inout [UInt8]) {}

  package mutating func seal(
    _ name: String, _ side: Side, unread: UnreadSeal?, _ body: (inout ValueCollector) -> Void
  ) -> UnreadSeal? { nil }

  package mutating func told(_ body: (inout ValueCollector) -> Void) {}
}
