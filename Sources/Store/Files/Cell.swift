/// What a cell does to a value: nothing (the column is absent or the cell empty), clear it (`-`), or set it.
enum Cell<Value: Hashable & Sendable>: Hashable, Sendable {
  case untouched
  case cleared
  case value(Value)

  /// What the cell sets.
  var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}
