import Domain

/// What a file tells of. The raw value is the word on the command line.
public enum ImportKind: String, CaseIterable, Hashable, Sendable {
  case participants, enrolments, steps, lights, mapping, groups, attendance, events, network, consents, services, scores

  /// The definition of each: the one list.
  var file: any FileKind.Type {
    switch self {
    case .participants: ParticipantFile.self
    case .enrolments: EnrolmentFile.self
    case .steps: StepFile.self
    case .lights: LightsFile.self
    case .mapping: MappingFile.self
    case .groups: GroupFile.self
    case .attendance: AttendanceFile.self
    case .events: EventFile.self
    case .network: NetworkFile.self
    case .consents: ConsentFile.self
    case .services: ServiceFile.self
    case .scores: ScoreFile.self
    }
  }
}

extension ImportKind {
  /// What the rules of access go by.
  public var dataKind: DataKind { file.data }

  /// Every column of the kind, in the order of an export, with what a file is to know of it.
  public var fileColumns: [FileColumn] { file.columns }
  public var columns: [ImportColumn] { fileColumns.map(\.column) }

  /// A file with nothing but a header, as an export writes it.
  public func template(excel: Bool = false) -> [UInt8] {
    var writer = CSVWriter(dialect: excel ? .excel : .standard)
    writer.write(columns.map(\.english))
    return writer.take()
  }
}
