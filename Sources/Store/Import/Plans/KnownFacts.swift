import Domain

// What the register holds already, with the row to void when a file says otherwise.

struct KnownPerson: Sendable {
  struct Keys: Sendable {
    var person: ParticipantKey
    var row: Int64
    var caseKey: CaseKey?
    var backgroundRow: Int64?
  }

  var keys: Keys
  var participant: Participant
  var background: CaseBackground?
}

struct KnownCase: Sendable {
  var person: ParticipantKey
  /// Nil: nothing has been entered on the clinical side yet.
  var caseKey: CaseKey?
}

struct KnownEnrolment: Sendable {
  var key: EnrolmentKey
  var enrolment: Enrolment
  var row: Int64
}

struct KnownContact: Hashable, Sendable {
  var assignment: ContactAssignment
  var row: Int64

  /// The contact person an export tells and an import replaces: the latest primary one whose time has no end.
  static func present(among contacts: [KnownContact]) -> KnownContact? {
    contacts.filter { $0.assignment.role == .primary && $0.assignment.to == nil }
      .max { $0.assignment.from < $1.assignment.from }
  }
}

struct KnownStep: Sendable {
  var period: StepPeriod
  var row: Int64
}

struct KnownLights: Sendable {
  var lights: Lights
  var row: Int64
}

struct KnownRecord: Sendable {
  var record: MappingRecord
  var row: Int64
}
