import Ledger

/// What a cell does to a value: nothing (the column is absent or the cell empty), clear it (`-`), or set it.
enum Cell<Value: Hashable & Sendable>: Hashable, Sendable {
  case untouched
  case cleared
  case value(Value)

  /// The value after the row, over the one before it.
  func over(_ existing: Value?) -> Value? {
    switch self {
    case .untouched: existing
    case .cleared: nil
    case .value(let value): value
    }
  }

  /// What the cell sets.
  var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  func map<Other>(_ transform: (Value) -> Other) -> Cell<Other> {
    switch self {
    case .untouched: .untouched
    case .cleared: .cleared
    case .value(let value): .value(transform(value))
    }
  }
}
