import Foundation

/// The name a user logs in with.
public enum LoginName {
  /// What the slot table keeps instead of the name, so that the file alone does not list who works here. Small and
  /// capital letters are the same, and so are the two ways of writing å.
  ///
  /// It hides a name from a glance, not from somebody who tries a list of names.
  public static func hash(_ login: String, registerID: [UInt8]) -> [UInt8] {
    var name = CanonicalBytes(purpose: "stegvis login")
    name.add(registerID)
    // There and back: letters that differ only in one direction (ß and ss) meet.
    name.add(login.uppercased().lowercased().precomposedStringWithCanonicalMapping)
    return Blake2b.hash(name.bytes)
  }
}
