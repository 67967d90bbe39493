import Testing

@testable import TerminalUI

@Suite("The choice follows the record, not the row")
struct ListTests {
  private func settled(_ names: [String], on name: String, height: Int = 5) -> ListState<String> {
    var list = ListState<String>()
    list.select(name, rows: ListRows(names), height: height)
    return list
  }

  @Test("It begins on the first row, and an empty list has none")
  func begins() {
    var list = ListState<String>()
    list.settle(rows: ListRows(["Aisha", "Jonas"]), height: 5)
    #expect(list.selected == "Aisha")
    list.settle(rows: ListRows([]), height: 5)
    #expect(list.selected == nil)
  }

  @Test("Sorting and reloading leave it on the same person")
  func sorting() {
    var list = settled(["Aisha", "Jonas", "Per"], on: "Jonas")
    list.settle(rows: ListRows(["Per", "Nina", "Jonas", "Aisha"]), height: 5)
    #expect(list.selected == "Jonas")
    #expect(list.selectedRow(in: ListRows(["Per", "Nina", "Jonas", "Aisha"])) == 2)
  }

  @Test("When the person is gone, the next takes the place; after the last, the one before")
  func removal() {
    var list = settled(["Aisha", "Jonas", "Per"], on: "Jonas")
    list.settle(rows: ListRows(["Aisha", "Per"]), height: 5)
    #expect(list.selected == "Per")
    list.settle(rows: ListRows(["Aisha"]), height: 5)
    #expect(list.selected == "Aisha")
  }

  @Test("A filter that hides the person goes to the nearest that is left")
  func filtering() {
    let all = ["Aas", "Berg", "Dahl", "Hansen", "Moen", "Vik", "Ås"]
    var list = settled(all, on: "Hansen")
    list.settle(rows: ListRows(["Aas", "Dahl", "Ås"]), height: 5)
    #expect(list.selected == "Dahl")
  }

  @Test("A filter that matches nothing, then Esc: the choice is back")
  func emptyFilter() {
    let all = ["Aas", "Berg", "Dahl"]
    var list = settled(all, on: "Berg")
    list.settle(rows: ListRows([]), height: 5)
    #expect(list.handle(.enter, rows: ListRows([]), height: 5) == false)
    #expect(list.handle(.down, rows: ListRows([]), height: 5) == true)
    #expect(list.selected == nil)
    list.settle(rows: ListRows(all), height: 5)
    #expect(list.selected == "Berg")
  }

  @Test("It tells what is marked, that it goes on, and what lies under a click")
  func marksAndEnds() {
    let all = ["Aas", "Berg", "Dahl", "Hansen", "Moen", "Vik", "Ås"]
    let list = settled(all, on: "Hansen", height: 3)
    let rows = drawn(10, 3) { canvas in
      list.draw(on: &canvas, rows: ListRows(all), isMarked: { $0 == "Dahl" }) { canvas, name, _ in
        canvas.put(name, y: 0)
      }
    }
    #expect(rows == ["↑  Berg    ", "  *Dahl    ", "↓> Hansen  "].map { String($0.prefix(10)) })
    #expect(list.record(at: 1, rows: ListRows(all), height: 3) == "Dahl")
    #expect(list.record(at: 3, rows: ListRows(all), height: 3) == nil)
    #expect(list.record(at: -1, rows: ListRows(all), height: 3) == nil)
  }

  @Test("Arrows, pages, ends and letters move it")
  func keys() {
    let rows = ListRows<Int>(count: 100, id: { $0 }, index: { $0 })
    var list = ListState<Int>()
    func press(_ key: Key, _ letters: ListState<Int>.Letters = .movement) -> Int? {
      _ = list.handle(key, rows: rows, height: 10, letters: letters)
      return list.selected
    }
    #expect(press(.down) == 1)
    #expect(press(.character("j")) == 2)
    #expect(press(.pageDown) == 11)
    #expect(list.window.top == 2)
    #expect(press(.up) == 10)
    #expect(list.window.top == 2)
    #expect(press(.end) == 99)
    #expect(press(.down) == 99)
    #expect(press(.pageUp) == 90)
    #expect(press(.character("g")) == 0)
    #expect(press(.character("G")) == 99)
    #expect(press(.home) == 0)
    #expect(press(.character("G"), .none) == 0)
  }

  @Test("A letter can jump to the next name with it, and round again")
  func jumping() {
    let rows = ListRows(["Aas", "Berg", "Bø", "Dahl"])
    var list = ListState<String>()
    list.settle(rows: rows, height: 2)
    #expect(list.jump(rows: rows, height: 2) { $0.hasPrefix("B") } == true)
    #expect(list.selected == "Berg")
    #expect(list.jump(rows: rows, height: 2) { $0.hasPrefix("B") } == true)
    #expect(list.selected == "Bø")
    #expect(list.jump(rows: rows, height: 2) { $0.hasPrefix("B") } == true)
    #expect(list.selected == "Berg")
    #expect(list.jump(rows: rows, height: 2) { $0.hasPrefix("X") } == false)
    #expect(list.selected == "Berg")
  }

