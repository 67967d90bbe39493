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
  case group = "day_group"
  case membership
  case attendance
  case absence
  case enquiry
  case talk = "follow_up_talk"
  case offer
  case offerAnswer = "offer_answer"
  case passForward = "pass_forward"
  case appointment
  case note
  case task
  case taskDone = "task_done"
  case site = "work_site"
  case order = "work_order"
  case orderPerson = "order_person"
  case production
  case goods
  case gear
  case loan

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
    case .group: [.plain("day_group"), .plain("unit"), .plain("name"), .plain("timetable"), .plain("ended_day")]
    case .membership: [.plain("day_group"), .plain("person"), .plain("from_day"), .plain("to_day")]
    case .attendance:
      [
        .plain("day_group"), .plain("day"), .plain("person"), .plain("mark"), .plain("arrived"), .plain("departed"),
      ]
    case .absence: [.plain("person"), .plain("from_day"), .plain("to_day"), .plain("reason")]
    case .enquiry:
      [
        .plain("enquiry"), .plain("person"), .plain("day"), .plain("minute"), .plain("who"), .plain("author"),
        .sealed("sealed", .identity), .dropped("told"), .own("own"),
      ]
    case .talk: [.plain("enquiry"), .plain("event"), .plain("day"), .plain("colleague")]
    case .offer: [.plain("enrolment"), .plain("day"), .plain("colleague"), .plain("start_day")]
    case .offerAnswer:
      [.plain("enrolment"), .plain("offer_day"), .plain("call"), .plain("answer"), .plain("day"), .plain("minute")]
    case .passForward: [.plain("enrolment"), .plain("day"), .sealed("sealed", .clinical)]
    case .appointment:
      [
        .plain("appointment"), .plain("person"), .plain("day"), .plain("minute"), .plain("minutes"),
        .plain("colleague"), .sealed("sealed", .identity), .sealed("topic", .clinical),
      ]
    case .note:
      [
        .plain("note"), .plain("person"), .plain("day"), .plain("minute"), .plain("kind"), .plain("author"),
        .dropped("told"), .own("own"),
      ]
    case .task:
      [
        .plain("task"), .plain("person"), .plain("kind"), .plain("due_day"), .plain("colleague"), .plain("author"),
        .plain("note"), .dropped("told"), .own("own"),
      ]
    case .taskDone: [.plain("task"), .plain("day")]
    case .site: [.plain("site"), .plain("unit"), .plain("name")]
    case .order:
      [
        .plain("work_order"), .plain("site"), .plain("day"), .plain("due_day"), .plain("done_day"),
        .sealed("sealed", .identity),
      ]
    case .orderPerson: [.plain("work_order"), .plain("person")]
    case .production: [.plain("work_order"), .plain("day"), .plain("units")]
    case .goods:
      [.plain("goods"), .plain("unit"), .plain("day"), .plain("kind"), .plain("what"), .plain("count")]
    case .gear: [.plain("gear"), .plain("unit"), .plain("name")]
    case .loan:
      [
        .plain("loan"), .plain("gear"), .plain("person"), .plain("day"), .plain("due_day"), .plain("returned_day"),
      ]
    }
  }

  var columnNames: [String] { columns.map(\.name) }

  /// Where this table's seals belong. A table has one for a key at most, so that none can stand in another's place.
  var sealPlace: SealPlace { SealPlace(table: rawValue, field: "sealed") }

  /// Whether any column of it is sealed, under whichever key.
  var isSealed: Bool { columns.contains(where: \.isSeal) }

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
    case .group: [["day_group"], ["unit", "name"]]
    case .membership: [["day_group", "person", "from_day"]]
    case .attendance: [["day_group", "day", "person"]]
    case .absence: [["person", "from_day"]]
    case .enquiry: [["enquiry"]]
    case .talk: [["enquiry", "event"]]
    case .offer: [["enrolment", "day"]]
    // 0 is the final answer, of which there is one; calls that nobody answered are counted from 1.
    case .offerAnswer: [["enrolment", "offer_day", "call"]]
    case .passForward: [["enrolment"]]
    case .appointment: [["appointment"]]
    case .note: [["note"]]
    case .task: [["task"]]
    case .taskDone: [["task"]]
    case .site: [["site"], ["unit", "name"]]
    case .order: [["work_order"]]
    case .orderPerson: [["work_order", "person"]]
    case .production: [["work_order", "day"]]
    case .goods: [["goods"]]
    case .gear: [["gear"], ["unit", "name"]]
    // A thing that is out is lent to one person; of those that are back there may be many.
    case .loan: [["loan"], ["gear", "CASE WHEN returned_day IS NULL THEN 0 ELSE loan END"]]
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
  /// Likewise; sealed to the clinical side also by those who may not read that side.
  case dropped(String)
  /// Likewise; what its author can read again, and nobody else.
  case own(String)
  /// Not at all: it follows from what is sealed beside it, and goes with it.
  case code(String)

  var name: String {
    switch self {
    case .plain(let name), .sealed(let name, _), .dropped(let name), .own(let name), .code(let name): name
    }
  }

  var isSeal: Bool {
    switch self {
    case .sealed, .dropped, .own: true
    case .plain, .code: false
    }
  }
}
