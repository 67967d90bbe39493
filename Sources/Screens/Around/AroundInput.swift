import Domain
import Resources
import Store
import TerminalUI

/// What is typed, of every kind; only what the kind has is read.
struct AroundInput {
  var what: AroundText
  var consent: Consent
  var lawFirst: LawFirst
  var informed: InformationGiven
  var optOut: MappingOptOut
  var kin = NextOfKin(name: "", relation: "")
  var children = Children(count: 1)
  var doctor = Doctor(name: "")
  var volunteer = Volunteer(name: "", role: .timeGiver)
  var plan = CarePlan()
  var member = TeamMember(name: "")
  var meeting: TeamMeeting

  static let kinds: [AroundText] = [
    .kindConsent, .kindLawFirst, .kindInformed, .kindOptOut, .kindKin, .kindChildren, .kindDoctor, .kindVolunteer,
    .kindPlan, .kindMember, .kindMeeting,
  ]

  init(_ told: Surrounding?, what: AroundText, today: Day, _ language: Language) {
    self.what = what
    consent = Consent(purpose: .attendance, party: "", from: today)
    lawFirst = LawFirst(.dangerToLife, on: today, to: "", what: "")
    informed = InformationGiven(letter: language(AroundText.letterDefault), day: today)
    meeting = TeamMeeting(day: today)
    optOut = MappingOptOut(year: today.year)
    switch told {
    case .consent(let consent): (self.consent, self.what) = (consent, .kindConsent)
    case .lawFirst(let told): (lawFirst, self.what) = (told, .kindLawFirst)
    case .informed(let given): (informed, self.what) = (given, .kindInformed)
    case .optedOut(let out): (optOut, self.what) = (out, .kindOptOut)
    case .kin(let kin): (self.kin, self.what) = (kin, .kindKin)
    case .children(let children): (self.children, self.what) = (children, .kindChildren)
    case .doctor(let doctor): (self.doctor, self.what) = (doctor, .kindDoctor)
    case .volunteer(let volunteer): (self.volunteer, self.what) = (volunteer, .kindVolunteer)
    case .plan(let plan): (self.plan, self.what) = (plan, .kindPlan)
    case .teamMember(let member): (self.member, self.what) = (member, .kindMember)
    case .teamMeeting(let meeting): (self.meeting, self.what) = (meeting, .kindMeeting)
    case nil: break
    }
  }

  var told: Surrounding {
    switch what {
    case .kindLawFirst: .lawFirst(lawFirst)
    case .kindInformed: .informed(informed)
    case .kindOptOut: .optedOut(optOut)
    case .kindKin: .kin(kin)
    case .kindChildren: .children(children)
    case .kindDoctor: .doctor(doctor)
    case .kindVolunteer: .volunteer(volunteer)
    case .kindPlan: .plan(plan)
    case .kindMember: .teamMember(member)
    case .kindMeeting: .teamMeeting(meeting)
    default: .consent(consent.tidied)
    }
  }

  // MARK: A consent, from what is there already

  /// Words that a consent may go by: of kin the relation where it is one person's, else the name.
  static func parties(_ around: [Surrounding]) -> [String] {
    var found: [String] = []
    for told in around {
      let word: String? =
        switch told {
        case .kin(let kin): kin.isMeant(by: kin.relation, among: around.kin) ? kin.relation : kin.name
        case .doctor(let doctor): doctor.name
        case .volunteer(let volunteer): volunteer.name
        case .teamMember(let member): member.name
        case .consent(let consent): consent.party
        case .lawFirst, .informed, .optedOut, .children, .plan, .teamMeeting: nil
        }
      if let word, !word.isEmpty, !found.contains(word) { found.append(word) }
    }
    return found
  }

