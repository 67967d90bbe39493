import Foundation

/// The name a user logs in with.
public enum LoginName {
  /// What the slot table keeps instead of the name, so that the file alone does not list who works here. Small and
  /// capital letters are the same, and so are the two ways of writing å.
  ///
  /// It hides a name from a glance, not from somebody who tries a list of names.
  public static func hash(_ login: String, registerID: [UInt8]) -> [UInt8] {
    // There and back: letters that differ only in one direction (ß and ss) meet.
    let name = login.uppercased().lowercased().precomposedStringWithCanonicalMapping
    return Blake2b.hash(CanonicalBytes(purpose: "stegvis login", registerID, name).bytes)
  }
}
