import Domain
import Resources
import Store
import TerminalUI

/// Who stands around somebody and what may be told to whom, in words.
struct SurroundingWords {
  /// In the order they were entered.
  private let around: [Surrounding]
  /// The service that would tell.
  let controller: String
  private let today: Day
  private let language: Language
  private let separator: String

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    around = card.surroundings.map(\.fact)
    controller = SurroundingWords.controller(card, workspace)
    today = workspace.today
    language = workspace.language
    separator = " \(workspace.glyphs.separator) "
  }

  /// Whom they came to last, as the register reckons it for the desk's line; else whoever keeps the register.
  private static func controller(_ card: ParticipantCard, _ workspace: Workspace) -> String {
    let latest = card.enrolments.map(\.enrolment.fact).first { $0.status.counts && ($0.start ?? $0.applied) != nil }
    return latest.flatMap { workspace.programme($0.programme)?.organisation } ?? workspace.settings.organisation
  }

  // MARK: A line

  func what(_ told: Surrounding) -> String {
    if case .kin(let kin) = told { return kin.relation }
    return language(told.textKey)
  }

  func who(_ told: Surrounding) -> String {
    switch told {
    case .consent(let consent):
      consent.party.isEmpty ? language(consent.purpose.textKey) : consent.party
    case .lawFirst(let told): told.party
    case .informed(let given): given.letter
    case .optedOut(let out): "\(out.year)"
    case .kin(let kin): kin.name
    case .children(let children):
      joined([
        language(AroundText.childrenCount, ["n": children.count]),
        children.birthYears.isEmpty
          ? nil
          : language(AroundText.bornIn, ["years": children.birthYears.map(String.init).joined(separator: ", ")]),
      ])
    case .doctor(let doctor): joined([doctor.name, doctor.office])
    case .volunteer(let volunteer): volunteer.name
    case .plan: ""
    case .teamMember(let member): joined([member.name, member.service])
    case .teamMeeting(let meeting): meeting.day.norwegian
    }
  }

  func phone(_ told: Surrounding) -> String? {
    switch told {
    case .kin(let kin): kin.phone
    case .doctor(let doctor): doctor.phone
    case .volunteer(let volunteer): volunteer.phone
    case .teamMember(let member): member.phone
    case .consent, .lawFirst, .informed, .optedOut, .children, .plan, .teamMeeting: nil
    }
  }

  /// How it stands today: of a consent its answer, of somebody what they may be told.
  func now(_ told: Surrounding) -> String {
    switch told {
    case .consent(let consent): return joined([standing(consent)] + reach(consent))
    case .lawFirst(let told):
      return joined([
        language(told.ground.textKey), told.day.norwegian, told.what,
        told.asked.map { "\(language(AroundText.asked).lowercased()) \($0)" },
      ])
    case .informed(let given): return given.day.norwegian
    case .kin(let kin):
      let told = kin.told.map { language(AroundText.toldOn, ["date": short($0)]) } ?? language(AroundText.kinNotTold)
      return joined([mayKnow(parties(of: kin)), told])
    case .children(let children):
      return joined([
        children.care.map { "\(language(AroundText.care).lowercased()): \(language($0.textKey))" },
        children.talk.map { language(AroundText.talkOn, ["date": short($0)]) } ?? language(AroundText.talkMissing),
      ])
    case .doctor(let doctor): return mayKnow([doctor.name, language(AroundText.kindDoctor)])
    case .volunteer(let volunteer):
      guard volunteer.mayHearNames(on: today), let signed = volunteer.secrecySigned else {
        return language(AroundText.secrecyMissing)
      }
      return joined([mayKnow([volunteer.name]), language(AroundText.secrecySigned, ["date": short(signed)])])
    case .plan(let plan):
      return joined([
        state(.planIs, plan.plan, plan.planDay), state(.teamIs, plan.team, plan.teamDay),
      ])
    case .teamMember(let member):
      return joined([
        member.isCoordinator ? language(AroundText.coordinates) : nil,
        mayKnow([member.name] + [member.service].compactMap(\.self)),
      ])
    case .teamMeeting: return ""
    case .optedOut: return language(AroundText.optedOutHolds)
    }
  }

  /// Something about it is to be seen to: it runs out, or somebody may not hear a name.
  func isWarning(_ told: Surrounding) -> Bool {
    switch told {
    case .consent(let consent): consent.runsOut(on: today) != nil
    case .volunteer(let volunteer): !volunteer.mayHearNames(on: today)
    case .lawFirst, .informed, .optedOut, .kin, .children, .doctor, .plan, .teamMember, .teamMeeting: false
    }
  }

  /// All of it that a line of an own copy has.
  func whole(_ told: Surrounding) -> String {
    if case .consent(let consent) = told {
      return joined(
        [
          who(told), language(consent.isGiven ? AroundText.decisionYes : .decisionNo),
          consent.party.isEmpty ? nil : language(consent.purpose.textKey), standing(consent),
        ] + reach(consent) + [
          language(consent.form.textKey), language(consent.giver.textKey), consent.from.norwegian, consent.controller,
          consent.sheet,
        ])
    }
    return joined([who(told), phone(told), now(told)])
  }

  // MARK: Consents

  func standing(_ consent: Consent) -> String {
    func told(_ key: AroundText, _ day: Day?) -> String { language(key, ["date": day.map(short) ?? ""]) }
    switch consent.standing(on: today) {
    case .given: return consent.validTo.map { told(.standUntil, $0) } ?? language(AroundText.standGiven)
    case .narrowed: return told(.standNarrowed, consent.narrowed)
    case .refused: return told(.standRefused, consent.from)
    case .withdrawn: return told(.standWithdrawn, consent.withdrawn)
    case .expired: return told(.standExpired, consent.validTo)
    case .notYet: return told(.standNotYet, consent.from)
    }
  }

  private func reach(_ consent: Consent) -> [String?] {
    let except = [consent.excludedTopics.words(in: language)] + consent.excludedNames
    return [
      // A journal's is named by its purpose already.
      consent.party.isEmpty ? nil : consent.words(in: language),
      except.allSatisfy(\.isEmpty)
        ? nil : language(AroundText.except, ["what": except.filter { !$0.isEmpty }.joined(separator: ", ")]),
    ]
  }

  /// By which words of consents somebody of the kin is meant.
  private func parties(of kin: NextOfKin) -> [String] {
    let named = Set(around.consents.map(\.party))
    return named.filter { kin.isMeant(by: $0, among: around.kin) }.sorted()
  }

  /// `kan få vite: oppmøte til 30.11, plan og mål`.
  private func mayKnow(_ parties: [String]) -> String {
    let topics = Topic.allCases.compactMap { topic -> String? in
      let answers = parties.map { Sharing.answer(topic, to: $0, from: controller, on: today, around.consents) }
      let ends = answers.compactMap { answer -> Day?? in
        if case .allowed(let until) = answer { .some(until) } else { nil }
      }
      guard !ends.isEmpty else { return nil }
      let until = ends.contains(nil) ? nil : ends.compactMap(\.self).max()
      let word = language(topic.textKey)
      return until.map { language(AroundText.mayKnowUntil, ["topic": word, "date": short($0)]) } ?? word
    }
    if topics.isEmpty { return language(AroundText.mayKnowNothing) }
    return language(AroundText.mayKnow, ["topics": topics.joined(separator: ", ")])
  }

  // MARK: Pieces

  private func state(_ key: AroundText, _ state: CarePlan.State, _ day: Day?) -> String {
    let word = language(key, ["state": language(state.textKey)])
    return day.map { "\(word) \(short($0))" } ?? word
  }

  private func short(_ day: Day) -> String { day.year == today.year ? day.short : day.norwegian }

  private func joined(_ parts: [String?]) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: separator)
  }
}

/// What holds whatever anybody has consented to, for whoever stands with a telephone in the hand.
struct EmergencyWords {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// `Fare for liv: 113, vakttelefon 400 00 000`.
  var line: String { workspace.language(AroundText.emergency, ["call": call]) }

  /// The same, with the third answer: who may enter it reads by which key, others whom to ask.
  func law(key: String?) -> String {
    guard let key, workspace.session.access.may(.enterConsent) else {
      return workspace.language(AroundText.lawShort, ["emergency": line])
    }
    return workspace.language(AroundText.lawLine, ["call": call, "key": key])
  }

  private var call: String {
    let set = workspace.ask { (session) throws(StoreError) in try session.settings.setting(.onCallPhone) } ?? nil
    return set.map { workspace.language(AroundText.onCall, ["phone": $0]) } ?? ""
  }
}

extension Consent {
  /// What it lets be told; of a no to all of it, that it is to sharing.
  fileprivate func words(in language: Language) -> String {
    switch purpose {
    case .attendance: language(AroundText.topicAttendance)
    case .sharing: topics.isEmpty ? language(AroundText.purposeSharing) : topics.words(in: language)
    case .journal: language(AroundText.purposeJournal)
    }
  }
}
