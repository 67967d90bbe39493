/// What the commands that every screen has do, and what stands around a screen.
public enum ChromeText: String, TextKey {
  public static let prefix = "chrome"

  case groupEverywhere, groupGo, groupList, groupPerson, groupShow, groupRegister

  case openHelp, backHelp, quitHelp, helpHelp, helpStatus, run, runHelp, paletteHelp, paletteEmpty, blankHelp, blankHint
  case undoHelp, redoHelp, repaintHelp, mouse, mouseHelp

  case explainHelp, nothingToExplain, explainNobody, explainWho, explainWhoHelp
  case undoOlder, redoOlder, leaveAsItIs, closePanelFirst
}
