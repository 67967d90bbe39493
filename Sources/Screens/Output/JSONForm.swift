import Domain

/// The keys of an object in JSON, each with how its value is made: what the manual lists is what comes.
///
/// ```swift
/// static let note: JSONForm<Note> = [.key("date", \.day), .key("kind", \.kind.rawValue), .key("text", \.text)]
/// ```
public struct JSONForm<Source>: ExpressibleByArrayLiteral, Sendable {
  let keys: [Key]

  public struct Key: Sendable {
    let name: String
    /// The keys of the object it stands for, or of each object of its list.
    let inner: String?
    let value: @Sendable (Source) -> JSON
  }

  init(_ keys: [Key]) { self.keys = keys }
  public init(arrayLiteral keys: Key...) { self.keys = keys }

  static func + (left: JSONForm, right: JSONForm) -> JSONForm { JSONForm(left.keys + right.keys) }

  /// `a b(c d)`: the keys in order, those of an inner object in brackets.
  var text: String {
    keys.map { key in key.inner.map { "\(key.name)(\($0))" } ?? key.name }.joined(separator: " ")
  }

  func members(of source: Source) -> [JSON.Member] {
    keys.map { JSON.Member(key: $0.name, value: $0.value(source)) }
  }

  // MARK: As a table

  var columns: [String] { keys.map(\.name) }

  func row(_ source: Source) -> [String] { keys.map { $0.value(source).cell } }
}

extension JSONForm.Key {
  /// The same key of something that has the source.
  func of<Outer>(_ source: @escaping @Sendable (Outer) -> Source) -> JSONForm<Outer>.Key {
    JSONForm<Outer>.Key(name: name, inner: inner) { value(source($0)) }
  }

  static func key<Value: JSONValue>(_ name: String, _ value: @escaping @Sendable (Source) -> Value) -> Self {
    Self(name: name, inner: nil) { value($0).json }
  }

  /// - Parameter value: null when it is nil.
  static func object<Inner>(
    _ name: String, _ form: JSONForm<Inner>, _ value: @escaping @Sendable (Source) -> Inner?
  ) -> Self {
    Self(name: name, inner: form.text) { source in value(source).map { .members(form.members(of: $0)) } ?? .null }
  }

  static func list<Inner>(
    _ name: String, _ form: JSONForm<Inner>, _ values: @escaping @Sendable (Source) -> [Inner]
  ) -> Self {
    Self(name: name, inner: form.text) { source in .array(values(source).map { .members(form.members(of: $0)) }) }
  }
}

/// What a key may have as its value.
protocol JSONValue: SendableMetatype {
  var json: JSON { get }
}

extension JSON: JSONValue {
  var json: JSON { self }
}

extension Int: JSONValue {
  var json: JSON { .int(self) }
}

extension Bool: JSONValue {
  var json: JSON { .bool(self) }
}

extension String: JSONValue {
  var json: JSON { .string(self) }
}

extension Day: JSONValue {
  var json: JSON { .string(iso) }
}

extension TimeOfDay: JSONValue {
  var json: JSON { .string(text) }
}

/// Whole, or with one decimal.
extension Median: JSONValue {
  var json: JSON { .tenths(halves * 5) }
}

extension Optional: JSONValue where Wrapped: JSONValue {
  var json: JSON { self?.json ?? .null }
}

extension Array: JSONValue where Element: JSONValue {
  var json: JSON { .array(map(\.json)) }
}
