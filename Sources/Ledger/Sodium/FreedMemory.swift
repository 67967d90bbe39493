import CSodium

/// What is let go of while a screen is being locked is overwritten: freed memory keeps what stood in it until somebody else
/// writes there, and names would lie in it for as long as nobody is at the desk.
public enum FreedMemory {
  public static func overwriting(_ body: () -> Void) {
    cs_overwrite_freed(1)
    defer { cs_overwrite_freed(0) }
    body()
  }
}
