import Domain
import Resources

/// Which column stands where in a file.
struct ImportHeader: Sendable {
  /// As in the file, trimmed.
  let names: [String]
  /// The columns of the kind, in its order.
  private let columns: [ImportColumn]
  /// Where each of them stands in the file, counted from 0; nil: the file does not have it.
  let positions: [Int?]
  /// Columns without a name: nothing may stand in them.
  private(set) var unnamed: [Int] = []

  /// - Returns: the header, and what is wrong with it; with problems it is of no use.
  static func read(
    _ names: [String], row: Int, kind: ImportKind, ignoreUnknown: Bool
  ) -> (header: ImportHeader, problems: [ImportProblem]) {
    let fileColumns = kind.fileColumns
    let columns = fileColumns.map(\.column)
    let places = places(of: columns)
    var positions = columns.map { _ in Int?.none }
    var unnamed: [Int] = []
    var problems: [ImportProblem] = []
    for (index, name) in names.enumerated() {
      let folded = Folding.fold(name)
      if folded.isEmpty {
        if !ignoreUnknown { unnamed.append(index) }
        continue
      }
      guard let place = places[folded] else {
        if let reason = unknown(folded, columns, ignoreUnknown: ignoreUnknown) {
          problems.append(ImportProblem(row: row, column: name, reason: reason))
        }
        continue
      }
      if let earlier = positions[place] {
        problems.append(ImportProblem(row: row, column: name, reason: .repeatedColumn(earlier: names[earlier])))
      } else {
        positions[place] = index
      }
    }
    let header = ImportHeader(names: names, columns: columns, positions: positions, unnamed: unnamed)
    for needed in fileColumns.map(\.needed) where !needed.isEmpty {
      if needed.contains(where: { header.position(of: $0) != nil }) { continue }
      problems.append(ImportProblem(row: row, reason: .missingColumn(oneOf: needed)))
    }
    return (header, problems)
  }

  func position(of column: ImportColumn) -> Int? { columns.firstIndex(of: column).flatMap { positions[$0] } }

  /// What the file calls the column.
  func name(of column: ImportColumn) -> String { position(of: column).map { names[$0] } ?? column.english }

  private static func places(of columns: [ImportColumn]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, column) in columns.enumerated() {
      places[Folding.fold(column.norwegian)] = place
      places[Folding.fold(column.english)] = place
    }
    return places
  }

  private static func unknown(
    _ folded: String, _ columns: [ImportColumn], ignoreUnknown: Bool
  ) -> ImportProblem.Reason? {
    // Not even to be ignored: who sends such a file believes the mapping to be something it is not.
    if !columns.contains(where: \.isIdentity), identityNames.contains(folded) { return .mappingIsAnonymous }
    return ignoreUnknown || reasonNames.contains(folded) ? nil : .unknownColumn(accepted: columns)
  }

  /// The column that the program itself adds to rows that were left out: such a file, corrected, is taken back as it is.
  private static let reasonNames = Set(
    Language.Code.allCases.map { Folding.fold(Language($0)(CommandText.reasonColumn)) })

  private static let identityNames: Set<String> = {
    let columns = ImportKind.allCases.flatMap(\.columns).filter(\.isIdentity)
    let further = [
      "navn", "name", "deltaker", "participant", "deltakernummer", "nummer", "personnummer", "fnr", "id", "initialer",
      "initials", "adresse", "address", "mobil", "e-post", "email",
    ]
    return Set((columns.flatMap { [$0.norwegian, $0.english] } + further).map(Folding.fold))
  }()
}
