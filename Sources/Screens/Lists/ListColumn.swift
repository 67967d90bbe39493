import Domain
import Resources
import Store
import TerminalUI

/// A column of a list, said once: its heading, how wide it is, who sees it, what stands in it, how rows are put in order by
/// it, and what of it programs get.
struct ListColumn<Row>: Sendable {
  /// Stable: commands, remembered orders and tests go by it.
  let id: String
  /// What it is called where it is chosen.
  let title: Phrase
  /// What stands over it: its title, where nothing else is said.
  let heading: @Sendable (Workspace) -> String
  let width: TableColumn<String>.Width
  let align: Alignment
  /// As ``TableColumn/dropOrder``.
  let dropOrder: Int
  /// The least width of a window in which it is shown.
  let from: Int
  /// What a role must see for it to be there; nil: everybody has it who may see the list.
  let sees: Information?
  let cell: @Sendable (Row, Workspace) -> [TextRun]
  /// Nil where an order by it says nothing, and where whoever gives the rows puts them in order.
  let sort: (@Sendable (Row, Workspace) -> ListOrder)?
  /// Whether rows can be put in order of it, here or by whoever gives them.
  let isSortable: Bool
  /// Nil where it is for the eye only.
  let value: ListValue<Row>?
  /// The number that stands in it; nil where that is none.
  var figure: (@Sendable (Row, Workspace) -> Figure?)?
  /// Whether it stands there now; nil: always.
  private(set) var stands: (@Sendable (Workspace) -> Bool)?
  /// What is too wide for it may begin in front of it, where that is blank.
  var leans = false

  /// It is there at times, such as while what waits for a key is shown.
  func standing(_ stands: @escaping @Sendable (Workspace) -> Bool) -> ListColumn {
    var column = self
    column.stands = stands
    return column
  }

  init(
    _ id: String, _ title: some Resources.TextKey, _ width: TableColumn<String>.Width, align: Alignment = .left,
    dropOrder: Int = 0, from: Int = 0, heading: (@Sendable (Workspace) -> String)? = nil, sees: Information?,
    isSortedAtSource: Bool = false, sort: (@Sendable (Row, Workspace) -> ListOrder)?, value: ListValue<Row>?,
    cell: @escaping @Sendable (Row, Workspace) -> [TextRun]
  ) {
    self.id = id
    self.title = Phrase(title)
    self.heading = heading ?? { $0.language(title) }
    self.width = width
    self.align = align
    self.dropOrder = dropOrder
    self.from = from
    self.sees = sees
    self.sort = sort
    isSortable = sort != nil || isSortedAtSource
    self.value = value
    self.cell = cell
  }
}

/// What a column gives to programs.
struct ListValue<Row>: Sendable {
  /// Its key in JSON, and its heading in CSV.
  let key: String
  /// Its place among the values; columns stand on the screen in another order.
  let place: Int
  let read: @Sendable (Row, Workspace) -> JSON

  init<Value: JSONValue>(_ key: String, at place: Int, _ read: @escaping @Sendable (Row, Workspace) -> Value) {
    self.key = key
    self.place = place
    self.read = { read($0, $1).json }
  }
}

/// Where a row belongs when a list is in order of a column.
enum ListOrder: Hashable, Sendable {
  case number(Int)
  case text([UInt8])
  /// Says nothing there: last, whichever way the order goes.
  case missing

  /// As names are in order in Norwegian.
  static func text(_ text: String?) -> ListOrder {
    guard let text, !text.isEmpty else { return .missing }
    return .text(text.norwegianOrder)
  }

  static func number(_ number: Int?) -> ListOrder { number.map { .number($0) } ?? .missing }
  static func day(_ day: Day?) -> ListOrder { number(day.map { Int($0.number) }) }

  /// Whether it comes before the other; nil when neither does.
  func precedes(_ other: ListOrder, descending: Bool) -> Bool? {
    switch (self, other) {
    case (.missing, .missing): nil
    case (.missing, _): false
    case (_, .missing): true
    case (.number(let one), .number(let two)): one == two ? nil : (one < two) != descending
    case (.text(let one), .text(let two)): one == two ? nil : one.lexicographicallyPrecedes(two) != descending
    case (.number, .text): true
    case (.text, .number): false
    }
  }
}
