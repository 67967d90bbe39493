import Domain
import Resources
import Store
import TerminalUI

/// A line of the overview that the cursor can stand on.
enum CardRow: Hashable {
  case person, enrolment, keeping, elsewhere, hidden, safety, journey, lights
  /// Where there is nothing else to stand beside: the desk's card is these, and the step.
  case contact, phone
  /// The next appointment, and who may be told on the telephone.
  case appointment, mayBeTold
  /// A pair of areas where there is room for two beside each other, else one.
  case areas(Int)
  case ownVoice, missing
  /// That they are away for some days, and when they are expected again.
  case absence
  /// What is borrowed and not brought back.
  case loans
}

/// How it stands with a participant, in one picture: who, the journey through the steps, the lights from first to last,
/// and what is missing.
struct CardOverview {
  let card: ParticipantCard
  private let workspace: Workspace
  private let selected: CardRow
  private let isRevealed: Bool
  private let words: CardWords

  init(_ card: ParticipantCard, _ screen: ParticipantScreen, _ workspace: Workspace) {
    self.card = card
    self.workspace = workspace
    selected = screen.row
    isRevealed = screen.isRevealed
    words = CardWords(card, workspace)
  }

  private var today: Day { workspace.today }
  private var language: Language { workspace.language }
  private var present: EnrolmentCard? { card.present(today: today) }

  /// Columns in front of the text: a blank, the mark of the row, a blank.
  private static let margin = 3
  /// From this width on areas stand two and two, and contact and phone beside the rest.
  private static let twoColumns = 72

  private var isNarrow: Bool { workspace.bodySize.width < CardOverview.twoColumns }

  // MARK: Rows

  /// A piece of the picture: what the cursor stands on, and how many lines it takes, the blank one above included.
  private struct Piece {
    let row: CardRow
    let height: Int
    let hasGap: Bool
  }

  /// Who sees neither the enrolment nor the lights has a short card: the step, the contact person, the telephone.
  private var isShort: Bool { !workspace.sees(.status) }

  private var pieces: [Piece] {
    let away = card.absences.isEmpty ? [] : [Piece(row: .absence, height: 1, hasGap: false)]
    let loans = card.loans.isEmpty ? [] : [Piece(row: .loans, height: 1, hasGap: false)]
    if isShort {
      return [CardRow.person, .contact, .phone, .appointment, .mayBeTold].map {
        Piece(row: $0, height: 1, hasGap: false)
      } + away + loans
    }
    var pieces = [Piece(row: .person, height: isNarrow ? 2 : 1, hasGap: false)]
    pieces.append(Piece(row: .enrolment, height: isNarrow ? 2 : 1, hasGap: false))
    if words.keeping != nil { pieces.append(Piece(row: .keeping, height: 1, hasGap: false)) }
    if words.elsewhere != nil { pieces.append(Piece(row: .elsewhere, height: 1, hasGap: false)) }
    pieces += [CardRow.appointment, .mayBeTold].map { Piece(row: $0, height: 1, hasGap: false) }
    pieces += away + loans
    if isRevealed { pieces.append(Piece(row: .hidden, height: 1, hasGap: false)) }
    if isRevealed, words.safety != nil { pieces.append(Piece(row: .safety, height: 1, hasGap: false)) }
    pieces.append(Piece(row: .journey, height: words.hasSteps ? Timeline.height : 1, hasGap: true))
    pieces.append(Piece(row: .lights, height: 1, hasGap: true))
    if words.lights != nil {
      let count = isNarrow ? LifeDomain.allCases.count : LifeDomain.allCases.count / 2
      pieces += (0..<count).map { Piece(row: .areas($0), height: 1, hasGap: false) }
    }
    if words.ownVoice != nil { pieces.append(Piece(row: .ownVoice, height: 1, hasGap: false)) }
    if words.isUnderWay { pieces.append(Piece(row: .missing, height: missing.count, hasGap: true)) }
    return pieces
  }

  private var missing: [[TextRun]] {
    words.missing(width: workspace.bodySize.width - CardOverview.margin - 1)
  }

  var rows: [CardRow] { pieces.map(\.row) }

  // MARK: Drawing

