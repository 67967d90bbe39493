/// The page that a report is printed as: HTML with places for what it says.
public enum ReportTemplate {
  /// Empty only if the build left the file out, which a test refuses.
  public static var page: String { EmbeddedFile.text("Reports/page.html") ?? "" }
}
