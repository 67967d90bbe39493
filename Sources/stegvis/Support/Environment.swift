import Foundation

/// What the environment says: variable by variable, since nobody asks for most of them.
enum Environment {
  static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
