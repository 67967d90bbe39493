import Domain
import Ledger

/// An appointment.
public struct AppointmentFact: RegisterFact {
  public var key: AppointmentKey
  public var person: ParticipantKey
  public var appointment: Appointment
  /// The topic, where it could not be read.
  private(set) var unread: UnreadSeal?

  package static let form = FactForm(
    "appointment", of: AppointmentFact.self, whose: .person, naturalKeys: [["appointment"]], erasure: .takesAll,
    indexes: ["(day)", "(person, day)"])

  static let words: [EntryKind] = [.appointmentChanged, .appointmentMoved, .appointmentOutcome]

  package static let blank = AppointmentFact(
    key: AppointmentKey(0), person: ParticipantKey(0), appointment: Appointment(day: .blank, from: .midnight, with: ""))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("appointment", .thing, &key)
    f.points("person", &person)
    f.day("day", &appointment.day)
    f.time("minute", &appointment.from)
    f.count("minutes", &appointment.minutes)
    f.colleague(&appointment.with)
    f.seal("sealed", .identity) { self.sealed(&$0) }
    unread = f.seal("topic", .clinical, unread: unread) { $0.text("topic", &self.appointment.topic) }
  }

  /// The place alone stood there once; what came later may be missing.
  mutating func sealed(_ f: inout some FieldVisitor) {
    var (name, at) = (appointment.place?.name, appointment.place.flatMap(PlaceWord.init))
    f.text("place", &name)
    f.word("at", &at)
    f.word("outcome", &appointment.outcome)
    if f.reads { appointment.place = PlaceWord.place(name, at) }
  }

  package var happened: Day? { appointment.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    // That it has been since is no fault.
    [appointment.problem(today: appointment.day), appointment.outcomeProblem(today: ground.today)].compactMap(\.self)
      .map { .rule(.appointment($0)) }
  }
}

/// Which kind of place a name is; none of what was typed.
private enum PlaceWord: String {
  case room, outside

  init?(_ place: AppointmentPlace) {
    switch place {
    case .room: self = .room
    case .outside: self = .outside
    case .written: return nil
    }
  }

  static func place(_ name: String?, _ word: PlaceWord?) -> AppointmentPlace? {
    switch word {
    case .room: name.map { .room($0) }
    case .outside: .outside
    case nil: name.map { .written($0) }
    }
  }
}

extension EntryKind {
  public static let appointmentChanged = EntryKind("appointment_changed", .change, .makeAppointment)
  public static let appointmentMoved = EntryKind("appointment_moved", .change, .makeAppointment)
  /// What came of it, also that it was cancelled.
  public static let appointmentOutcome = EntryKind("appointment_outcome", .change, .makeAppointment)
}
