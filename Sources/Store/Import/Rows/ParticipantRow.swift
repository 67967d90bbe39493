import Domain

/// One row of a file of participants: what each cell does.
struct ParticipantRow: Hashable, Sendable {
  var number: ParticipantNumber
  var givenName: Cell<String>
  var familyName: Cell<String>
  var displayName: Cell<String>
  var birthDate: Cell<Day>
  var birthYear: Cell<Int>
  var gender: Cell<Gender>
  var nationalID: Cell<String>
  var district: Cell<String>
  var phone: Cell<String>
  var lar: Cell<Bool>
  var protection: Cell<AddressProtection>

  /// Nil when the row has no number to go by; the reader has the problem.
  init?(_ reader: inout RowReader, today: Day) {
    guard let number = reader.number() else { return nil }
    self.number = number
    givenName = reader.text(.givenName)
    familyName = reader.text(.familyName)
    displayName = reader.text(.displayName)
    birthDate = reader.date(.birthDate)
    birthYear = reader.year(.birthYear, accepted: today.year - 120...today.year)
    gender = reader.word(.gender, Vocabularies.gender, .gender)
    // Often written with a space before the individual number.
    nationalID = reader.text(.nationalID).map { $0.filter { $0 != " " } }
    district = reader.text(.district)
    phone = reader.text(.phone)
    lar = reader.word(.lar, Vocabularies.yesNo, .yesNo)
    protection = reader.word(.protection, Vocabularies.protection, .protection)
  }

  /// The person after the row, over who was known before.
  ///
  /// A date of birth takes the place of a lone year, and a year says nothing new of somebody whose date is known.
  func participant(over known: Participant?) -> Participant {
    let date = birthDate.over(known?.birthDate)
    return Participant(
      number: number, givenName: givenName.over(known?.givenName) ?? "",
      familyName: familyName.over(known?.familyName) ?? "", displayName: displayName.over(known?.displayName),
      birthDate: date, birthYearOnly: date == nil ? birthYear.over(known?.birthYearOnly) : nil,
      gender: gender.over(known?.gender), nationalID: nationalID.over(known?.nationalID),
      district: district.over(known?.district), phone: phone.over(known?.phone),
      protection: protection.over(known?.protection))
  }

  /// Reports a year that is not the year of the date.
  func checkYear(_ participant: Participant, _ reader: inout RowReader) {
    if let date = participant.birthDate, let year = birthYear.value, year != date.year {
      reader.report(.birthYear, .birthYearDisagrees(date))
    }
  }

  /// Reports what keeps `participant` from being entered.
  func check(_ participant: Participant, _ reader: inout RowReader, today: Day) {
    for problem in participant.problems(today: today) {
      reader.report(ParticipantRow.column(of: problem, participant), .participant(problem))
    }
  }

  private static func column(of problem: Participant.Problem, _ participant: Participant) -> ImportColumn {
    switch problem {
    case .noName: .givenName
    case .bornInTheFuture: .birthDate
    case .birthYearUnlikely: participant.birthDate == nil ? .birthYear : .birthDate
    case .invalidNationalID: .nationalID
    case .nameNotOneLine(.given): .givenName
    case .nameNotOneLine(.family): .familyName
    case .nameNotOneLine(.display): .displayName
    }
  }
}
