import Domain

/// One thing that is wrong with a file: where, what stands there, and why it is not taken.
///
/// It holds the data for "what is wrong and what is accepted"; the sentence is made where people read it.
public struct ImportProblem: Hashable, Sendable {
  /// Counts records; the header is 1.
  public var row: Int
  /// As the header of the file has it; empty when the row as a whole is meant.
  public var column: String = ""
  /// As it stands in the file; empty when nothing stands there, or the row is meant.
  public var value: String = ""
  public var reason: Reason

  public enum Reason: Error, Hashable, Sendable {
    // MARK: The header
    /// No column of this kind is called so.
    case unknownColumn(accepted: [ImportColumn])
    /// Something stands in a column without a name; columns count from 1.
    case unnamedColumn(position: Int)
    /// The same column stands there already, under this name.
    case repeatedColumn(earlier: String)
    /// One of these columns is needed.
    case missingColumn(oneOf: [ImportColumn])
    /// A mapping is anonymous: it never has a column that says who somebody is.
    case mappingIsAnonymous

    // MARK: The row
    case shape(CSVRowProblem)

    // MARK: One cell
    /// The cell is part of the key, or may not be empty in a new row.
    case missingValue
    /// `-` clears a value, and this one cannot be without.
    case cannotBeCleared
    /// Another word than these.
    case notInVocabulary([AcceptedWord])
    case notADate
    /// A day that does not exist, such as 31.02.2026.
    case noSuchDay
    case notAYear(accepted: ClosedRange<Int>)
    case notATime
    case notAStep
    case number(ParticipantNumber.Problem)
    /// A character that is no text, such as an escape.
    case controlCharacter
    /// A name with a line break.
    case nameNotOneLine

    // MARK: Against the register
    case unknownParticipant
    case unknownProgramme(known: [String])
    case unknownUnit(known: [String])
    /// Several programmes have a unit of this name.
    case ambiguousUnit(programmes: [String])
    case unknownGroup(known: [String])
    /// Several units have a group of this name.
    case ambiguousGroup(units: [String])
    /// The person has no enrolment the row could belong to.
    case noEnrolment
    /// Several enrolments could be meant: programme and first day of each.
    case ambiguousEnrolment([EnrolmentChoice])
    /// A contact person is dated from the enrolment's start or application; there is neither.
    case contactNeedsDate

    // MARK: Rules
    case participant(Participant.Problem)
    /// Somebody else has the fødselsnummer: in an earlier row of the file, or in the register.
    case nationalIDOf(ParticipantNumber, row: Int?)
    /// No bydel of the catalogue.
    case unknownDistrict(known: [String])
    /// The year is not the year of the date of birth.
    case birthYearDisagrees(Day)
    case enrolment(EnrolmentRules.Problem)
    case transition(EnrolmentRules.Transition)
    /// Another enrolment of the person in the programme runs on the same days.
    case enrolmentOverlaps(EnrolmentDates)
    case lights(LightsAssessment.Problem)
    case followUp(FollowUp.Problem)
    case surrounding(Surrounding.Problem)
    case inTheFuture
    /// A day before the year somebody was born.
    case beforeBirth(Int)
    /// A day after somebody died.
    case afterDeath(Day)
    case endBeforeFrom
    /// The step would run outside the enrolment's days.
    case stepOutsideEnrolment(start: Day?, end: Day?)
    /// The group does not meet that day: the days before and after on which it does.
    case groupDoesNotMeet(before: Day?, after: Day?)
    /// They are in the group on other days than that; never, where there are none.
    case notInGroup([Membership])
    /// A day of the week that the date does not fall on.
    case otherWeekday(Day)
    /// A group meets once or by the week; and every other week from one day.
    case otherTimetable
    /// Two steps of one enrolment on the same day.
    case stepOverlaps(StepPeriod)

    // MARK: Against other rows
    /// The same key stood in this row already, with other values.
    case duplicateKey(firstRow: Int)
    /// The round has other records for the unit (nil: the whole district); replace them or add to them.
    case mappingExists(round: Int, unit: String?, existing: Int, incoming: Int)
    /// The year is mapped here, record by record.
    case mappedHere(round: Int)
  }
}

/// An enrolment as a file can name it.
public struct EnrolmentChoice: Hashable, Sendable {
  public let programme: String
  /// The start, else the day it was applied for.
  public let date: Day?
}
