import Foundation

/// Why a passphrase cannot be read from a file.
public enum PassphraseFileError: Error, Hashable, Sendable {
  case missing
  case noPermission
  /// A folder, a pipe, a device.
  case notAFile
  /// It belongs to somebody else, who could read it.
  case otherOwner
  /// Others may read or write it; `mode` has the permission bits.
  case tooOpen(mode: Int)
  case empty
  case tooLong
  case notUTF8
  case inputOutput(code: Int32)
}

/// A passphrase kept in a file, for scripts.
public enum PassphraseFile {
  /// Reads the passphrase: the whole file without one line end.
  ///
  /// The file must be nobody else's business: the user's own or root's, with no permission for group or others. A link
  /// is followed, and what it leads to is what counts.
  public static func read(_ path: String) throws(PassphraseFileError) -> SecretBytes {
    // Not blocking: a pipe must not make the program wait for somebody to write into it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    try requirePrivateFile(descriptor)
    let most = SecretBytes.mostPassphraseBytes
    var count = 0
    // Two more for the line end, and one to see that there is more.
    let text = try SecretBytes(count: most + 3) { bytes throws(PassphraseFileError) in
      count = try fill(bytes, from: descriptor)
    }
    let end = text.withBytes { withoutLineEnd($0[..<count]) }
    guard end > 0 else { throw .empty }
    guard end <= most else { throw .tooLong }
    guard let passphrase = text.slice(0..<end).normalisedPassphrase() else { throw .notUTF8 }
    return passphrase
  }

  private static func requirePrivateFile(_ descriptor: Int32) throws(PassphraseFileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_uid == geteuid() || status.st_uid == 0 else { throw .otherOwner }
    guard status.st_mode & 0o077 == 0 else { throw .tooOpen(mode: Int(status.st_mode & 0o7777)) }
  }

  /// Reads until the buffer is full or the file ends; the number of bytes.
  private static func fill(
    _ bytes: UnsafeMutableRawBufferPointer, from descriptor: Int32
  ) throws(PassphraseFileError) -> Int {
    var count = 0
    while count < bytes.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[count...])
      let got = Foundation.read(descriptor, rest.baseAddress, rest.count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw failure(errno) }
      if got == 0 { break }
      count += got
    }
    return count
  }

  /// Where the text ends when one line end, LF or CRLF, is left out.
  private static func withoutLineEnd(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let newline = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    guard bytes.last == newline else { return bytes.endIndex }
    return bytes.dropLast().last == carriageReturn ? bytes.endIndex - 2 : bytes.endIndex - 1
  }

  private static func failure(_ code: Int32) -> PassphraseFileError {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case EACCES, EPERM: .noPermission
    case ENXIO, EISDIR: .notAFile
    default: .inputOutput(code: code)
    }
  }
}
