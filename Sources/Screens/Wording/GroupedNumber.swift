extension BinaryInteger {
  /// `5 000`, `−3`: figures in threes that stay on one line, and the sign of arithmetic.
  var grouped: String {
    let figures = String(magnitude)
    let threes = figures.enumerated().map { index, figure in
      index > 0 && (figures.count - index) % 3 == 0 ? "\u{A0}\(figure)" : String(figure)
    }
    return (self < 0 ? "−" : "") + threes.joined()
  }
}
