/// The tables that hold facts: entered and voided, never overwritten.
///
/// The raw value is the table's name. The order is the one in which copies are entered again: what is pointed at comes
/// before what points at it.
public enum FactTable: String, CaseIterable, Hashable, Sendable {
  case setting
  case programme
  case unit
  case identity
  case caseLink = "case_link"
  case background
  case enrolment
  case stepPeriod = "step_period"
  case contact
  case lights
  case mappingRecord = "mapping_record"

  /// The columns a fact brings, besides `id`, `entered`, `voided` and `root`.
  var columns: [String] {
    switch self {
    case .setting: ["name", "value"]
    case .programme:
      ["programme", "name", "organisation", "ending", "months", "step_1", "step_2", "step_3", "step_4", "yaml"]
    case .unit: ["unit", "programme", "name", "places"]
    case .identity:
      [
        "person", "number", "given_name", "family_name", "display_name", "birth_day", "birth_year", "gender",
        "national_id", "district", "phone", "protection",
      ]
    case .caseLink: ["person", "case_key"]
    case .background: ["case_key", "lar"]
    case .enrolment:
      [
        "enrolment", "person", "programme", "unit", "status", "applied_day", "start_day", "end_day",
        "planned_end_day", "end_reason", "other_reason", "outcome", "outcome_day", "funding", "referred_from",
      ]
    case .stepPeriod: ["enrolment", "step", "from_day", "to_day", "reason"]
    case .contact: ["enrolment", "role", "name", "from_day", "to_day"]
    case .lights: ["case_key", "day", "voice", "letters"]
    case .mappingRecord:
      [
        "round", "unit", "age_group", "gender", "client_group", "has_children", "lives_with_children", "care_plan",
        "team", "letters",
      ]
    }
  }

  /// What only one fact in force may have: expressions over the columns, one list a unique index of the schema.
  /// A mapping record has none: it is anonymous, and two may be alike.
  var naturalKeys: [[String]] {
    switch self {
    case .setting: [["name"]]
    case .programme: [["programme"]]
    case .unit: [["unit"], ["programme", "name"]]
    case .identity: [["person"], ["number"]]
    case .caseLink: [["person"], ["case_key"]]
    case .background: [["case_key"]]
    case .enrolment: [["enrolment"], ["person", "programme", "coalesce(start_day, applied_day)"]]
    case .stepPeriod: [["enrolment", "from_day"]]
    case .contact: [["enrolment", "role", "from_day", "name"]]
    case .lights: [["case_key", "day", "voice"]]
    case .mappingRecord: []
    }
  }
}
