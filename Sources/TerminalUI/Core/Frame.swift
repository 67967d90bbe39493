/// Columns and rows of a terminal or of a part of it.
public struct Size: Hashable, Sendable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A place on the screen; (0, 0) is the upper left cell.
public struct Point: Hashable, Sendable {
  public var x: Int
  public var y: Int

  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A finished picture: every cell of the screen, and where the cursor stands.
///
/// The cursor is always inside, on the row that keys act upon, so that a screen reader can follow it;
/// `cursorVisible` is true where text is typed.
public struct Frame: Hashable, Sendable {
  public let size: Size
  /// Row by row, `size.width * size.height` cells.
  public let cells: [Cell]
  public let cursor: Point
  public let cursorVisible: Bool

  public init(size: Size, cells: [Cell], cursor: Point, cursorVisible: Bool) {
    self.size = size
    self.cells = cells
    self.cursor = cursor
    self.cursorVisible = cursorVisible
  }

  public subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }
}
