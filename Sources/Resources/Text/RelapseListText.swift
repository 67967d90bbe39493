/// Why who stand behind a number of relapses is opened.
public enum RelapseListText: String, TextKey {
  public static let prefix = "relapseList"

  case explain
}
