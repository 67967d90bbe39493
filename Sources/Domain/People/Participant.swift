/// A person's gender as the register keeps it; nil (`Gender?`) is not known.
public enum Gender: String, CaseIterable, Hashable, Sendable {
  case female, male, other
}

/// Why somebody stands on no paper and in their own unit's lists only. That they do is for everybody to keep; a grading is
/// secret, and as anybody may ask for the same, the one does not tell the other.
public enum AddressProtection: String, CaseIterable, Hashable, Sendable {
  /// Asked for, and no grading; and all that the front desk is given to know of one.
  case onRequest = "on_request"
  case confidential
  case strictlyConfidential = "strictly_confidential"
}

/// Who somebody is: kept apart from everything that is said about them.
///
/// Either the date of birth or the year is known, sometimes neither.
public struct Participant: Hashable, Sendable {
  public var number: ParticipantNumber
  public var givenName: String
  public var familyName: String
  /// An agreed name that stands wherever a name does; nil: family name, given name.
  public var displayName: String?
  public var birthDate: Day?
  /// Year of birth when the date is not known.
  public var birthYearOnly: Int?
  public var gender: Gender?
  public var nationalID: String?
  public var district: String?
  public var phone: String?
  public var protection: AddressProtection?

  public init(
    number: ParticipantNumber, givenName: String, familyName: String, displayName: String? = nil,
    birthDate: Day? = nil, birthYearOnly: Int? = nil, gender: Gender? = nil, nationalID: String? = nil,
    district: String? = nil, phone: String? = nil, protection: AddressProtection? = nil
  ) {
    self.number = number
    self.givenName = givenName
    self.familyName = familyName
    self.displayName = displayName
    self.birthDate = birthDate
    self.birthYearOnly = birthYearOnly
    self.gender = gender
    self.nationalID = nationalID
    self.district = district
    self.phone = phone
    self.protection = protection
  }

  public var birthYear: Int? { birthDate?.year ?? birthYearOnly }

  /// What stands wherever a name does.
  public var shownName: String {
    PersonName.shown(given: givenName, family: familyName, display: displayName)
  }

  /// Nobody is older, in years.
  static let oldest = 120
  /// Nobody who takes part is younger, in years. [ours: work training and aftercare begin in the teens]
  static let youngest = 13

  /// The years in which somebody who is entered on a day may have been born.
  public static func birthYears(on today: Day) -> ClosedRange<Int> { today.year - oldest...today.year - youngest }

  public enum Problem: Error, Hashable, Sendable {
    case noName
    case bornInTheFuture
    /// Not one of ``birthYears(on:)``.
    case birthYearUnlikely(Int)
    case invalidNationalID
    /// See ``NameRule``.
    case nameNotOneLine(Name)
    /// A sign that stands in no name, such as `¿` where a file in another code page has `ø`.
    case signInName(Name, Character)
    /// See ``PhoneInput``.
    case signInPhone(Character)
  }

  public enum Name: Hashable, Sendable { case given, family, display }

  /// What keeps this identity from being entered on `today`.
  public func problems(today: Day) -> [Problem] {
    var problems: [Problem] = []
    if givenName.isEmpty && familyName.isEmpty { problems.append(.noName) }
    let names: [(Name, String?)] = [(.given, givenName), (.family, familyName), (.display, displayName)]
    problems += names.filter { !NameRule.isOneLine($0.1) }.map { .nameNotOneLine($0.0) }
    problems += names.compactMap { name, text in NameRule.stranger(in: text).map { .signInName(name, $0) } }
    if let stranger = PhoneInput.stranger(in: phone ?? "") { problems.append(.signInPhone(stranger)) }
    if let birthDate, birthDate > today {
      problems.append(.bornInTheFuture)
    } else if let birthYear, !Participant.birthYears(on: today).contains(birthYear) {
      problems.append(.birthYearUnlikely(birthYear))
    }
    if let nationalID, NationalID(nationalID) == nil, NationalID(nationalID, from2032: true) == nil {
      problems.append(.invalidNationalID)
    }
    return problems
  }
}

/// How a name is put together for lists.
public enum PersonName {
  public static func shown(given: String, family: String, display: String?) -> String {
    if let display, !display.isEmpty { return display }
    if family.isEmpty { return given }
    if given.isEmpty { return family }
    return "\(family), \(given)"
  }
}
