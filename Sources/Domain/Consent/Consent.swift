/// What somebody has said to something being told on, or kept: yes or no, to what, with whom, from whom, until when.
///
/// It is given to the service, lifts secrecy as far as it reaches and no further, may be withdrawn at any time, orally too, and is
/// never by itself a ground for keeping a record.
public struct Consent: Hashable, Sendable {
  public enum Purpose: String, CaseIterable, Hashable, Sendable {
    /// Whether somebody comes, and when.
    case attendance
    /// Exchange, topic by topic.
    case sharing
    /// Keeping a journal, where consent is the ground for it.
    case journal
  }

  /// Written, or said and minuted: that it stands here with who entered it is the minute.
  public enum Form: String, CaseIterable, Hashable, Sendable {
    case written, oral
  }

  public enum Giver: String, CaseIterable, Hashable, Sendable {
    case participant
    /// Whoever has parental responsibility.
    case parent
    /// Verge.
    case guardian
  }

  public var purpose: Purpose
  /// Of an exchange: what may be told. Empty of other purposes.
  public var topics: Topics
  /// With whom, in the word the person used: `mor`, `NAV Lister`. Empty of a journal, which is kept and not told.
  public var party: String
  /// From whom: the service that holds what is told; empty: whichever keeps this register.
  public var controller: String
  /// What is kept out of it: topics, and units and people by name.
  public var excludedTopics: Topics
  public var excludedNames: [String]
  public var form: Form
  public var giver: Giver
  public var from: Day
  /// The last day it holds; nil without an end.
  public var validTo: Day?
  /// A refusal is recorded too.
  public var isGiven: Bool
  public var withdrawn: Day?
  /// When it came to reach less far than it did.
  public var narrowed: Day?
  /// Where the signed sheet lies.
  public var sheet: String?

  public init(
    purpose: Purpose, topics: Topics = [], party: String, controller: String = "", excludedTopics: Topics = [],
    excludedNames: [String] = [], form: Form = .oral, giver: Giver = .participant, from: Day, validTo: Day? = nil,
    isGiven: Bool = true, withdrawn: Day? = nil, narrowed: Day? = nil, sheet: String? = nil
  ) {
    self.purpose = purpose
    self.topics = topics
    self.party = party
    self.controller = controller
    self.excludedTopics = excludedTopics
    self.excludedNames = excludedNames
    self.form = form
    self.giver = giver
    self.from = from
    self.validTo = validTo
    self.isGiven = isGiven
    self.withdrawn = withdrawn
    self.narrowed = narrowed
    self.sheet = sheet
  }

  /// From the day it is withdrawn it holds no longer: it may be withdrawn in the middle of a call.
  public func isInForce(on day: Day) -> Bool { standing(on: day).isInForce }

  public enum Standing: String, CaseIterable, Hashable, Sendable {
    case given, narrowed, refused, withdrawn, expired
    case notYet = "not_yet"

    public var isInForce: Bool { self == .given || self == .narrowed }
  }

  public func standing(on day: Day) -> Standing {
    if from > day { return .notYet }
    if !isGiven { return .refused }
    if let withdrawn, withdrawn <= day { return .withdrawn }
    if let validTo, validTo < day { return .expired }
    return narrowed.map { $0 <= day } ?? false ? .narrowed : .given
  }

  /// Refused, or withdrawn.
  public var isNo: Bool { !isGiven || withdrawn != nil }

  /// So many days before the last it is told that it runs out.
  public static let daysOfWarning = 30

  /// Its last day, when that is near.
  public func runsOut(on day: Day) -> Day? {
    guard isInForce(on: day), let validTo, validTo - day <= Consent.daysOfWarning else { return nil }
    return validTo
  }

  /// Whether it is about telling that at all, whatever was said to it.
  public func isAbout(_ topic: Topic) -> Bool { told.contains(topic) }

  /// The same, to somebody.
  func concerns(_ topic: Topic, _ party: String) -> Bool { isAbout(topic) && UserName.areSame(self.party, party) }

