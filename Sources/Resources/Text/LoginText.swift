/// The door: logging in, the lock, the recovery key of a new register.
public enum LoginText: String, TextKey {
  case login = "login.login"
  case loginHelp = "login.loginHelp"
  case passphrase = "login.passphrase"
  case passphraseHelp = "login.passphraseHelp"
  case unlock = "login.unlock"
  case loginMissing = "login.loginMissing"
  case passphraseMissing = "login.passphraseMissing"
  case unlocking = "login.unlocking"
  case tryNow = "login.tryNow"
  case locked = "login.locked"
  case lockedDemo = "login.lockedDemo"
  case leaveLocked = "login.leaveLocked"

  // What went before.
  case last = "login.last"
  case failures = "login.failures"
  case failuresFirst = "login.failuresFirst"

  // Locking, and the demo's users.
  case lock = "login.lock"
  case lockHelp = "login.lockHelp"
  case switchUser = "login.switchUser"
  case switchUserHelp = "login.switchUserHelp"
  case onlyDemo = "login.onlyDemo"

  // Who makes a new register.
  case founderHelp = "login.founderHelp"
  case name = "login.name"
  case nameHelp = "login.nameHelp"
  case making = "login.making"

  // The recovery key.
  case recoveryTitle = "login.recoveryTitle"
  case recovery = "login.recovery"
  case lastGroup = "login.lastGroup"
  case lastGroupHelp = "login.lastGroupHelp"
  case lastGroupWrong = "login.lastGroupWrong"
  case goOn = "login.goOn"

  // Roles, as they stand behind a name.
  case frontDesk = "login.frontDesk"
  case counsellor = "login.counsellor"
  case teamLead = "login.teamLead"
  case userTitle = "login.userTitle"
}
