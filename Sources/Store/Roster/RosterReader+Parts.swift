import Domain
import Ledger

// What a reader of the roster goes by, and what it has in hand of one person.

extension RosterReader {
  /// What the user's role sees in a list.
  struct Sight {
    let birth: Bool
    let realName: Bool
    let phone: Bool
    /// Statuses and days, and with them who only waits or has ended, and where.
    let status: Bool
    let unit: Bool
    let contact: Bool
    let lights: Bool

    init(_ role: Role) {
      birth = AccessTable.sees(.birth, role)
      realName = AccessTable.sees(.realName, role)
      phone = AccessTable.sees(.phone, role)
      status = AccessTable.sees(.status, role)
      unit = AccessTable.sees(.programmeAndUnit, role)
      contact = AccessTable.sees(.contactPerson, role)
      lights = AccessTable.sees(.lights, role)
    }
  }

  /// The best of a person's enrolments in one programme, with the reader at its steps.
  struct Candidate {
    var head: EnrolmentHead
    var rank: EnrolmentRank
    /// Where its steps begin, and they, when they have been read.
    var tail: DigestReader
    var course: Course?
  }

  /// What follows an enrolment's head, as it is on the day.
  struct Course {
    /// The step in force, of whoever is in one.
    var step: StepPeriod?
    var contact: Int64?
  }

  /// An enrolment that stands somewhere on a board of steps.
  struct OnBoard {
    var head: EnrolmentHead
    var steps: [StepPeriod]
    var lacksContact: Bool
  }
}
