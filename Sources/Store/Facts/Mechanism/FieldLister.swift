/// Lists the columns of a fact.
struct FieldLister: FieldVisitor {
  typealias Inside = FieldLister
  private(set) var columns: [FactColumn] = []
  var failure: StoreError?

  var reads: Bool { false }
  var coder: FactCoder? { nil }

  static func columns<Fact: StoredFact>(of type: Fact.Type) -> [FactColumn] {
    var lister = FieldLister()
    var blank = Fact()
    blank.fields(&lister)
    return lister.columns
  }

  mutating func number(_ field: FactColumn, _ value: inout Int64?) { columns.append(field) }
  mutating func text(_ field: FactColumn, _ value: inout String?) { columns.append(field) }
  mutating func bytes(_ name: String, _ value: inout [UInt8]) {}

  mutating func code(_ name: String, _ make: (FactCoder) throws(StoreError) -> [UInt8]?) {
    columns.append(FactColumn(name: name, role: .code, isOptional: true))
  }

  mutating func codes(
    _ names: [String], _ side: Side, unread: inout UnreadCodes, _ make: (FactCoder) throws(StoreError) -> [[UInt8]?]
  ) {
    for name in names { columns.append(FactColumn(name: name, role: .code, isOptional: true)) }
  }

  mutating func seal(
    _ name: String, _ side: Side, unread: UnreadSeal?, _ body: (inout FieldLister) -> Void
  ) -> UnreadSeal? {
    columns.append(FactColumn(name: name, role: .sealed(side)))
    return nil
  }

  mutating func told(_ body: (inout FieldLister) -> Void) {
    columns.append(FactColumn(name: "told", role: .dropped))
    columns.append(FactColumn(name: "own", role: .ownCopy, isOptional: true))
  }
}

/// Collects the values of a fact's plain fields by name.
struct ValueCollector: FieldVisitor {
  typealias Inside = ValueCollector

  enum Value: Hashable {
    case number(Int64)
    case text(String)
  }

  private(set) var values: [String: Value] = [:]
  /// The keys of what it points at.
  private(set) var pointers: [(key: String, value: Int64)] = []
  var failure: StoreError?

  init(_ fact: some StoredFact) {
    var visited = fact
    visited.fields(&self)
  }

  var reads: Bool { false }
  var coder: FactCoder? { nil }

  mutating func number(_ field: FactColumn, _ value: inout Int64?) {
    guard let value else { return }
    values[field.name] = .number(value)
    if case .points(let key) = field.role { pointers.append((key, value)) }
  }

  mutating func text(_ field: FactColumn, _ value: inout String?) { values[field.name] = value.map { .text($0) } }
  mutating func bytes(_ name: String, _ value: inout [UInt8]) {}
  mutating func code(_ name: String, _ make: (FactCoder) throws(StoreError) -> [UInt8]?) {}
  mutating func codes(
    _ names: [String], _ side: Side, unread: inout UnreadCodes, _ make: (FactCoder) throws(StoreError) -> [[UInt8]?]
  ) {}

  mutating func seal(
    _ name: String, _ side: Side, unread: UnreadSeal?, _ body: (inout ValueCollector) -> Void
  ) -> UnreadSeal? { nil }

  mutating func told(_ body: (inout ValueCollector) -> Void) {}
}
