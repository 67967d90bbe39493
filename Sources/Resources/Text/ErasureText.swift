/// Erasing somebody: one asks, another confirms.
public enum ErasureText: String, TextKey {
  public static let prefix = "erasure"

  case ask, askHelp, caseNumber, asked, none, confirm, confirmHelp, withdraw, withdrawHelp, withdrawn, question,
    severalCases, leave
  case erase, done, doneNotWiped, doneUnwiped, doneUnlisted
}
