/// Which column stands where in a file.
struct ImportHeader: Sendable {
  /// As in the file, trimmed.
  let names: [String]
  /// By the column's raw value; -1: the file does not have it.
  private let positions: [Int]

  /// - Returns: the header, and what is wrong with it; with problems it is of no use.
  static func read(
    _ names: [String], row: Int, kind: ImportKind, ignoreUnknown: Bool
  ) -> (header: ImportHeader, problems: [ImportProblem]) {
    let known = columns(of: kind)
    var positions = Array(repeating: -1, count: ImportColumn.allCases.count)
    var problems: [ImportProblem] = []
    for (index, name) in names.enumerated() {
      let folded = Folding.fold(name)
      guard let column = known[folded] else {
        if let reason = unknown(folded, position: index + 1, kind: kind, ignoreUnknown: ignoreUnknown) {
          problems.append(ImportProblem(row: row, column: name, reason: reason))
        }
        continue
      }
      let earlier = positions[column.rawValue]
      if earlier >= 0 {
        problems.append(ImportProblem(row: row, column: name, reason: .repeatedColumn(earlier: names[earlier])))
      } else {
        positions[column.rawValue] = index
      }
    }
    for group in kind.neededColumns where group.allSatisfy({ positions[$0.rawValue] < 0 }) {
      problems.append(ImportProblem(row: row, reason: .missingColumn(oneOf: group)))
    }
    return (ImportHeader(names: names, positions: positions), problems)
  }

  /// Where the column stands, from 0; nil when the file does not have it.
  func position(of column: ImportColumn) -> Int? {
    let position = positions[column.rawValue]
    return position >= 0 ? position : nil
  }

  /// What the file calls the column.
  func name(of column: ImportColumn) -> String { position(of: column).map { names[$0] } ?? column.english }

  private static func columns(of kind: ImportKind) -> [String: ImportColumn] {
    var known: [String: ImportColumn] = [:]
    for column in kind.columns {
      known[Folding.fold(column.norwegian)] = column
      known[Folding.fold(column.english)] = column
    }
    return known
  }

  private static func unknown(
    _ folded: String, position: Int, kind: ImportKind, ignoreUnknown: Bool
  ) -> ImportProblem.Reason? {
    // Not even to be ignored: who sends such a file believes the mapping to be something it is not.
    if kind == .mapping, identityNames.contains(folded) { return .mappingIsAnonymous }
    if ignoreUnknown { return nil }
    return folded.isEmpty ? .unnamedColumn(position: position) : .unknownColumn(accepted: kind.columns)
  }

  private static let identityNames: Set<String> = {
    let columns = ImportColumn.allCases.filter(\.isIdentity).flatMap { [$0.norwegian, $0.english] }
    let further = [
      "navn", "name", "deltaker", "participant", "deltakernummer", "nummer", "personnummer", "fnr", "id", "initialer",
      "initials", "adresse", "address", "mobil", "e-post", "email",
    ]
    return Set((columns + further).map(Folding.fold))
  }()
}
