import Domain

/// A column of an import or export, by its meaning; the names are in one table, ``names``.
public enum ImportColumn: Int, CaseIterable, Hashable, Sendable {
  // Participants
  case number, givenName, familyName, displayName, birthDate, birthYear, gender, nationalID, district, phone, lar
  case protection
  // Enrolments
  case programme, unit, status, applied, start, end, plannedEnd, endReason, outcome, outcomeDate, funding
  case referredFrom, contact
  // Steps
  case step, from, to, reason
  // Groups and attendance
  case weekday, mark
  // Lights and mapping
  case date, voice, round, ageGroup, group, hasChildren, livesWithChildren, carePlan, team
  case housing, physicalHealth, economy, socialFunctioning, network, substanceUse, meaningfulActivity, mentalHealth

  /// The eight domains in catalogue order.
  public static let lifeDomains: [ImportColumn] = [
    .housing, .physicalHealth, .economy, .socialFunctioning, .network, .substanceUse, .meaningfulActivity,
    .mentalHealth,
  ]

  /// The header an export writes; stable.
  public var english: String { names.english }
  public var norwegian: String { names.norwegian }

  /// Whether the column says, or helps to say, who somebody is; never in a mapping.
  var isIdentity: Bool {
    switch self {
    case .number, .givenName, .familyName, .displayName, .birthDate, .birthYear, .nationalID, .phone: true
    default: false
    }
  }

  private var names: (norwegian: String, english: String) {
    switch self {
    case .number: ("nr", "number")
    case .givenName: ("fornavn", "given_name")
    case .familyName: ("etternavn", "family_name")
    case .displayName: ("visningsnavn", "display_name")
    case .birthDate: ("fødselsdato", "birth_date")
    case .birthYear: ("fødselsår", "birth_year")
    case .gender: ("kjønn", "gender")
    case .nationalID: ("fødselsnummer", "national_id")
    case .district: ("bydel", "district")
    case .phone: ("telefon", "phone")
    case .lar: ("lar", "lar")
    case .protection: ("adressesperre", "protection")
    case .programme: ("program", "programme")
    case .unit: ("avdeling", "unit")
    case .status: ("status", "status")
    case .applied: ("søkt", "applied")
    case .start: ("start", "start")
    case .end: ("slutt", "end")
    case .plannedEnd: ("planlagt_slutt", "planned_end")
    case .endReason: ("sluttårsak", "end_reason")
    case .outcome: ("utfall", "outcome")
    case .outcomeDate: ("utfall_dato", "outcome_date")
    case .funding: ("finansiering", "funding")
    case .referredFrom: ("henvist_fra", "referred_from")
    case .contact: ("kontaktperson", "contact")
    case .step: ("steg", "step")
    case .from: ("fra", "from")
    case .to: ("til", "to")
    case .reason: ("grunn", "reason")
    case .date: ("dato", "date")
    case .weekday: ("ukedag", "weekday")
    case .mark: ("føring", "mark")
    case .voice: ("stemme", "voice")
    case .round: ("år", "round")
    case .ageGroup: ("aldersgruppe", "age_group")
    case .group: ("gruppe", "group")
    case .hasChildren: ("har_barn", "has_children")
    case .livesWithChildren: ("bor_med_barn", "lives_with_children")
    case .carePlan: ("plan", "care_plan")
    case .team: ("ansvarsgruppe", "team")
    case .housing: ("bosituasjon", "housing")
    case .physicalHealth: ("fysisk_helse", "physical_health")
    case .economy: ("økonomi", "economy")
    case .socialFunctioning: ("sosial_fungering", "social_functioning")
    case .network: ("nettverk", "network")
    case .substanceUse: ("rusmiddelbruk", "substance_use")
    case .meaningfulActivity: ("meningsfull_aktivitet", "meaningful_activity")
    case .mentalHealth: ("psykisk_helse", "mental_health")
    }
  }
}
