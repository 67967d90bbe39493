import TerminalUI

/// Where things stand on the board at a size: five columns with people between a head and the numbers, or one list.
struct StepsLayout {
  let size: Size

  init(_ size: Size) { self.size = size }

  /// Five columns of names need this much; below it the steps stand under each other.
  static let narrowest = 60

  var isList: Bool { size.width < StepsLayout.narrowest }
  /// On a low terminal people come before numbers and lines.
  var hasFigures: Bool { size.height >= 8 }
  var hasRules: Bool { size.height >= 10 }

  private var head: Int { hasRules ? 2 : 1 }
  private var foot: Int { hasFigures ? 2 + (hasRules ? 1 : 0) : 0 }

  /// Rows of people; in a list every row.
  var peopleRows: Int { max(1, isList ? size.height : size.height - head - foot) }
  var peopleTop: Int { head }
  var medianRow: Int { size.height - 2 }
  var movesRow: Int { size.height - 1 }
  var lowerRule: Int { size.height - 3 }

  struct Column {
    let place: StepsPlace
    let x: Int
    let width: Int
  }

  /// The intake gets a little less than a step: nobody is without a contact person there yet.
  var columns: [Column] {
    let room = max(0, size.width - (StepsPlace.all.count - 1))
    let step = room * 16 / 76
    var x = 0
    return StepsPlace.all.map { place in
      let width = place == .intake ? room - step * (StepsPlace.all.count - 1) : step
      defer { x += width + 1 }
      return Column(place: place, x: x, width: width)
    }
  }
}
