import Domain

/// How a fact lies in its table: the one place that says which field is which column.
protocol StoredFact: Hashable, Sendable {
  static var table: FactTable { get }

  /// Binds the table's columns in the order of ``FactTable/columns``.
  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError)

  /// Reads the table's columns in the same order from column `first` on.
  /// - Throws: ``StoreError/damaged(_:)`` for what no version of the program writes.
  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError)
}

extension StoredFact {
  /// `id, entered` and then the fact's columns, with `alias` before each.
  static func selection(_ alias: String) -> String {
    (["id", "entered"] + table.columnNames).map { "\(alias).\($0)" }.joined(separator: ", ")
  }

  /// The look-up codes of the fact, in the order of their columns.
  func codes(_ coder: FactCoder) throws(StoreError) -> [[UInt8]?] {
    var binder = Binder()
    try bind(&binder, coder)
    return binder.codes
  }

  /// Where the fact's columns begin in ``selection(_:)``.
  static var firstColumn: Int32 { 2 }
}

extension SettingFact: StoredFact {
  static var table: FactTable { .setting }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(name)
    binder.add(value)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) {
    self.init(name: row.text(first), value: row.text(first + 1))
  }
}

extension ProgrammeRecord: StoredFact {
  static var table: FactTable { .programme }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    guard let code = coder.codeByID[id] else { throw .rule(.unknownProgramme(id)) }
    binder.add(code)
    // Also where the chain covers it: `programme_key` alone could be made to say that a code is another programme's.
    binder.add(id)
    binder.add(name)
    binder.add(organisation)
    binder.addWord(ending)
    binder.add(months)
    for index in 0..<StepModel.count { binder.add(stepShortNames.indices.contains(index) ? stepShortNames[index] : "") }
    binder.add(yaml)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let id = row.integer(0)
    self.init(
      id: try coder.id(row.integer(first), .programme, row: id), name: row.text(first + 2),
      organisation: row.text(first + 3), ending: try row.word(first + 4, .programme, row: id),
      months: row.optionalInteger(first + 5).map { Int($0) },
      stepShortNames: (0..<Int32(StepModel.count)).map { row.text(first + 6 + $0) },
      yaml: row.optionalText(first + 10))
  }
}

extension UnitFact: StoredFact {
  static var table: FactTable { .unit }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    binder.add(key.value)
    binder.add(try coder.code(unit.programme))
    binder.add(unit.name)
    binder.add(unit.places)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    self.init(
      key: UnitKey(row.integer(first)),
      unit: Unit(
        programme: try coder.id(row.integer(first + 1), .unit, row: row.integer(0)), name: row.text(first + 2),
        places: row.optionalInteger(first + 3).map { Int($0) }))
  }
}
