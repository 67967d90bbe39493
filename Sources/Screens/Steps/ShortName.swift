/// A name where there is little room: `Hansen, Aisha` becomes `Aisha H.`; an agreed display name stays as it is.
enum ShortName {
  static func of(_ shownName: String) -> String {
    let parts = shownName.split(separator: ",", maxSplits: 1)
    guard parts.count == 2 else { return shownName }
    let given = parts[1].drop { $0 == " " }
    guard let initial = parts[0].first(where: { !$0.isWhitespace }), !given.isEmpty else { return shownName }
    return "\(given) \(initial)."
  }
}
