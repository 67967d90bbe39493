/// How long what is typed and not saved is kept, in milliseconds.
public enum DraftAge {
  private static let day: Int64 = 86_400_000
  /// After its form was left.
  public static let left = 7 * day
  /// After anything was typed in it; the number is ours.
  public static let untouched = 30 * day
}
