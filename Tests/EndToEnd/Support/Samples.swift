/// The small register most scenarios begin with: four people at Blå Kors in Kristiansand, on Saturday 21 November 2026.
enum Samples {
  static let today = "2026-11-21"

  static let participants = """
    nr;fornavn;etternavn;fødselsår
    P-0001;Siv;Berg;1979
    P-0002;Aisha;Hansen;1984
    P-0003;Per;Johansen;1990
    P-0004;Mona;Dahl;1988

    """

  /// Hansen and Johansen take part, Dahl waits, Berg is in no programme yet.
  static let enrolments = """
    nr;program;avdeling;status;søkt;start;planlagt_slutt;kontaktperson
    P-0002;piloten-blakors;Rådhusgaten 53;deltar;2026-07-01;2026-08-14;2028-08-14;Tor Lie
    P-0003;piloten-blakors;Rådhusgaten 53;deltar;2026-06-01;2026-09-01;2028-09-01;
    P-0004;piloten-blakors;Rådhusgaten 53;venteliste;2026-11-01;;;

    """

  static let steps = """
    nr;program;steg;fra
    P-0002;piloten-blakors;2;2026-10-18
    P-0003;piloten-blakors;1;2026-09-01

    """
}

extension Workplace {
  /// This workplace's register with the people of ``Samples`` in it.
  func makeSampleRegister() throws {
    try makeRegister()
    try importing("participants", Samples.participants)
    try importing("enrolments", Samples.enrolments)
    try importing("steps", Samples.steps)
  }
}
