import Foundation

/// What is let go of while the screen is being locked is overwritten: freed memory keeps what stood in it until somebody else
/// writes there, and names would lie in it for as long as nobody is at the desk.
enum FreedMemory {
  /// glibc fills what it frees with the complement of this byte.
  private static let filling: Int32 = 0x5A

  static func overwriting(_ body: () -> Void) {
    mallopt(M_PERTURB, filling)
    defer { mallopt(M_PERTURB, 0) }
    body()
  }
}
