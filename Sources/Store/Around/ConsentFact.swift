import Domain
import Ledger

/// What somebody has said to something being told on or kept: see ``Consent``. Of one day a yes and a no to the same may stand.
struct ConsentFact: SurroundingFact {
  var person: ParticipantKey
  var consent: Consent

  static let form = FactForm(
    "consent", of: ConsentFact.self, whose: .person,
    naturalKeys: [["purpose", "party", "controller", "from_day", "given"]], erasure: .takesAll, isOnCaseSide: true)

  static let words: [EntryKind] = [
    .consentEntered, .consentChanged, .consentWithdrawn, .consentStruck, .consentFormPrinted, .importedConsents,
  ]

  static let blank = ConsentFact(
    person: ParticipantKey(0), consent: Consent(purpose: .attendance, party: "", from: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("person", &person)
    f.word("purpose", &consent.purpose)
    f.text("party", &consent.party)
    f.text("controller", &consent.controller)
    f.day("from_day", &consent.from)
    f.flag("given", &consent.isGiven)
    f.day("to_day", &consent.validTo)
    f.day("withdrawn_day", &consent.withdrawn)
    f.day("narrowed_day", &consent.narrowed)
    f.word("topics", &consent.topics)
    f.word("excluded_topics", &consent.excludedTopics)
    f.names("excluded_names", &consent.excludedNames)
    f.word("form", &consent.form)
    f.word("giver", &consent.giver)
    f.text("sheet", &consent.sheet)
  }

  var tells: Surrounding { .consent(consent) }
}

extension EntryKind {
  public static let consentEntered = EntryKind("consent_entered", .change, .enterConsent)
  public static let consentChanged = EntryKind("consent_changed", .change, .enterConsent)
  public static let consentWithdrawn = EntryKind("consent_withdrawn", .change, .enterConsent)
  public static let consentStruck = EntryKind("consent_struck", .change, .enterConsent)
  /// A form to sign left the program; nothing is consented to by it.
  public static let consentFormPrinted = EntryKind("consent_form_printed", .reading, .enterConsent)
  public static let importedConsents = EntryKind("imported_consents", .bulk, .importData)
}

extension FieldVisitor {
  /// A few names, which hold no semicolon.
  mutating func names(_ name: String, _ value: inout [String]) {
    var text: String? = value.isEmpty ? nil : NameList.text(value)
    self.text(name, &text)
    if reads { value = NameList.names(text ?? "") }
  }
}

/// Names in one line, with a semicolon between.
public enum NameList {
  public static func text(_ names: [String]) -> String { names.joined(separator: "; ") }

  public static func names(_ text: String) -> [String] {
    text.split(separator: ";").map { part in
      String(part.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }.filter { !$0.isEmpty }
  }
}