  @Test("100,000 rows cost what is seen, not what there is")
  func large() {
    final class Count { var asked = 0 }
    let count = Count()
    let rows = ListRows<Int>(
      count: 100_000,
      id: { row in
        count.asked += 1
        return row
      }, index: { row in row })
    var list = ListState<Int>()
    _ = list.handle(.end, rows: rows, height: 20)
    _ = drawn(80, 20) { list.draw(on: &$0, rows: rows) { canvas, id, _ in canvas.put("\(id)", y: 0) } }
    #expect(list.selected == 99_999)
    #expect(count.asked < 100)
  }

  @Test("The chosen row has a mark, the style and the cursor; lights keep their colours")
  func drawing() {
    let names = ["Hansen, Åse", "Thanh, 阮文", "Vik, Eli"]
    let list = settled(names, on: "Thanh, 阮文")
    var canvas = Canvas(size: Size(width: 16, height: 3))
    list.draw(on: &canvas, rows: ListRows(names)) { canvas, name, isSelected in
      #expect(isSelected == (name == "Thanh, 阮文"))
      canvas.put(name, y: 0, width: canvas.width - 1)
      canvas.put(canvas.glyphs.lightRed, x: canvas.width - 1, y: 0, style: .lightRed)
    }
    let frame = canvas.frame()
    #expect(frame.rows == ["   Hansen, Åse ■", " > Thanh, 阮文 ■", "   Vik, Eli    ■"])
    #expect(frame.cursor == Point(x: 1, y: 1))
    #expect(frame.styleLayer.split(separator: "\n")[1] == ".SSSSSSSSSSSSSSR")
  }
}

@Suite("A table gives its columns what they need")
struct TableTests {
  private enum Part { case name, number, days, contact }

  private let columns = [
    TableColumn(Part.name, "Navn", width: .flexible(min: 8, weight: 2)),
    TableColumn(Part.number, "Nr", width: .fixed(6), dropOrder: 1),
    TableColumn(Part.days, "Dager", width: .fixed(5), align: .right),
    TableColumn(Part.contact, "Kontakt", width: .flexible(min: 7, max: 10), dropOrder: 2),
  ]

  @Test("What is left over is shared, up to the most a column can use")
  func sharing() {
    let layout = TableLayout(columns, width: 50)
    #expect(layout.places.map(\.width) == [26, 6, 5, 10])
    #expect(layout.places.map(\.x) == [0, 27, 34, 40])
  }

  @Test("When it is narrow, the least important column goes first")
  func dropping() {
    #expect(TableLayout(columns, width: 28).places.map(\.column.id) == [.name, .number, .days])
    #expect(TableLayout(columns, width: 20).places.map(\.column.id) == [.name, .days])
    #expect(TableLayout(columns, width: 3).places.map(\.column.id) == [.name, .days])
  }

  @Test("The header says what it is sorted by and which way, even where the title is cut")
  func header() {
    let layout = TableLayout(columns, width: 29)
    func row(_ sort: TableSort<Part>?) -> [String] { drawn(29, 1) { layout.drawHeader(on: &$0, sort: sort) } }
    #expect(row(nil) == ["Navn     Nr     Dager Kontakt"])
    #expect(row(TableSort(.name)) == ["Navn ↑   Nr     Dager Kontakt"])
    #expect(row(TableSort(.days, isDescending: true)) == ["Navn     Nr   Dager ↓ Kontakt"])
    let narrow = TableLayout([TableColumn(Part.contact, "Kontakt", width: .fixed(5))], width: 5)
    #expect(drawn(5, 1) { narrow.drawHeader(on: &$0, sort: TableSort(.contact)) } == ["Ko… ↑"])
  }

  @Test("What one column does not need goes to one that would be cut, and a cell takes the blanks beside it")
  func fitting() {
    let people = [("Kristoffersen, Anne", "34"), ("Vik, Eli", "–")]
    let layout = TableLayout(Array(columns.dropLast()), width: 32, fitting: people, glyphs: .unicode) { part, person in
      [TextRun(part == .name ? person.0 : part == .days ? person.1 : "")]
    }
    #expect(layout.places.map(\.width) == [19, 6, 5])
    let leaning = [columns[0], TableColumn(Part.contact, "Kontakt", width: .fixed(8), leans: true)]
    let rows = drawn(29, 2) { canvas in
      TableLayout(columns, width: 29).drawRow(on: &canvas) {
        [TextRun($0 == .name ? "Vik" : $0 == .number ? "venter på" : $0 == .days ? "34" : "mangler")]
      }
      TableLayout(leaning, width: 28).drawRow(on: &canvas, y: 1) { [TextRun($0 == .name ? "Vik" : "mangler i dag")] }
    }
    #expect(rows == ["Vik      venter på 34 mangler", "Vik            mangler i dag "])
  }

  @Test("A wide name does not push the columns after it")
  func rows() {
    let layout = TableLayout(columns, width: 29)
    let rows = drawn(29, 2) { canvas in
      for (y, name) in ["Thanh, 阮文", "Vik"].enumerated() {
        layout.drawRow(on: &canvas, y: y) { part in
          switch part {
          case .name: [TextRun(name)]
          case .number: ["P-0203"]
          case .days: ["34"]
          case .contact: [TextRun("! ", .warning), "mangler"]
          }
        }
      }
    }
    #expect(rows == ["Thanh, … P-0203    34 ! mang…", "Vik      P-0203    34 ! mang…"])
  }
}
