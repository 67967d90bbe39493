extension Int {
  /// `5 000`: figures in threes, for numbers that are read and not counted.
  var grouped: String {
    let figures = String(magnitude)
    let threes = figures.enumerated().map { index, figure in
      index > 0 && (figures.count - index) % 3 == 0 ? " \(figure)" : String(figure)
    }
    return (self < 0 ? "-" : "") + threes.joined()
  }
}
