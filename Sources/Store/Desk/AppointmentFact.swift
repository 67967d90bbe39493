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

  static let words: [EntryKind] = [.appointmentChanged]

  package static let blank = AppointmentFact(
    key: AppointmentKey(0), person: ParticipantKey(0), appointment: Appointment(day: .blank, from: .midnight, with: ""))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("appointment", .thing, &key)
    f.points("person", &person)
    f.day("day", &appointment.day)
    f.time("minute", &appointment.from)
    f.count("minutes", &appointment.minutes)
    f.colleague(&appointment.with)
    f.seal("sealed", .identity) { $0.text("place", &self.appointment.place) }
    unread = f.seal("topic", .clinical, unread: unread) { $0.text("topic", &self.appointment.topic) }
  }

  package var happened: Day? { appointment.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    // That it has been since is no fault.
    appointment.problem(today: appointment.day).map { [.rule(.appointment($0))] } ?? []
  }
}

extension EntryKind {
  public static let appointmentChanged = EntryKind("appointment_changed", .change, .makeAppointment)
}