  /// What it is about; a no to an exchange of nothing in particular is a no to all of it.
  var told: Topics {
    switch purpose {
    case .attendance: [.attendance]
    case .sharing: topics.isEmpty ? .all : topics
    case .journal: []
    }
  }

  /// Whether it reaches less far than another of the same: fewer topics, more kept out of it, an earlier end.
  public func isNarrower(than other: Consent) -> Bool {
    guard isGiven, other.isGiven else { return false }
    let endsEarlier = validTo.map { end in other.validTo.map { end < $0 } ?? true } ?? false
    return endsEarlier || !told.subtracting(excludedTopics).isSuperset(of: other.told.subtracting(other.excludedTopics))
      || !Set(excludedNames).isSubset(of: other.excludedNames)
  }

  public enum Problem: Error, Hashable, Sendable {
    case inTheFuture
    case partyMissing
    case topicsMissing
    case endsBeforeItBegins
    case withdrawnBeforeGiven
    /// A no needs no withdrawing.
    case refusedAndWithdrawn
    /// In health and care services the person gives it from that age; before it somebody else does.
    case tooYoung(Int)
    case nothingLeft
    /// A list of names in one cell is kept apart by semicolons.
    case nameNotOneLine
  }

  /// From this age the person gives it, in health and care services.
  public static let ownAge = 16

  /// - Parameter birthYear: nil where it is not known.
  public func problems(today: Day, birthYear: Int? = nil) -> [Problem] {
    var problems: [Problem] = []
    if from > today || withdrawn.map({ $0 > today }) ?? false { problems.append(.inTheFuture) }
    if purpose != .journal, party.isEmpty { problems.append(.partyMissing) }
    if ([party, controller] + excludedNames).contains(where: { !NameRule.isOneLine($0) }) {
      problems.append(.nameNotOneLine)
    }
    if purpose == .sharing, isGiven {
      if topics.isEmpty {
        problems.append(.topicsMissing)
      } else if topics.subtracting(excludedTopics).isEmpty {
        problems.append(.nothingLeft)
      }
    }
    if let validTo, validTo < from { problems.append(.endsBeforeItBegins) }
    if let withdrawn {
      if !isGiven {
        problems.append(.refusedAndWithdrawn)
      } else if withdrawn < from {
        problems.append(.withdrawnBeforeGiven)
      }
    }
    if giver == .participant, isGiven, let birthYear, from.year - birthYear < Consent.ownAge {
      problems.append(.tooYoung(Consent.ownAge))
    }
    return problems
  }
}

/// What may be told.
public enum Topic: String, CaseIterable, Hashable, Sendable {
  case attendance
  /// The plan, its goals and how it goes with them.
  case plan
  case work, housing, economy, health, treatment
  /// Use, and relapse.
  case substanceUse = "substance_use"
}

/// Some topics; in files and in the register their words with a comma between, in the order of the list.
public struct Topics: Hashable, Sendable, ExpressibleByArrayLiteral, RawRepresentable {
  private var topics: Set<Topic>

  public init(_ topics: some Sequence<Topic>) { self.topics = Set(topics) }
  public init(arrayLiteral topics: Topic...) { self.init(topics) }

  /// Nil where a word is no topic's.
  public init?(rawValue: String) {
    var topics: Set<Topic> = []
    for word in rawValue.split(separator: ",") {
      guard let topic = Topic(rawValue: word.trimmingBlanks) else { return nil }
      topics.insert(topic)
    }
    self.init(topics)
  }

  public var rawValue: String { list.map(\.rawValue).joined(separator: ",") }

  public static let all = Topics(Topic.allCases)

  public var list: [Topic] { Topic.allCases.filter(topics.contains) }
  public var isEmpty: Bool { topics.isEmpty }
  public func contains(_ topic: Topic) -> Bool { topics.contains(topic) }
  public func isSuperset(of other: Topics) -> Bool { topics.isSuperset(of: other.topics) }
  public func subtracting(_ other: Topics) -> Topics { Topics(topics.subtracting(other.topics)) }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
