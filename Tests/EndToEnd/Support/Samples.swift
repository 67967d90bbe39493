import Domain
import Foundation

/// The small register most scenarios begin with: four people at Blå Kors in Kristiansand, on Saturday 21 November 2026.
enum Samples {
  static let today = "2026-11-21"

  /// The day it is where the program takes itself to be. It is the front desk's, to whom no option shows another.
  static var clockDay: Day {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Oslo") ?? .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    return Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0) ?? Day(number: 0)
  }

  static let participants = """
    nr;fornavn;etternavn;fødselsår
    P-0001;Siv;Berg;1979
    P-0002;Aisha;Hansen;1984
    P-0003;Per;Johansen;1990
    P-0004;Mona;Dahl;1988

    """

  static let enrolments = enrolments(on: Day(today) ?? Day(number: 0))
  static let steps = steps(on: Day(today) ?? Day(number: 0))

  /// Hansen and Johansen take part, Dahl waits, Berg is in no programme yet.
  static func enrolments(on day: Day) -> String {
    """
    nr;program;avdeling;status;søkt;start;planlagt_slutt;kontaktperson
    P-0002;piloten-blakors;Rådhusgaten 53;deltar;\((day - 143).iso);\((day - 99).iso);\((day + 632).iso);Tor Lie
    P-0003;piloten-blakors;Rådhusgaten 53;deltar;\((day - 173).iso);\((day - 81).iso);\((day + 650).iso);
    P-0004;piloten-blakors;Rådhusgaten 53;venteliste;\((day - 20).iso);;;

    """
  }

  static func steps(on day: Day) -> String {
    """
    nr;program;steg;fra
    P-0002;piloten-blakors;2;\((day - 34).iso)
    P-0003;piloten-blakors;1;\((day - 81).iso)

    """
  }
}

extension Workplace {
  /// This workplace's register with the people of ``Samples`` in it.
  func makeSampleRegister() throws { try fill(Samples.enrolments, Samples.steps) }

  /// The same on another day.
  func makeSampleRegister(on day: Day) throws { try fill(Samples.enrolments(on: day), Samples.steps(on: day)) }

  private func fill(_ enrolments: String, _ steps: String) throws {
    try makeRegister()
    try importing("participants", Samples.participants)
    try importing("enrolments", enrolments)
    try importing("steps", steps)
  }
}
