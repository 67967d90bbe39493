import Foundation
import Synchronization

/// A line that is typed and never shown: a passphrase. What stands on the screen is a row of dots.
///
/// The characters lie in memory of the field's own, kept out of the swap file where the system allows it, and wiped when
/// they are deleted, cleared, or the field goes. So it is an object, and not a value as other fields are: a copy of the
/// form is not another copy of the secret. The cursor stands at the end: nobody can move in what they do not see.
public final class SecretField: Sendable {
  /// Bytes of UTF-8 at most; what comes after is left out.
  public static let mostBytes = 4094

  private struct Storage: @unchecked Sendable {
    let bytes: UnsafeMutableRawBufferPointer
    var count = 0
    /// One more with every edit, since what was edited cannot be compared.
    var edits = 0
  }

  private let storage: Mutex<Storage>

  public init() {
    let page = max(SecretField.mostBytes, sysconf(Int32(_SC_PAGESIZE)))
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: page, alignment: page)
    bytes.initializeMemory(as: UInt8.self, repeating: 0)
    _ = bytes.baseAddress.map { mlock($0, bytes.count) }
    storage = Mutex(Storage(bytes: bytes))
  }

  deinit {
    storage.withLock { storage in
      SecretField.wipe(storage.bytes[...])
      _ = storage.bytes.baseAddress.map { munlock($0, storage.bytes.count) }
      storage.bytes.deallocate()
    }
  }

  private static func wipe(_ bytes: Slice<UnsafeMutableRawBufferPointer>) {
    let bytes = UnsafeMutableRawBufferPointer(rebasing: bytes)
    if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
  }

  public var isEmpty: Bool { storage.withLock { $0.count == 0 } }

  /// Whether anything was typed or deleted since an earlier number of this.
  var edits: Int { storage.withLock { $0.edits } }

  /// Lends the UTF-8 for the time of the call: to be copied to where secrets are kept, and nowhere else.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try storage.withLock { (storage) throws(Failure) in
      try body(UnsafeRawBufferPointer(rebasing: storage.bytes[..<storage.count]))
    }
  }

  /// How many characters were typed, which is how many dots there are. Marks count for themselves.
  public var length: Int {
    withBytes { $0.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
  }

  // MARK: Editing

  /// Edits by a key.
  ///
  /// - Returns: false when the key is not for a text field.
  func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace: removeLast()
    case .control("u"), .control("w"): clear()
    case .left, .right, .home, .end, .delete, .control("a"), .control("e"), .control("k"): break
    default: return false
    }
    return true
  }

  /// Adds text at the end, typed or pasted. Control characters go: a line end comes along with many a paste.
  public func insert(_ text: String) {
    storage.withLock { storage in
      storage.edits += 1
      for scalar in text.unicodeScalars where scalar.properties.generalCategory != .control {
        let encoded = UTF8.encode(scalar) ?? UTF8.EncodedScalar()
        guard storage.count + encoded.count <= SecretField.mostBytes else { return }
        for byte in encoded {
          storage.bytes[storage.count] = byte
          storage.count += 1
        }
      }
    }
  }

  private func removeLast() {
    storage.withLock { storage in
      guard storage.count > 0 else { return }
      storage.edits += 1
      var start = storage.count - 1
      while start > 0, storage.bytes[start] & 0xC0 == 0x80 { start -= 1 }
      SecretField.wipe(storage.bytes[start..<storage.count])
      storage.count = start
    }
  }

  /// Wipes what was typed.
  public func clear() {
    storage.withLock { storage in
      guard storage.count > 0 else { return }
      storage.edits += 1
      SecretField.wipe(storage.bytes[..<storage.count])
      storage.count = 0
    }
  }

  // MARK: Drawing

  /// Draws the dots over `width` columns; with focus, with the cursor behind the last.
  public func draw(on canvas: inout Canvas, x: Int, y: Int, width: Int, isFocused: Bool) {
    canvas.within(Rect(x: x, y: y, width: width, height: 1)) { canvas in
      let style: Style = isFocused ? .focus : .input
      let room = max(0, canvas.width - 1)
      let dots = min(length, room)
      canvas.fill(canvas.bounds, style: style)
      canvas.put(String(repeating: canvas.glyphs.bullet, count: dots), x: 0, y: 0, style: style)
      if isFocused { canvas.placeCursor(x: dots, y: 0, visible: true) }
    }
  }
}

extension SecretField: CustomStringConvertible, CustomReflectable {
  /// Never what was typed.
  public var description: String { "SecretField" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
