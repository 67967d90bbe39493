import Domain
import Resources
import TerminalUI

/// What stands around every screen: the head with the trail, and the three last rows.
enum Chrome {
  static func draw(_ stack: [any Screen], on canvas: inout Canvas, in workspace: Workspace) {
    guard let top = stack.last else { return }
    if top is BlankScreen {
      top.draw(on: &canvas, in: workspace)
      return
    }
    let layout = layout(stack, canvas.size, workspace)
    workspace.bodySize = layout.body.size
    drawHeader(on: &canvas, in: workspace)
    if layout.header.height > 1 { drawTrail(stack, on: &canvas, in: workspace) }
    drawBodies(stack, on: &canvas, body: layout.body, in: workspace)
    layout.drawRules(on: &canvas)
    drawMessage(top, on: &canvas, at: layout.message, in: workspace)
    footer(of: top, in: workspace).draw(on: &canvas, y: layout.footer.y)
  }

  private static func layout(_ stack: [any Screen], _ size: Size, _ workspace: Workspace) -> ScreenLayout {
    ScreenLayout(size, headerRows: trailTitles(stack, workspace).isEmpty ? 1 : 2)
  }

  /// Where the topmost screen draws; nil where nothing of it is drawn.
  static func rect(of stack: [any Screen], in size: Size, _ workspace: Workspace) -> Rect? {
    guard let top = stack.last, !(top is BlankScreen), size.width >= App.smallest.width,
      size.height >= App.smallest.height
    else { return nil }
    let body = layout(stack, size, workspace).body
    guard case .panel(let rows) = presentation(top, workspace) else { return body }
    return panel(rows, in: body).inset(top: 1)
  }

  // MARK: Head

  private static func drawHeader(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    var right = [workspace.settings.userTitle]
    var when = Dates(language).weekdayAndDate(workspace.today)
    if !workspace.settings.todayIsGiven {
      let clock = workspace.settings.clock()
      if !clock.isEmpty { when += " \(clock)" }
    }
    right.append(when)
    let rightText = right.filter { !$0.isEmpty }.joined(separator: " \(workspace.glyphs.separator) ")
    var left = "Stegvis"
    // Before the organisation's name, which may be cut short.
    if let entry = workspace.settings.asOfEntry {
      left += " (\(language(CommonText.asOfEntry, ["n": entry])))"
    } else if workspace.settings.isReadOnly {
      left += " (\(language(CommonText.readOnly)))"
    }
    if !workspace.settings.organisation.isEmpty {
      left += " \(workspace.glyphs.separator) \(workspace.settings.organisation)"
    }
    let width = canvas.width
    let rightWidth = min(TextWidth.of(workspace.glyphs.presentable(rightText)), max(0, width - 12))
    canvas.put(left, x: 1, y: 0, style: .header, width: max(0, width - rightWidth - 3))
    canvas.put(rightText, x: width - rightWidth - 1, y: 0, style: .muted, width: rightWidth)
  }

  private static func trailTitles(_ stack: [any Screen], _ workspace: Workspace) -> [String] {
    // A panel says its own name, in its rule.
    stack.filter { presentation($0, workspace) == .full }.map { $0.title(in: workspace) }.filter { !$0.isEmpty }
  }

  private static func drawTrail(_ stack: [any Screen], on canvas: inout Canvas, in workspace: Workspace) {
    guard let base = stack.last(where: { presentation($0, workspace) == .full }) else { return }
    let status = status(of: base, in: workspace)
    let statusWidth = status.columns(workspace.glyphs)
    let room = canvas.width - 2
    // The trail keeps its last part whole: where one is, before how one came.
    let trailRoom = max(room - statusWidth - 1, min(room, 16))
    let titles = [workspace.language(CommonText.menu)] + trailTitles(stack, workspace)
    canvas.put(
      trail(titles, width: trailRoom, glyphs: workspace.glyphs), x: 1, y: 1, width: trailRoom)
    let left = room - trailRoom
    if left > 2 { canvas.put(status, x: 1 + trailRoom, y: 1, width: left, align: .right) }
  }

  /// How many rows are marked stands first, since what a narrow window cuts off is the end.
  private static func status(of screen: any Screen, in workspace: Workspace) -> [TextRun] {
    let status = screen.status(in: workspace)
    if screen.markedCount == 0 { return status }
    return [TextRun(workspace.language(ListText.marked, ["n": screen.markedCount]) + "  ", .key)] + status
  }

