import Resources

/// How large a file is, in words: `12,4 MB`.
public enum FileSize {
  /// Decimal units, as a file manager shows them.
  public static func text(_ bytes: Int64, _ language: Language) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var value = Double(max(bytes, 0))
    var unit = 0
    while value >= 1000, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    let tenths = Int((value * 10).rounded())
    if unit == 0 || tenths >= 1000 { return "\(Int(value.rounded())) \(units[unit])" }
    return "\(tenths / 10)\(language.decimalMark)\(tenths % 10) \(units[unit])"
  }
}
