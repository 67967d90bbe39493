import Domain
import Ledger

/// How soon those who asked had the follow-up talk: of enquiries, which are of no programme.
struct TalkFigures {
  private let enquiries: [(asked: Day, held: Day?, declined: Bool)]
  private let limit: TalkLimit?

  init(_ coder: FactCoder) throws {
    let talks = Dictionary(grouping: try TalkFact.all(coder, where: "1").map(\.fact), by: \.enquiry)
    enquiries = try EnquiryFact.all(coder, where: "1 ORDER BY f.day, f.enquiry").map(\.fact).map { fact in
      let events = talks[fact.key]?.map(\.talk) ?? []
      return (
        fact.enquiry.day, events.filter { $0.event == .held }.map(\.day).min(),
        events.contains { $0.event == .declined }
      )
    }
    limit = try IntakeReader(coder: coder).talkLimit
  }

  /// Whoever did not want the talk is not among them, nor those whose limit has not passed yet; without a limit it is whether the
  /// talk was held at all.
  func figures(of period: Period, today: Day) -> [FigureID: Figure] {
    let asked = enquiries.filter { period.contains($0.asked) && $0.asked <= today && !($0.declined && $0.held == nil) }
    let days = asked.compactMap { enquiry in enquiry.held.map { $0 - enquiry.asked } }
    let known = asked.filter { enquiry in
      guard let limit else { return true }
      return enquiry.held != nil || limit.isOver(asked: enquiry.asked, talked: nil, today: today)
    }
    let inTime = known.count { enquiry in
      guard let held = enquiry.held else { return false }
      return limit.map { !$0.isOver(asked: enquiry.asked, talked: held, today: today) } ?? true
    }
    let filter = [FigureFilter.period(period)]
    return [
      .talkInTime: Figure(
        .talkInTime, .share(part: inTime, of: known.count), filter: filter, n: known.count, asOf: today),
      .talkMedianDays: Figure(
        .talkMedianDays, .medianDays(Arithmetic.median(days)), filter: filter, n: days.count, asOf: today),
    ]
  }
}
