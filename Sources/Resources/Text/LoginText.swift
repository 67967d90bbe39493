/// The door: logging in, the lock, the recovery key of a new register.
public enum LoginText: String, TextKey {
  public static let prefix = "login"

  case login, loginHelp, passphrase, passphraseHelp, unlock, loginMissing, passphraseMissing, unlocking, tryNow, locked
  case lockedDemo, leaveLocked

  // What went before.
  case last, failures, failuresFirst

  // Locking, and the demo's users.
  case lock, lockHelp, switchUser, switchUserHelp, onlyDemo

  // Who makes a new register.
  case founderHelp, name, nameHelp, making

  // The recovery key.
  case recoveryTitle, recovery, lastGroup, lastGroupHelp, lastGroupWrong, goOn

  // Roles, as they stand behind a name.
  case frontDesk, counsellor, teamLead, userTitle
}
