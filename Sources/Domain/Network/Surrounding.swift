/// What is entered of who stands around somebody, and of what may be told to whom. All of it is the case side's; of it the desk
/// sees the names of those who may be told of attendance, and no more.
public enum Surrounding: Hashable, Sendable {
  case consent(Consent)
  case lawFirst(LawFirst)
  case informed(InformationGiven)
  case optedOut(MappingOptOut)
  case kin(NextOfKin)
  case children(Children)
  case doctor(Doctor)
  case volunteer(Volunteer)
  case plan(CarePlan)
  case teamMember(TeamMember)
  case teamMeeting(TeamMeeting)

  /// The day it is told under; nil of what has none.
  public var day: Day? {
    switch self {
    case .consent(let consent): consent.withdrawn ?? consent.from
    case .lawFirst(let told): told.day
    case .informed(let given): given.day
    case .kin(let kin): kin.told
    case .children(let children): children.talk
    case .volunteer(let volunteer): volunteer.secrecySigned
    case .plan(let plan): [plan.planDay, plan.teamDay].compactMap(\.self).max()
    case .teamMeeting(let meeting): meeting.day
    case .doctor, .teamMember, .optedOut: nil
    }
  }

  /// A consent that was refused or withdrawn.
  public var isNo: Bool { if case .consent(let consent) = self { consent.isNo } else { false } }

  /// What a role must see to see it.
  public var information: Information {
    switch self {
    case .consent, .lawFirst, .informed, .optedOut: .consentTexts
    case .kin, .children: .nextOfKin
    case .doctor, .volunteer: .network
    case .plan, .teamMember, .teamMeeting: .carePlan
    }
  }

  /// What a role must be allowed to enter, change and strike it.
  public var action: Action {
    switch self {
    case .consent, .lawFirst, .informed, .optedOut: .enterConsent
    case .kin, .children, .doctor, .volunteer, .plan, .teamMember, .teamMeeting: .enterNetwork
    }
  }

  public enum Problem: Error, Hashable, Sendable {
    case consent(Consent.Problem)
    case lawFirst(LawFirst.Problem)
    case inTheFuture
    /// A name, a letter or a relation.
    case nameMissing
    case nameNotOneLine
    case countImpossible
    /// More years of birth than children, or one that cannot be.
    case birthYearsImpossible
    /// Of a mapping: from the first year there was one to the next.
    case yearImpossible
  }

  /// What is wrong with it by itself when it is entered on `today`.
  /// - Parameter birthYear: of the person; nil where it is not known.
  public func problems(today: Day, birthYear: Int? = nil) -> [Problem] {
    switch self {
    case .consent(let consent): return consent.problems(today: today, birthYear: birthYear).map(Problem.consent)
    case .lawFirst(let told): return told.problems(today: today).map(Problem.lawFirst)
    case .informed(let given): return Self.named([given.letter]) + Self.past([given.day], today)
    case .optedOut(let out): return (2000...today.year + 1).contains(out.year) ? [] : [.yearImpossible]
    case .kin(let kin): return Self.named([kin.name, kin.relation]) + Self.past([kin.told], today)
    case .children(let children): return children.problems(today: today)
    case .doctor(let doctor): return Self.named([doctor.name])
    case .volunteer(let volunteer): return Self.named([volunteer.name]) + Self.past([volunteer.secrecySigned], today)
    case .plan(let plan): return Self.past([plan.planDay, plan.teamDay], today)
    case .teamMember(let member): return Self.named([member.name])
    // A meeting to come is agreed, and may stand here.
    case .teamMeeting: return []
    }
  }

  private static func named(_ names: [String]) -> [Problem] {
    Array(
      Set(
        names.compactMap { name -> Problem? in
          switch NameRule.problem(name) {
          case .missing: .nameMissing
          case .notOneLine: .nameNotOneLine
          case nil: nil
          }
        }))
  }

  private static func past(_ days: [Day?], _ today: Day) -> [Problem] {
    days.contains { $0.map { $0 > today } ?? false } ? [.inTheFuture] : []
  }
}

extension Children {
  fileprivate func problems(today: Day) -> [Surrounding.Problem] {
    var problems: [Surrounding.Problem] = (1...30).contains(count) ? [] : [.countImpossible]
    if birthYears.count > count || birthYears.contains(where: { $0 > today.year || $0 < today.year - 80 }) {
      problems.append(.birthYearsImpossible)
    }
    if let talk, talk > today { problems.append(.inTheFuture) }
    return problems
  }
}

extension Sequence<Surrounding> {
  /// In the order they were entered.
  public var consents: [Consent] { compactMap { if case .consent(let consent) = $0 { consent } else { nil } } }
  public var kin: [NextOfKin] { compactMap { if case .kin(let kin) = $0 { kin } else { nil } } }
  public var hasDoctor: Bool { contains { if case .doctor = $0 { true } else { false } } }
  public func hasOptedOut(of year: Int) -> Bool { contains(.optedOut(MappingOptOut(year: year))) }
  public var isInformed: Bool { contains { if case .informed = $0 { true } else { false } } }
}

/// What is not in place around somebody. Shown, never a bar.
public enum MissingAround: Hashable, Sendable {
  case doctor
  /// The person has not been told what is kept about them.
  case information
  /// A consent with somebody runs out within ``Consent/daysOfWarning`` days.
  case consentRunsOut(party: String, Day)

  public static func list(_ around: [Surrounding], today: Day) -> [MissingAround] {
    let ending = around.consents.compactMap { consent -> (Consent, Day)? in
      guard let last = consent.runsOut(on: today) else { return nil }
      // One that goes on after it, or a no, makes it no news.
      let isFollowed = around.consents.contains {
        $0 != consent && $0.purpose == consent.purpose && UserName.areSame($0.party, consent.party)
          && $0.from >= consent.from && ($0.validTo.map { $0 > last } ?? true)
      }
      return isFollowed ? nil : (consent, last)
    }
    return (around.hasDoctor ? [] : [.doctor])
      + ending.sorted { $0.1 < $1.1 }.map { .consentRunsOut(party: $0.0.party, $0.1) }
      + (around.isInformed ? [] : [.information])
  }
}