  /// An answer: of what is chosen, else about attendance to the first of the kin of whom nothing has been said.
  mutating func answer(_ isGiven: Bool, beside chosen: Surrounding?, _ around: [Surrounding], today: Day) {
    consent.isGiven = isGiven
    if case .consent(let known) = chosen {
      (consent.purpose, consent.topics, consent.party) = (known.purpose, known.topics, known.party)
      (consent.controller, consent.giver) = (known.controller, known.giver)
      return
    }
    let named = chosen.map { AroundInput.parties([$0]) } ?? []
    let unasked = around.kin.map { $0.isMeant(by: $0.relation, among: around.kin) ? $0.relation : $0.name }
      .first { party in !around.consents.contains { $0.party == party } }
    consent.party = named.first ?? unasked ?? ""
  }

  // MARK: Fields

  func fields(parties: [String], _ language: Language) -> [Field<AroundInput>] {
    let yesOrNo = Choice.yesOrNo(language)
    func state(_ id: String, _ path: WritableKeyPath<AroundInput, CarePlan.State>) -> Field<AroundInput> {
      .choice(id, path, Choice.words(CarePlan.State.allCases) { language($0.textKey) })
    }
    switch what {
    case .kindLawFirst:
      return [
        .choice("ground", \.lawFirst.ground, Choice.words(LawFirst.Ground.allCases) { language($0.textKey) }),
        .text("lawParty", \.lawFirst.party, limit: 60), .lines("lawWhat", \.lawFirst.what, limit: 300),
        .text("asked", \.lawFirst.asked, limit: 60), .day("day", \.lawFirst.day),
      ]
    case .kindInformed: return [.text("letter", \.informed.letter, limit: 60), .day("day", \.informed.day)]
    case .kindOptOut:
      return [.number("mappingYear", \.optOut.year, figures: 4, wrong: Phrase(AroundText.yearWrong))]
    case .kindKin:
      return [
        .text("relation", \.kin.relation, limit: 30), .text("name", \.kin.name, limit: 60),
        .phone("phone", \.kin.phone), .day("told", \.kin.told),
      ]
    case .kindChildren:
      return [
        .number("count", \.children.count, figures: 2, wrong: Phrase(AroundText.countWrong)), .birthYears,
        .choice("care", \.children.care, Choice.words(Children.Care.allCases) { language($0.textKey) }),
        .day("talk", \.children.talk),
      ]
    case .kindDoctor:
      return [
        .text("name", \.doctor.name, limit: 60), .text("office", \.doctor.office, limit: 60),
        .phone("phone", \.doctor.phone),
      ]
    case .kindVolunteer:
      return [
        .choice("role", \.volunteer.role, Choice.words(Volunteer.Role.allCases) { language($0.textKey) }),
        .text("name", \.volunteer.name, limit: 60), .phone("phone", \.volunteer.phone),
        .day("secrecy", \.volunteer.secrecySigned),
      ]
    case .kindPlan:
      return [
        state("plan", \.plan.plan), .day("planDay", \.plan.planDay), state("team", \.plan.team),
        .day("teamDay", \.plan.teamDay),
      ]
    case .kindMember:
      return [
        .text("name", \.member.name, limit: 60), .text("service", \.member.service, limit: 60),
        .phone("phone", \.member.phone), .choice("coordinator", \.member.isCoordinator, yesOrNo),
      ]
    case .kindMeeting: return [.day("day", \.meeting.day)]
    default: return consentFields(parties, language)
    }
  }

  private func consentFields(_ parties: [String], _ language: Language) -> [Field<AroundInput>] {
    let answers = [
      Choice(true, id: "yes", language(AroundText.decisionYes)),
      Choice(false, id: "no", language(AroundText.decisionNo)),
    ]
    var fields: [Field<AroundInput>] = [
      Field<AroundInput>.choice("decision", \.consent.isGiven, answers).governing(),
      Field<AroundInput>.choice(
        "purpose", \.consent.purpose, Choice.words(Consent.Purpose.allCases) { language($0.textKey) }
      ).governing(),
    ]
    if consent.purpose != .journal { fields.append(.name(\.consent.party, known: parties).called(AroundText.party)) }
    if consent.purpose == .sharing { fields.append(.topics("topics", \.consent.topics, language)) }
    if consent.isGiven { fields.append(.day("validTo", \.consent.validTo)) }
    fields += [
      .choice("form", \.consent.form, Choice.words(Consent.Form.allCases) { language($0.textKey) }),
      .choice("giver", \.consent.giver, Choice.words(Consent.Giver.allCases) { language($0.textKey) }),
      .day("from", \.consent.from),
    ]
    guard consent.isGiven else { return fields + [.text("controller", \.consent.controller, limit: 60)] }
    if consent.purpose == .sharing { fields.append(.topics("excludedTopics", \.consent.excludedTopics, language)) }
    return fields + [
      .text("excludedNames", \.excludedText, limit: 200), .text("sheet", \.consent.sheet, limit: 60),
      .text("controller", \.consent.controller, limit: 60),
    ]
  }

