public import Domain
public import Resources
public import Store

/// Makes reports of a register, as whoever is at work in it may see it.
public struct ReportMaker {
  let session: Session
  let language: Language
  /// Told how far it has come through everybody; true stops.
  let progress: WaysProgress.Step
  private let localDay: (Int64) -> Day

  /// - Parameter localDay: the day of a time of the journal, in milliseconds since 1970.
  public init(
    _ session: Session, _ language: Language, localDay: @escaping (Int64) -> Day,
    progress: @escaping WaysProgress.Step = { _ in false }
  ) {
    self.progress = progress
    self.session = session
    self.language = language
    self.localDay = localDay
  }

  /// The report, with every number that has to be hidden hidden.
  public func document(_ order: ReportOrder) throws(ReportProblem) -> ReportDocument {
    guard order.report.profiles.contains(order.profile) else {
      throw .notForProfile(order.report, order.profile)
    }
    let basis = try asking { (session) throws(StoreError) in try session.reports.basis() }
    // No clock: the day of what it stands on, so that it is the same whenever it is made.
    let day = session.todayIsGiven ? session.today : basis.day ?? localDay(basis.at)
    let organisation = try asking { (session) throws(StoreError) in try session.settings.setting(.organisation) }
    let units = try asking { (session) throws(StoreError) in try session.catalogue.units().map(\.fact) }
    var document = ReportDocument(
      order: order, organisation: organisation ?? "", unit: units.first { $0.key == order.unit }?.unit.name, asOf: day,
      entry: basis.entry, chapters: [])
    switch order.report {
    case .year, .funder: document.chapters = try periodChapters(order, on: day)
    case .mapping: (document.round, document.chapters) = try mappingChapters(order)
    case .plan: (document.plan, document.chapters) = try planChapters(order, on: day)
    }
    let words = try asking { (session) throws(StoreError) in
      try session.reports.words(to: order.report, order.period)
    }
    for place in document.chapters.indices {
      let written = words.first { $0.words.chapter == document.chapters[place].id }
      document.chapters[place].words = written.map {
        ReportDocument.Words(text: $0.words.text, author: $0.author, day: $0.words.day)
      }
    }
    return document
  }

  func asking<Answer>(_ question: (Session) throws(StoreError) -> Answer) throws(ReportProblem) -> Answer {
    do throws(StoreError) { return try question(session) } catch { throw .store(error) }
  }

  func note(_ id: FigureID) -> ReportDocument.Note {
    ReportDocument.Note(title: language(id.title), formula: language(id.formula), help: language(id.help))
  }
}
