/// One of the four steps of a programme: its name and content are data of the programme.
public struct Step: Hashable, Sendable {
  /// Full name, for the card and the chooser.
  public var name: String
  /// At most 12 columns, for the board and the list.
  public var shortName: String
  /// What a participant meets in this step.
  public var content: [String]
  /// Where the telling is our own reading, said plainly.
  public var note: String?
  /// How long it may last; nil where no rule is known.
  public var limit: StepLimit?
  /// What should be in place before the next.
  public var checklist: Checklist

  public init(
    name: String, shortName: String, content: [String] = [], note: String? = nil, limit: StepLimit? = nil,
    checklist: Checklist = .standard
  ) {
    self.limit = limit
    self.checklist = checklist
    self.name = name
    self.shortName = shortName
    self.content = content
    self.note = note
  }
}

/// Exactly four steps in order.
public struct StepModel: Hashable, Sendable {
  public let steps: [Step]

  public static let count = 4

  /// Nil unless there are exactly four.
  public init?(steps: [Step]) {
    guard steps.count == StepModel.count else { return nil }
    self.steps = steps
  }

  public subscript(number: StepNumber) -> Step { steps[number.value - 1] }
}

/// 1 to 4.
public struct StepNumber: Hashable, Comparable, Sendable {
  public let value: Int

  public init?(_ value: Int) {
    guard (1...StepModel.count).contains(value) else { return nil }
    self.value = value
  }

  private init(unchecked value: Int) { self.value = value }

  public static let all = (1...StepModel.count).map { StepNumber(unchecked: $0) }
  public static let first = StepNumber(unchecked: 1)
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }

  public var next: StepNumber? { StepNumber(value + 1) }
  public var previous: StepNumber? { StepNumber(value - 1) }
}
