/// What goes as it is into a column, and into what codes and seals cover.
package protocol StoredValue {
  func add(to bytes: inout CanonicalBytes)
  func add(to binder: inout Binder)
}

extension Int64: StoredValue {
  package func add(to bytes: inout CanonicalBytes) { bytes.add(self) }
  package func add(to binder: inout Binder) { binder.add(self) }
}

extension Int: StoredValue {
  package func add(to bytes: inout CanonicalBytes) { bytes.add(self) }
  package func add(to binder: inout Binder) { binder.add(self) }
}

extension String: StoredValue {
  package func add(to bytes: inout CanonicalBytes) { bytes.add(self) }
  package func add(to binder: inout Binder) { binder.add(self) }
}

extension [UInt8]: StoredValue {
  package func add(to bytes: inout CanonicalBytes) { bytes.add(self) }
  package func add(to binder: inout Binder) { binder.add(self) }
}