  func draw(on canvas: inout Canvas) {
    let pieces = pieces
    let chosen = pieces.firstIndex { $0.row == selected } ?? 0
    var y = 0
    for (index, piece) in pieces.enumerated().dropFirst(first(of: pieces, showing: chosen, height: canvas.height)) {
      if piece.hasGap, y > 0 { y += 1 }
      guard y < canvas.height else { return }
      if index == chosen {
        canvas.put(canvas.glyphs.selection, x: 1, y: y, style: .heading)
        canvas.placeCursor(x: 1, y: y)
      }
      let area = Rect(
        x: CardOverview.margin, y: y, width: max(0, canvas.width - CardOverview.margin - 1), height: piece.height)
      canvas.within(area) { draw(piece.row, on: &$0) }
      y += piece.height
    }
    drawLatest(on: &canvas, y: y + 1)
  }

  /// The first piece drawn: the earliest from which everything up to the chosen one fits.
  private func first(of pieces: [Piece], showing chosen: Int, height: Int) -> Int {
    var room = height - pieces[chosen].height
    var first = chosen
    while first > 0 {
      let needed = pieces[first - 1].height + (pieces[first].hasGap ? 1 : 0)
      guard needed <= room else { break }
      room -= needed
      first -= 1
    }
    return first
  }

  private func draw(_ row: CardRow, on canvas: inout Canvas) {
    switch row {
    case .person where isShort: canvas.put(words.stepLine, y: 0, width: canvas.width)
    case .contact: canvas.put(words.contact, y: 0, width: canvas.width)
    case .phone: canvas.put(words.phone(isRevealed: isRevealed), y: 0, width: canvas.width)
    case .person: drawPair(words.person, words.contact, on: &canvas)
    case .enrolment: drawPair(words.enrolment, words.phone(isRevealed: isRevealed), on: &canvas)
    case .keeping: canvas.put(words.keeping ?? "", y: 0, style: .muted, width: canvas.width)
    case .elsewhere: canvas.put(words.elsewhere ?? "", y: 0, style: .muted, width: canvas.width)
    case .appointment: canvas.put(words.nextAppointment, y: 0, width: canvas.width)
    case .mayBeTold: canvas.put(words.mayBeTold(width: canvas.width), y: 0, width: canvas.width)
    case .safety: canvas.put(words.safety ?? "", y: 0, width: canvas.width)
    case .hidden: canvas.put(words.revealed, y: 0, width: canvas.width)
    case .journey: drawJourney(on: &canvas)
    case .lights: drawLightsHeading(on: &canvas)
    case .areas(let index): drawAreas(index, on: &canvas)
    case .ownVoice: canvas.put(words.ownVoice ?? [], y: 0, width: canvas.width)
    case .missing:
      for (y, line) in missing.enumerated() { canvas.put(line, y: y, width: canvas.width) }
    case .absence: canvas.put(words.absence, y: 0, width: canvas.width)
    case .loans: canvas.put(words.loans, y: 0, width: canvas.width)
    }
  }

  /// What is said first, and at the right what is looked for; beneath each other where it is narrow.
  private func drawPair(_ left: [String], _ right: [TextRun], on canvas: inout Canvas) {
    guard !isNarrow else {
      canvas.put(fitted(left, canvas.width), y: 0, width: canvas.width)
      canvas.put(right, y: 1, width: canvas.width)
      return
    }
    let width = rightWidth(canvas.width)
    canvas.put(fitted(left, canvas.width - width - 2), y: 0, width: canvas.width - width - 2)
    canvas.put(right, x: canvas.width - width, y: 0, width: width)
  }

  /// As many whole parts as there is room for; of the first two a piece is better than nothing.
  private func fitted(_ parts: [String], _ width: Int) -> String {
    var text = parts.prefix(2).joined(separator: " \(workspace.glyphs.separator) ")
    for part in parts.dropFirst(2) {
      let longer = "\(text) \(workspace.glyphs.separator) \(part)"
      guard TextWidth.of(workspace.glyphs.presentable(longer)) <= width else { break }
      text = longer
    }
    return text
  }

  /// What contact and phone need, so that the two stand under each other.
  private func rightWidth(_ width: Int) -> Int {
    let needed = [words.contact, words.phone(isRevealed: isRevealed)].map { runs in
      runs.reduce(0) { $0 + TextWidth.of(workspace.glyphs.presentable($1.text)) }
    }
    return min(max(needed.max() ?? 0, 18), width * 2 / 5)
  }

