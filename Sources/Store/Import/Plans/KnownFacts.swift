import Domain

// What the register holds already, with the row to void when a file says otherwise.

struct KnownPerson: Sendable {
  var fact: IdentityFact
  var row: Int64
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