  fileprivate var excludedText: String {
    get { NameList.text(consent.excludedNames) }
    set { consent.excludedNames = NameList.names(newValue) }
  }

  /// Beside which field a problem is said.
  func field(of problem: Surrounding.Problem) -> String {
    switch problem {
    case .consent(.inTheFuture): "from"
    case .consent(.partyMissing), .consent(.nameNotOneLine): NameField.id
    case .consent(.topicsMissing), .consent(.nothingLeft): "topics"
    case .consent(.endsBeforeItBegins): "validTo"
    case .consent(.tooYoung): "giver"
    case .consent(.withdrawnBeforeGiven), .consent(.refusedAndWithdrawn): "decision"
    case .lawFirst(.partyMissing): "lawParty"
    case .lawFirst(.whatMissing): "lawWhat"
    case .lawFirst(.inTheFuture): "day"
    case .countImpossible: "count"
    case .birthYearsImpossible: "birthYears"
    case .yearImpossible: "mappingYear"
    case .nameMissing, .nameNotOneLine:
      what == .kindInformed ? "letter" : what == .kindKin && kin.relation.isEmpty ? "relation" : "name"
    case .inTheFuture:
      switch what {
      case .kindKin: "told"
      case .kindChildren: "talk"
      case .kindVolunteer: "secrecy"
      case .kindPlan: "planDay"
      default: "day"
      }
    }
  }
}

extension Consent {
  /// Without what its purpose and its answer have no field for.
  fileprivate var tidied: Consent {
    var consent = self
    if purpose != .sharing { (consent.topics, consent.excludedTopics) = ([], []) }
    if purpose == .journal { consent.party = "" }
    if !isGiven {
      (consent.validTo, consent.withdrawn, consent.narrowed, consent.sheet) = (nil, nil, nil, nil)
      (consent.excludedTopics, consent.excludedNames) = ([], [])
    }
    return consent
  }
}

extension PlacedField where Place == Workspace {
  /// Some topics by their words, or the beginnings of them.
  fileprivate static func topics(
    _ id: String, _ path: WritableKeyPath<Value, Topics>, _ language: Language
  ) -> PlacedField {
    let all = ["all": Topics.all.words(in: language)]
    return PlacedField(id) { value, _ in
      .text(TextField(value[keyPath: path].words(in: language), maxLength: 200))
    } read: { field, value, _ in
      guard let topics = Topics(field.words ?? "", in: language) else {
        return language(AroundText.topicsWrong, all)
      }
      value[keyPath: path] = topics
      return nil
    }.helped(with: all)
  }
}

extension PlacedField where Place == Workspace, Value == AroundInput {
  fileprivate static var birthYears: PlacedField {
    PlacedField("birthYears") { input, _ in
      .text(TextField(input.children.birthYears.map(String.init).joined(separator: ", "), maxLength: 100))
    } read: { field, input, workspace in
      let words = (field.words ?? "").split { $0 == "," || $0 == " " }
      let years = words.compactMap { Int($0) }
      guard years.count == words.count, years.allSatisfy({ $0 > 1900 }) else {
        return workspace.language(AroundText.birthYearsWrong)
      }
      input.children.birthYears = years.sorted()
      return nil
    }
  }
}
