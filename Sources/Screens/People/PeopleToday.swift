import Domain
import Resources
import Store
import TerminalUI

/// Where everybody of whom the day says something stands with the house, read once for the whole list and kept until the
/// register changes. A row only looks itself up: there may be a hundred thousand.
///
/// A box, because what is drawn is asked for while drawing, and a screen is a value.
final class PeopleToday {
  enum Answer: Hashable {
    case presence(Presence)
    /// An appointment of the day of which nothing has come yet.
    case appointment(TimeOfDay)
    /// They have turned to the service, and nobody has talked with them.
    case hasAsked
    /// They are to be phoned about an offer.
    case isOffered
    /// They wait for a place.
    case waits
    case nothing
    /// It cannot be read.
    case unknown
  }

  private var known: [ParticipantKey: Answer]?

  func forget() { known = nil }

  func answer(of person: ParticipantKey, in workspace: Workspace) -> Answer {
    if let known { return known[person] ?? .nothing }
    guard workspace.session.access.may(.seeAttendance) else { return .nothing }
    // What cannot be read now is asked for again at the next frame; nobody is away because of it.
    guard let read = workspace.ask({ (session) throws(StoreError) in try PeopleToday.read(session, workspace.today) })
    else { return .unknown }
    known = read
    return read[person] ?? .nothing
  }

  private static func read(_ session: Session, _ today: Day) throws(StoreError) -> [ParticipantKey: Answer] {
    var answers: [ParticipantKey: Answer] = [:]
    if session.access.may(.seeToday) {
      for offer in try session.desk.openOffers() { answers[offer.person] = .isOffered }
    }
    if session.access.may(.seeIntake) {
      for person in try session.intake.newEnquiries().compactMap(\.person) { answers[person] = .hasAsked }
    }
    if session.access.may(.seeToday) {
      // In order of time: the first is the one that counts.
      for fact in try session.desk.appointments(on: today, to: today).reversed()
      where fact.appointment.outcome == nil { answers[fact.person] = .appointment(fact.appointment.from) }
    }
    for (person, presence) in try session.attendance.presence(on: today).people {
      answers[person] = .presence(presence)
    }
    // Of somebody close to the user it says no more than the list does.
    return answers.filter { !session.access.seesNameOnly(of: $0.key) }
  }
}

extension PeopleToday.Answer {
  /// `ventes 11:00`, `møtt 10:02`, `borte t.o.m. 03.12`, `gikk 12:10`, `har spurt`; `–` only of whom the day says nothing.
  func run(in workspace: Workspace, isShort: Bool) -> TextRun {
    let language = workspace.language
    switch self {
    case .nothing: return TextRun("–", .muted)
    case .unknown: return TextRun("?", .warning)
    case .isOffered: return TextRun(language(ParticipantsText.isOffered))
    case .waits: return TextRun(language(ParticipantsText.waits), .muted)
    case .hasAsked: return TextRun(language(ParticipantsText.hasAsked))
    case .appointment(let time): return TextRun(language(ParticipantsText.appointmentAt, ["time": time.text]))
    case .presence(.here(_, let since)):
      return TextRun([language(AttendanceText.present), since?.text].compactMap(\.self).joined(separator: " "))
    case .presence(.expected(let meeting)):
      // Nobody waits any more for whom nothing is marked when it is over.
      if let now = workspace.timeOfDay, meeting.to <= now {
        return TextRun(language(AttendanceText.unmarked), .muted)
      }
      return TextRun(language(ParticipantsText.expectedAt, ["time": meeting.from.text]))
    case .presence(.gone(let time)): return TextRun(language(ParticipantsText.goneAt, ["time": time.text]), .muted)
    case .presence(.marked(let mark)): return TextRun(language(mark.textKey), .muted)
    case .presence(.away(let to)):
      guard let to else { return TextRun(language(ParticipantsText.awayOpen), .muted) }
      let day = to.year == workspace.today.year ? to.short : to.norwegian
      return TextRun(language(isShort ? ParticipantsText.awayToShort : .awayTo, ["to": day]), .muted)
    }
  }
}
