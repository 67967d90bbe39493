import Domain

extension Session {
  /// Writes everything the register holds of a kind as CSV that ``importFile(_:bytes:name:options:progress:isCancelled:)``
  /// takes: English column names, stable words, ISO dates, in the order of the natural key.
  ///
  /// People with a protected address are in no export, and a user of some units exports those units' people only. That it
  /// was exported is logged before the first byte.
  ///
  /// Imported into an empty register with the same programmes and units and exported again, it is the same, byte for byte.
  ///
  /// - Parameters:
  ///   - excel: semicolons, a mark and CRLF, and no cell that a spreadsheet takes for a formula.
  ///   - sink: takes the bytes piece by piece; what it throws ends the export. ``AtomicFile`` keeps half a file from being
  ///     left behind.
  /// - Throws: ``StoreError/notAllowed(_:)`` for a role that exports nothing, and where nothing can be logged.
  public func export(
    _ kind: ImportKind, excel: Bool = false, to sink: ([UInt8]) throws(StoreError) -> Void
  ) throws(StoreError) {
    guard kind.dataKind.mayBeExported(by: role) else { throw .notAllowed(.role(.exportData)) }
    try noteList(.exported, kind.rawValue)
    let listed = try peopleInScope()
    let units = access.units
    try register.reading { database in
      var writer = CSVWriter(dialect: excel ? .excel : .standard)
      writer.write(kind.columns.map(\.english))
      let reach = try ExportReach(database, register.keys, units: units, listed: listed)
      try kind.file.export(ImportSnapshot(database, register.keys), today, within: reach) { row in
        writer.write(row)
        if writer.bytes.count >= 1 << 16 { try sink(writer.take()) }
      }
      try sink(writer.take())
    }
  }
}
