/// The tables that hold facts: entered and voided, never overwritten.
///
/// The raw value is the table's name. The order is the one in which copies are entered again: what is pointed at comes
/// before what points at it.
public enum FactTable: String, CaseIterable, Hashable, Sendable {
  case setting
  case programme
  case unit
  case user
  case userUnit = "user_unit"
  case identity
  case userPerson = "user_person"
  case caseLink = "case_link"
  case background
  case enrolment
  case stepPeriod = "step_period"
  case contact
  case lights
  case mappingRecord = "mapping_record"

  /// The columns a fact brings, besides `id`, `entered`, `voided` and `root`.
  var columns: [FactColumn] {
    switch self {
    case .setting: [.plain("name"), .plain("value")]
    case .programme:
      [
        .plain("programme"), .plain("stable_id"), .plain("name"), .plain("organisation"), .plain("ending"),
        .plain("months"), .plain("step_1"), .plain("step_2"), .plain("step_3"), .plain("step_4"), .plain("yaml"),
      ]
    case .unit: [.plain("unit"), .plain("programme"), .plain("name"), .plain("places")]
    case .user: [.plain("user"), .plain("role"), .code("login_code"), .sealed("sealed", .identity)]
    case .userUnit: [.plain("user"), .plain("unit")]
    case .identity:
      [
        .plain("person"), .code("number_code"), .code("national_id_code"), .code("birth_code"),
        .sealed("sealed", .identity),
      ]
    case .userPerson: [.plain("user"), .plain("person"), .plain("relation")]
    case .caseLink: [.plain("person"), .code("case_code"), .sealed("sealed", .clinical)]
    case .background: [.plain("case_key"), .sealed("sealed", .clinical)]
    case .enrolment:
      [
        .plain("enrolment"), .plain("person"), .plain("programme"), .plain("unit"), .plain("status"),
        .plain("applied_day"), .plain("start_day"), .plain("end_day"), .plain("planned_end_day"),
        .sealed("sealed", .clinical),
      ]
    case .stepPeriod:
      [.plain("enrolment"), .plain("step"), .plain("from_day"), .plain("to_day"), .sealed("sealed", .clinical)]
    case .contact:
      [.plain("enrolment"), .plain("role"), .plain("colleague"), .plain("from_day"), .plain("to_day")]
    case .lights: [.plain("case_key"), .code("natural_code"), .sealed("sealed", .clinical)]
    case .mappingRecord:
      [
        .plain("round"), .plain("unit"), .plain("age_group"), .plain("gender"), .plain("client_group"),
        .plain("has_children"), .plain("lives_with_children"), .plain("care_plan"), .plain("team"), .plain("letters"),
      ]
    }
  }

  var columnNames: [String] { columns.map(\.name) }

  /// Where this table's seals belong.
  var sealPlace: SealPlace { SealPlace(table: rawValue, field: "sealed") }

  /// What only one fact in force may have: expressions over the columns, one list a unique index of the schema.
  /// A mapping record has none: it is anonymous, and two may be alike.
  var naturalKeys: [[String]] {
    switch self {
    case .setting: [["name"]]
    case .programme: [["programme"]]
    case .unit: [["unit"], ["programme", "name"]]
    case .user: [["user"], ["login_code"]]
    case .userUnit: [["user", "unit"]]
    case .identity: [["person"], ["number_code"]]
    case .userPerson: [["user", "person", "relation"]]
    case .caseLink: [["person"], ["case_code"]]
    case .background: [["case_key"]]
    case .enrolment: [["enrolment"], ["person", "programme", "coalesce(start_day, applied_day)"]]
    case .stepPeriod: [["enrolment", "from_day"]]
    case .contact: [["enrolment", "role", "from_day", "colleague"]]
    case .lights: [["natural_code"]]
    case .mappingRecord: []
    }
  }

  /// Whether all its columns say is on the side a front-desk user holds no key to.
  var isClinical: Bool { self == .caseLink || self == .background || self == .lights }
}

/// A column of a fact table, by how it takes part in the journal's chain.
enum FactColumn: Hashable, Sendable {
  /// As it stands.
  case plain(String)
  /// By the SHA-256 of its sealed bytes, which is all that erasure leaves.
  case sealed(String, Side)
  /// Not at all: it follows from what is sealed beside it, and goes with it.
  case code(String)

  var name: String {
    switch self {
    case .plain(let name), .sealed(let name, _), .code(let name): name
    }
  }
}
