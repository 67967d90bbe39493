import Glibc

/// The terminal as the two C files that `newterm` wants, on descriptors of their own.
struct TerminalFiles {
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>

  /// Nil, with `errno` set, when the system has no more descriptors.
  init?(input inputDescriptor: Int32, output outputDescriptor: Int32) {
    guard let input = Self.open(inputDescriptor, "r") else { return nil }
    guard let output = Self.open(outputDescriptor, "w") else {
      fclose(input)
      return nil
    }
    self.input = input
    self.output = output
  }

  var inputDescriptor: Int32 { fileno(input) }
  var outputDescriptor: Int32 { fileno(output) }

  func close() {
    fclose(input)
    fclose(output)
  }

  private static func open(_ descriptor: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
    // Not inherited by programs that are started: a viewer left open must not hold the terminal.
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return nil }
    if let file = fdopen(copy, mode) { return file }
    Glibc.close(copy)
    return nil
  }
}
