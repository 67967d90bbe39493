import Domain
import Ledger

/// Files: taking them in, and writing out what the register has.
public struct FilesRoom: Sendable {
  let session: Session

  /// Imports a file: all of it or, with ``ImportOptions/skipBadRows``, its good rows; with one journal entry, or with none
  /// when it says nothing new.
  ///
  /// The file is read and checked before the register is locked. Should somebody else change the same kind of facts
  /// meanwhile, it is checked again against the register as it then is, a few times at most.
  ///
  /// - Parameters:
  ///   - bytes: the file; ``ImportBytes/read(path:)`` reads it.
  ///   - name: what the file is called, for the journal; without its folder.
  ///   - progress: called every few thousand rows.
  ///   - isCancelled: asked every few thousand rows, until the moment of writing it down for good.
  /// - Throws: ``ImportFailure``, with ``StoreError/notAllowed(_:)`` for a role that imports nothing; the register is then as it
  ///   was.
  public func importFile(
    _ kind: ImportKind, bytes: [UInt8], name: String? = nil, options: ImportOptions = ImportOptions(),
    progress: @escaping (ImportProgress) -> Void = { _ in }, isCancelled: @escaping () -> Bool = { false }
  ) throws(ImportFailure) -> ImportResult {
    guard kind.dataKind.mayBeImported(by: session.role) else { throw .store(.notAllowed(.role(.importData))) }
    let file = try ImportFile(kind: kind, bytes: bytes, ignoreUnknown: options.ignoreUnknown)
    return try kind.file.take(
      ImportRun(
        session: session, file: file, name: name, options: options, progress: progress, isCancelled: isCancelled))
  }

  /// Writes everything the register holds of a kind as CSV that ``importFile(_:bytes:name:options:progress:isCancelled:)``
  /// takes: English column names, stable words, ISO dates, in the order of the natural key.
  ///
  /// People with a protected address are in no export, nor is anybody close to the user, and a user of some units exports those units' people only. That it
  /// was exported is logged before the first byte.
  ///
  /// Imported into an empty register with the same programmes and units and exported again, it is the same, byte for byte.
  ///
  /// - Parameters:
  ///   - excel: semicolons, a mark and CRLF, and no cell that a spreadsheet takes for a formula.
  ///   - sink: takes the bytes piece by piece; what it throws ends the export. ``AtomicFile`` keeps half a file from being
  ///     left behind.
  /// - Returns: how many of the user's people are left out, whatever the kind; 0 of what is of nobody.
  /// - Throws: ``StoreError/notAllowed(_:)`` for a role that exports nothing, and where nothing can be logged.
  @discardableResult
  public func export(
    _ kind: ImportKind, excel: Bool = false, to sink: ([UInt8]) throws(StoreError) -> Void
  ) throws(StoreError) -> Int {
    guard kind.dataKind.mayBeExported(by: session.role) else { throw .notAllowed(.role(.exportData)) }
    try session.journal.noteList(.exported, kind.rawValue)
    let units = session.access.units
    // Nil when everyone is in this user's scope.
    let listed = units.isEmpty ? nil : Set(try RosterLoader(session).load(workers: 1).table.people.map(\.key))
    return try session.reading { coder in
      var writer = CSVWriter(dialect: excel ? .excel : .standard)
      writer.write(kind.columns.map(\.english))
      let reach = try ExportReach(coder.database, coder.keys, session.access, listed: listed)
      try kind.file.export(ImportSnapshot(coder), session.today, within: reach) { row in
        writer.write(row)
        if writer.bytes.count >= 1 << 16 { try sink(writer.take()) }
      }
      try sink(writer.take())
      return kind == .mapping ? 0 : reach.leftOut
    }
  }
}

extension Session { public var files: FilesRoom { FilesRoom(session: self) } }