  static func trail(_ titles: [String], width: Int, glyphs: GlyphSet) -> [TextRun] {
    let separator = " \(glyphs.breadcrumb) "
    var parts = titles
    func length() -> Int { TextWidth.of(glyphs.presentable(parts.joined(separator: separator))) }
    var cut = false
    while parts.count > 1 && length() + (cut ? 4 : 0) > width {
      parts.removeFirst()
      cut = true
    }
    var runs: [TextRun] = []
    if cut { runs.append(TextRun("\(glyphs.ellipsis)\(separator)", .muted)) }
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      runs.append(TextRun(part, isLast ? .heading : .muted))
      if !isLast { runs.append(TextRun(separator, .muted)) }
    }
    return runs
  }

  // MARK: Body

  /// The topmost screen that fills the window.
  static func firstShown(_ stack: [any Screen], in workspace: Workspace) -> Int? {
    stack.lastIndex { presentation($0, workspace) == .full }
  }

  private static func presentation(_ screen: any Screen, _ workspace: Workspace) -> Presentation {
    screen.presentation(in: workspace, size: workspace.bodySize)
  }

  private static func drawBodies(
    _ stack: [any Screen], on canvas: inout Canvas, body: Rect, in workspace: Workspace
  ) {
    guard let first = firstShown(stack, in: workspace) else { return }
    guard let panel = stack[(first + 1)...].last, case .panel(let rows) = presentation(panel, workspace) else {
      canvas.within(body) { stack[first].draw(on: &$0, in: workspace) }
      return
    }
    let below = Chrome.panel(rows, in: body)
    let above = Rect(x: body.x, y: body.y, width: body.width, height: body.height - below.height)
    canvas.within(above) { stack[first].draw(on: &$0, in: workspace) }
    canvas.within(below) { canvas in
      canvas.clear()
      canvas.rule(y: 0)
      canvas.put(" \(panel.title(in: workspace)) ", x: 2, y: 0, style: .heading)
      canvas.within(canvas.bounds.inset(top: 1)) { panel.draw(on: &$0, in: workspace) }
    }
  }

  /// The panel takes what it needs; at least three rows of the screen beneath stay in sight where there is room.
  private static func panel(_ rows: Int, in body: Rect) -> Rect {
    let height = min(rows + 1, max(body.height - 3, min(rows + 1, body.height)))
    return Rect(x: body.x, y: body.maxY - height, width: body.width, height: height)
  }

  // MARK: Foot

  private static func drawMessage(
    _ top: any Screen, on canvas: inout Canvas, at row: Rect, in workspace: Workspace
  ) {
    guard !row.isEmpty else { return }
    let y = row.y
    let room = canvas.width - 2
    guard let message = workspace.message else {
      if let hint = top.hint(in: workspace) { canvas.put(hint, x: 1, y: y, style: .muted, width: room) }
      return
    }
    var textRoom = room
    if let offer = message.offer, let undo = StandardCommands.key(for: offer, workspace) {
      let width = undo.reduce(0) { $0 + TextWidth.of($1.text) }
      canvas.put(undo, x: canvas.width - width - 1, y: y)
      textRoom -= width + 2
    }
    put(TextRun(message.text, message.style), on: &canvas, y: y, width: textRoom)
  }

  /// Puts a sentence into the message row. One that says what to do is not cut before it has said it: a long one takes
  /// the rule's row too.
  static func put(_ message: TextRun, on canvas: inout Canvas, y: Int, width: Int) {
    let lines = message.text.wrapped(to: max(1, width), glyphs: canvas.glyphs)
    if lines.count > 1, y > 1, let first = lines.first {
      canvas.fill(Rect(x: 0, y: y - 1, width: canvas.width, height: 1))
      canvas.put(first, x: 1, y: y - 1, style: message.style, width: max(0, width))
    }
    let last = lines.count > 1 ? lines.dropFirst().joined(separator: " ") : message.text
    canvas.put(last, x: 1, y: y, style: message.style, width: max(0, width))
  }

  private static func footer<S: Screen>(of screen: S, in workspace: Workspace) -> Footer {
    if let footer = screen.footer(in: workspace) { return footer }
    var footer = StandardCommands.table(for: S.self, bindings: workspace.bindings)
      .footer(for: Scene(screen, in: workspace), labels: workspace.labels)
    // `Esc` explains itself, and its word would stand beside that of the step back.
    let escape = workspace.labels.label(.escape)
    for index in footer.items.indices where footer.items[index].keys == escape {
      footer.items[index] = Footer.Item(keys: escape, title: "", place: footer.items[index].place)
    }
    return footer
  }

  // MARK: Too small

  static func drawTooSmall(on canvas: inout Canvas, language: Language) {
    let text = language(
      ErrorText.windowTooSmall, ["columns": App.smallest.width, "rows": App.smallest.height])
    for (y, line) in text.wrapped(to: max(1, canvas.width)).enumerated() { canvas.put(line, y: y, style: .warning) }
  }
}
