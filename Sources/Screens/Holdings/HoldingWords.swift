import Domain
import Resources
import Store
import TerminalUI

/// What holds for a time, and what was measured, in words.
struct HoldingWords {
  private let language: Language
  private let today: Day
  private let glyphs: GlyphSet
  private let death: Day?
  private let instruments: [Instrument]

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    language = workspace.language
    today = workspace.today
    glyphs = workspace.glyphs
    death = card.enrolments.map(\.enrolment.fact).death
    instruments = workspace.catalogue?.instruments ?? []
  }

  func name(_ id: String) -> String { HoldingNames.name(of: id, in: language) }

  // MARK: What holds

  func standing(_ holding: Holding) -> Holding.Standing { holding.standing(on: today, death: death) }

  /// `i gang`, `tilbudt`, `avsluttet 30.11.2026`.
  func state(_ holding: Holding) -> TextRun {
    switch standing(holding) {
    case .underWay: TextRun(language(HoldingText.underWay))
    case .offered: TextRun(language(HoldingText.offered), .warning)
    case .toCome: TextRun(language(HoldingText.toCome), .muted)
    case .ended: TextRun(language(HoldingText.ended), .muted)
    }
  }

  /// `fra 14.08.2026`, `14.08.2026–30.11.2026`.
  func period(_ holding: Holding) -> String {
    let last: Day? = if case .ended(let day) = standing(holding) { day } else { holding.to }
    guard let last else { return "\(language(HoldingText.from).lowercased()) \(holding.from.norwegian)" }
    return "\(holding.from.norwegian)–\(last.norwegian)"
  }

  func detail(_ holding: Holding) -> String {
    [holding.giver, holding.note].compactMap(\.self).joined(separator: " \(glyphs.separator) ")
  }

  // MARK: What was measured

  func instrument(_ id: String) -> Instrument? { instruments.first { $0.id == id } }

  /// `60`, and a sign where somebody looks closer.
  func shown(_ score: Score) -> TextRun {
    guard let instrument = instrument(score.instrument) else { return TextRun("\(score.raw)") }
    return instrument.isToBeLookedAt(score.raw)
      ? TextRun("\(instrument.shown(score.raw)) !", .warning) : TextRun("\(instrument.shown(score.raw))")
  }

  /// Against the one before it: `+12 bedre`, `−4`.
  func change(_ score: Score, from before: Score?) -> TextRun {
    guard let instrument = instrument(score.instrument), let before else { return TextRun("") }
    func signed(_ n: Int) -> String { n > 0 ? "+\(n)" : n < 0 ? "−\(-n)" : "0" }
    switch instrument.change(from: before.raw, to: score.raw) {
    case .better(let n): return TextRun("\(signed(n)) \(language(HoldingText.better))")
    case .worse(let n): return TextRun("\(signed(n)) \(language(HoldingText.worse))", .warning)
    case .none(let n): return TextRun(signed(n), .muted)
    }
  }

  /// `WHO-5  aug 36 sep 48 nov 60  ▂▄▅`: the newest last, as many as there is room for.
  func course(_ scores: [Score], width: Int) -> [TextRun] {
    guard let last = scores.last else { return [] }
    let name = name(last.instrument)
    var parts: [String] = []
    var bars = ""
    for score in scores.reversed() {
      let month = String(Dates(language).month(score.day.month).prefix(3))
      let part = "\(month) \(shown(score).text)"
      let length = name.count + 2 + (parts + [part]).joined(separator: "  ").count + 2 + parts.count + 1
      if length > width, !parts.isEmpty { break }
      parts.insert(part, at: 0)
      bars = String(glyphs.spark(instrument(score.instrument)?.eighths(score.raw) ?? 1)) + bars
    }
    return [
      TextRun(name), TextRun("  \(parts.joined(separator: "  "))  ", .muted), TextRun(parts.count > 1 ? bars : ""),
    ]
  }

  /// In words, with all that was entered: for the person's own copy.
  func plain(_ told: FollowUp) -> String? {
    switch told {
    case .holding(let holding):
      [name(holding.what), state(holding).text, period(holding), detail(holding)].filter { !$0.isEmpty }
        .joined(separator: ", ")
    case .score(let score): "\(name(score.instrument)): \(shown(score).text)"
    default: nil
    }
  }
}

extension Workspace {
  /// What the program knows by itself; nil where it is damaged, which forms tell.
  var catalogue: Catalogue? { if case .success(let catalogue) = Catalogue.shared { catalogue } else { nil } }
}

extension ParticipantCard {
  var holdings: [Recorded<FollowUp>] { followUp.filter { if case .holding = $0.fact { true } else { false } } }

  /// By instrument, in order of days.
  var scores: [(instrument: String, scores: [Recorded<FollowUp>])] {
    var found: [(instrument: String, scores: [Recorded<FollowUp>])] = []
    for recorded in followUp {
      guard case .score(let score) = recorded.fact else { continue }
      if let index = found.firstIndex(where: { $0.instrument == score.instrument }) {
        found[index].scores.append(recorded)
      } else {
        found.append((score.instrument, [recorded]))
      }
    }
    return found
  }
}

extension FollowUp {
  var holding: Holding? { if case .holding(let holding) = self { holding } else { nil } }
  var score: Score? { if case .score(let score) = self { score } else { nil } }
  var incident: Incident? { if case .incident(let incident) = self { incident } else { nil } }
}
