/// Twenty people in a group that meets every day, and one who is in none and whose name comes first.
enum SampleGroup {
  static let families = [
    "Aas", "Berg", "Carlsen", "Dahl", "Eide", "Foss", "Gran", "Holm", "Iversen", "Jensen", "Krog", "Lie", "Moen",
    "Nes", "Olsen", "Pihl", "Quist", "Ruud", "Solli", "Tveit",
  ]

  /// Dahl is `P-0013`, with the telephone `900 00 013`.
  fileprivate static let members = families.enumerated().map { (number: 10 + $0.offset, family: $0.element) }

  fileprivate static let participants =
    // Å comes last in Norwegian, and Aas with it: Abel is the first of all, and in no group.
    "nr;fornavn;etternavn;fødselsår;telefon\nP-0099;Ada;Abel;1980;\n"
    + members.map { "P-00\($0.number);Kim;\($0.family);1980;900 00 0\($0.number)\n" }.joined()

  fileprivate static let groups =
    "gruppe;avdeling;ukedag;fra;til;nr;helligdager\n"
    + ["ma", "ti", "on", "to", "fr", "lø", "sø"].map { "Verkstedet;Rådhusgaten 53;\($0);00:05;23:55;;ja\n" }.joined()
    + members.map { "Verkstedet;Rådhusgaten 53;;;;P-00\($0.number);\n" }.joined()
}

extension Workplace {
  /// This workplace's register with the people of ``SampleGroup`` in it, in their group since a day.
  func makeGroupRegister(since day: String = Samples.today) throws {
    try makeRegister()
    try importing("participants", SampleGroup.participants)
    try importing("groups", SampleGroup.groups, on: day)
  }

  /// What is marked, a row a mark: `P-0013,Verkstedet,2026-11-21,sick`.
  func marks() throws -> [String] {
    try stegvis("export", "attendance").output.split(separator: "\n").dropFirst().map(String.init)
  }
}
