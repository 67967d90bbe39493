/// A column of an import or export, by its meaning.
///
/// A column that only one kind of file has stands with that kind.
public struct ImportColumn: Hashable, Sendable {
  public let norwegian: String
  /// The header an export writes; stable.
  public let english: String
  /// Whether the column says, or helps to say, who somebody is; never in a mapping.
  let isIdentity: Bool

  init(_ norwegian: String, _ english: String, isIdentity: Bool = false) {
    self.norwegian = norwegian
    self.english = english
    self.isIdentity = isIdentity
  }
}

extension ImportColumn {
  public static let number = ImportColumn("nr", "number", isIdentity: true)
  public static let gender = ImportColumn("kjønn", "gender")
  public static let programme = ImportColumn("program", "programme")
  public static let unit = ImportColumn("avdeling", "unit")
  public static let group = ImportColumn("gruppe", "group")
  public static let date = ImportColumn("dato", "date")
  public static let from = ImportColumn("fra", "from")
  public static let to = ImportColumn("til", "to")

  public static let weekday = ImportColumn("ukedag", "weekday")
  public static let fortnightly = ImportColumn("annenhver_uke_fra", "every_other_week_from")
  public static let holidays = ImportColumn("helligdager", "holidays")
  public static let lastDay = ImportColumn("siste_dag", "last_day")
  public static let housing = ImportColumn("bosituasjon", "housing")
  /// The eight domains in catalogue order.
  public static let lifeDomains: [ImportColumn] = [
    housing,
    ImportColumn("fysisk_helse", "physical_health"),
    ImportColumn("økonomi", "economy"),
    ImportColumn("sosial_fungering", "social_functioning"),
    ImportColumn("nettverk", "network"),
    ImportColumn("rusmiddelbruk", "substance_use"),
    ImportColumn("meningsfull_aktivitet", "meaningful_activity"),
    ImportColumn("psykisk_helse", "mental_health"),
  ]
}

/// Whether a file must have a column.
public enum ColumnNeed: Hashable, Sendable {
  case optional, needed
  /// It, or the other.
  case neededOr(ImportColumn)
}

/// What whoever makes a file is to know of a column.
public struct FileColumn: Hashable, Sendable {
  public let column: ImportColumn
  public let need: ColumnNeed
  public let accepts: AcceptedCell

  /// The columns of which a file must have one; empty when it may do without.
  var needed: [ImportColumn] {
    switch need {
    case .optional: []
    case .needed: [column]
    case .neededOr(let other): [column, other]
    }
  }
}