  // MARK: The journey

  private func drawJourney(on canvas: inout Canvas) {
    let label = language(ParticipantText.journey)
    let labelWidth = min(10, canvas.width / 4)
    canvas.put(label, y: 0, style: .heading, width: labelWidth)
    let area = canvas.bounds.inset(left: labelWidth)
    guard let present, let journey = CardJourney(present, in: workspace) else {
      canvas.within(area) { $0.put(language(ParticipantText.noSteps), y: 0, style: .muted, width: $0.width) }
      return
    }
    canvas.within(area) { canvas in
      // The words for today begin under the line and need room to its right.
      journey.timeline.draw(on: &canvas, lineWidth: max(1, canvas.width - min(10, canvas.width / 5)))
    }
  }

  // MARK: Lights

  private func drawLightsHeading(on canvas: inout Canvas) {
    canvas.put(words.lightsHeading, y: 0, width: canvas.width)
    guard let change = words.change else { return }
    let text = FigureWords(language).change(change)
    let width = TextWidth.of(canvas.glyphs.presentable(text))
    guard width + 30 < canvas.width else { return }
    canvas.put(text, x: canvas.width - width, y: 0, width: width)
  }

  private func drawAreas(_ index: Int, on canvas: inout Canvas) {
    guard !isNarrow else {
      draw(LifeDomain.allCases[index], on: &canvas)
      return
    }
    // Down the first column, then the second, as in the catalogue.
    let column = canvas.width / 2
    let half = LifeDomain.allCases.count / 2
    canvas.within(Rect(x: 0, y: 0, width: column - 1, height: 1)) { draw(LifeDomain.allCases[index], on: &$0) }
    canvas.within(Rect(x: column, y: 0, width: canvas.width - column, height: 1)) {
      draw(LifeDomain.allCases[index + half], on: &$0)
    }
  }

  private func draw(_ area: LifeDomain, on canvas: inout Canvas) {
    guard let lights = words.lights else { return }
    let after = lights.latest.lights[area]
    var runs: [TextRun] = []
    if let first = lights.first {
      let before = first.lights[area]
      runs = [
        LightCells.run(before, glyphs: canvas.glyphs), TextRun(" \(canvas.glyphs.arrowRight) ", .muted),
        LightCells.run(after, glyphs: canvas.glyphs),
      ]
      if let before, let after, before != after {
        runs.append(
          after < before
            ? TextRun(" " + language(ParticipantText.better))
            : TextRun(" " + language(ParticipantText.worse), .warning))
      }
    } else {
      runs = LightCells.named(after, glyphs: canvas.glyphs, in: language)
    }
    let nameWidth = min(CardWords.areaWidth, max(8, canvas.width - 12))
    canvas.put(language(area.textKey), y: 0, width: nameWidth)
    canvas.put(runs, x: nameWidth + 1, y: 0, width: max(0, canvas.width - nameWidth - 1))
  }

  // MARK: The latest entries, where there is room

  private func drawLatest(on canvas: inout Canvas, y: Int) {
    guard canvas.height - y >= 4 else { return }
    let area = Rect(x: 0, y: y, width: canvas.width, height: min(canvas.height - y, 10))
    canvas.within(area) { canvas in
      if isShort { return CardNotes(card, workspace).drawLatest(on: &canvas) }
      CardLog(card, workspace).drawLatest(on: &canvas)
    }
  }

  // MARK: What the cursor stands on

  var hint: String? { words.hint(selected, areas: areas(of: selected)) }

  private func areas(of row: CardRow) -> [LifeDomain] {
    guard case .areas(let index) = row else { return [] }
    let all = LifeDomain.allCases
    return isNarrow ? [all[index]] : [all[index], all[index + all.count / 2]]
  }

  /// Days in the step on the journey, the change on the lights, what is out.
  var figure: Figure? {
    switch selected {
    case .journey: present.flatMap { CardFigures(card, workspace).daysInStep($0) }
    case .lights, .areas: CardFigures(card, workspace).lightsChange
    case .loans: CardFigures(card, workspace).loans
    default: nil
    }
  }
}
