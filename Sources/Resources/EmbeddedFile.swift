internal import CResources
import Foundation

/// A file of `Resources/`, embedded in the binary.
enum EmbeddedFile {
  /// The bytes of the file at `path` below `Resources/`; nil when it is not embedded.
  ///
  /// Nothing is copied: the bytes lie in the binary for as long as the program runs.
  static func bytes(_ path: String) -> Data? {
    guard let file = stegvis_resource_named(path)?.pointee else { return nil }
    return Data(
      bytesNoCopy: UnsafeMutableRawPointer(mutating: file.bytes), count: file.length, deallocator: .none)
  }

  /// The same as text; nil also when it is not UTF-8.
  static func text(_ path: String) -> String? {
    bytes(path).flatMap { String(data: $0, encoding: .utf8) }
  }
}
