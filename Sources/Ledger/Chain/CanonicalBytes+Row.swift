/// How the rows of a table are covered: made once, since a row has no time to look its columns up.
package struct CanonicalForm {
  fileprivate enum Column { case plain, seal, none }

  /// From the fourth on: before them come `id`, `entered` and `root`.
  fileprivate let columns: [Column]

  package init(_ form: FactForm) {
    columns = form.columns.map { $0.isSeal ? .seal : $0.role == .code ? .none : .plain }
  }
}

/// A seal, and the column it is for.
package struct RowSeal {
  package let column: Int32
  package let bytes: [UInt8]
}

extension CanonicalBytes {
  /// The present row of a selection of `id`, `entered`, `root` and then the form's columns: as ``FactWriter`` binds them.
  ///
  /// - Parameter seals: what stands for the seals of the row instead, with their columns; those of other columns stay.
  package mutating func add(_ row: PreparedStatement, in form: CanonicalForm, seals: [RowSeal] = []) {
    for column: Int32 in 0..<3 { row.addCanonical(column, to: &self) }
    for (index, column) in form.columns.enumerated() {
      let place = Int32(index) + 3
      switch column {
      case .plain: row.addCanonical(place, to: &self)
      case .seal:
        if row.isNull(place) {
          add(Int64?.none)
        } else if let seal = seals.first(where: { $0.column == place }) {
          add(seal: seal.bytes)
        } else {
          add(seal: row.bytes(place))
        }
      case .none: break
      }
    }
  }

  package init(_ row: PreparedStatement, of form: FactForm) {
    self.init()
    add(row, in: CanonicalForm(form))
  }

  package static func selection(of form: FactForm) -> String {
    "SELECT id, entered, root, \(form.columnNames.joined(separator: ", ")) FROM main.\(form.table)"
  }
}
