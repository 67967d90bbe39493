import Testing

@testable import Domain

@Suite("Small numbers in what leaves the house")
struct CountTableTests {
  @Test(
    "In thousands of tables with all their sums nobody finds a small number, and the others that go with it stay wide")
  func attack() {
    var numbers = SeededNumbers(4)
    var (hidden, plainly) = (0, 0)
    for trial in 0..<2040 {
      let isLine = trial % 2 == 0
      let (rows, columns) = (
        isLine ? 1 : Int.random(in: 2...5, using: &numbers), Int.random(in: 2...6, using: &numbers)
      )
      let size = [3, 8, 25, 80][trial / 2 % 4]
      let table = TableUnderAttack(
        (0..<rows).map { _ in
          (0..<columns).map { _ in
            Int.random(in: 0..<4, using: &numbers) == 0 ? 0 : Int.random(in: 0...size, using: &numbers)
          }
        })
      let told = table.published
      #expect(table.findings(told).isEmpty, "\(table.counts) in \(rows) rows, told as \(told)")
      guard trial % 24 < 4 else { continue }
      hidden += told.count { $0 == .hidden }
      plainly += table.plainly.count { $0 == .hidden }
    }
    #expect(hidden <= plainly, "\(hidden) are hidden along, where the plain way hides \(plainly)")
    #expect(hidden > 0)
  }

  @Test("None is told, a row of fewer than five is not there, and five is told")
  func signs() {
    let told = TableUnderAttack([[12, 0, 9], [1, 0, 3], [5, 8, 7]]).published
    #expect(told[1] == .count(0))
    #expect(told[3...5] == [.left, .left, .left])
    #expect(told[10] == .left)
    #expect(told[0] != .left)
  }

  @Test("A small number and one other in a sum that is told are not enough: both would be found within a few")
  func companions() {
    var table = CountTable()
    let whole = table.add(72, isDear: true)
    let parts = [2, 30, 40].map { table.add($0, of: [whole]) }
    table.relate(parts, are: whole)
    let told = table.published()
    #expect(parts.map { told[$0] } == [.few, .hidden, .hidden])
    #expect(told[whole] == .count(72))
  }

  @Test("What cannot be more than what it rests on is guarded too: all have ended, and one way of it is small")
  func withinWhole() {
    var table = CountTable()
    let whole = table.add(30, isDear: true)
    let completed = table.add(28, of: [whole])
    let left = table.add(2, of: [whole])
    table.relate([completed, left], areWithin: whole)
    let told = table.published()
    #expect(told[left] == .few)
    #expect(told[completed] == .hidden)
    #expect(told[whole] == .count(30))
  }

  @Test("Nothing goes along where nothing can be found by subtraction")
  func alone() {
    var table = CountTable()
    let whole = table.add(30, isDear: true)
    let work = table.add(3, of: [whole])
    table.relate([work], areWithin: whole)
    let told = table.published()
    #expect(told[work] == .few)
    #expect(told[whole] == .count(30))
    #expect(told.hidden == 1)
  }

  @Test("What rests on fewer than five is not told at all")
  func bases() {
    var table = CountTable()
    let relapsed = table.add(3)
    let back = table.add(3, of: [relapsed])
    let soon = table.add(0, of: [back])
    let told = table.published()
    #expect(told[relapsed] == .few)
    #expect(told[back] == .left && told[soon] == .left)
  }
}
