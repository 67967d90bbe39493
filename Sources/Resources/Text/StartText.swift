/// The first run, when there is no register yet.
public enum StartText: String, TextKey {
  public static let prefix = "start"

  case title, intro, make, makeHelp, demo, demoHelp, open, openHelp, quit, quitHelp, path, pathHelp, organisation
  case organisationHelp, programme, programmeHelp, unit, unitHelp, places, placesHelp
}
