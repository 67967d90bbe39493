import Domain

/// The same fact with other keys: what it is of and what it points at are others, and all that it says is as it was.
///
/// Made of a kind's own fields, so that there is nothing to be added for a new one.
package struct KeyReplacement {
  /// By the name of the key, the key that takes the place of each.
  package var keys: [String: [Int64: Int64]] = [:]

  package init() {}

  package mutating func replace(_ key: String, _ old: Int64, by new: Int64) { keys[key, default: [:]][old] = new }

  package func applied<Fact: StoredFact>(to fact: Fact, _ coder: FactCoder) throws(LedgerError) -> Fact {
    var tape = FieldTape(keys: keys, coder: coder)
    var copy = fact
    copy.fields(&tape)
    tape.rewind()
    copy.fields(&tape)
    if let failure = tape.failure { throw failure }
    return copy
  }
}

/// Takes down the fields of a fact as they are to be, and then gives them back to it one after the other.
private struct FieldTape: PlainVisitor {
  private enum Value {
    case number(Int64?)
    case text(String?)
    case bytes([UInt8])
  }

  let keys: [String: [Int64: Int64]]
  let coder: FactCoder?
  private(set) var reads = false
  var failure: LedgerError?
  private var values: [Value] = []
  private var next = 0

  init(keys: [String: [Int64: Int64]], coder: FactCoder) {
    self.keys = keys
    self.coder = coder
  }

  mutating func rewind() { (reads, next) = (true, 0) }

  mutating func number(_ field: FactColumn, _ value: inout Int64?) {
    guard reads else {
      values.append(.number(value.map { replaced($0, field) }))
      return
    }
    guard case .number(let kept)? = take() else { return fail() }
    value = kept
  }

  mutating func text(_ field: FactColumn, _ value: inout String?) {
    guard reads else {
      values.append(.text(value))
      return
    }
    guard case .text(let kept)? = take() else { return fail() }
    value = kept
  }

  mutating func bytes(_ name: String, _ value: inout [UInt8]) {
    guard reads else {
      values.append(.bytes(value))
      return
    }
    guard case .bytes(let kept)? = take() else { return fail() }
    value = kept
  }

  private mutating func take() -> Value? {
    guard values.indices.contains(next) else { return nil }
    defer { next += 1 }
    return values[next]
  }

  /// A key has the name of what it is of, whether it must stand for something still or not.
  private func replaced(_ value: Int64, _ field: FactColumn) -> Int64 { keys[field.name]?[value] ?? value }
}
