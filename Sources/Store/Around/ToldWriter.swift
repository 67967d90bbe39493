import Domain
import Ledger

/// Brings the desk's line along, page by page with the people of `current`, inside the transaction that changes them.
struct ToldWriter {
  private let pages: ToldPages
  private let writer: ToldPages.Writer
  private let controllers: Controllers

  init(_ database: Database, _ coder: FactCoder, _ table: String) throws {
    pages = try ToldPages(database, coder.keys)
    writer = try ToldPages.Writer(database, coder.keys, table)
    controllers = try Controllers(coder)
  }

  /// - Parameter people: everybody on the page, as they stand after the change. Those of the desk that nobody has taken in have
  ///   an empty slot, as those of whom there is nothing to tell.
  func write(_ page: Int64, _ people: [Int64: PersonDigest]) throws {
    let kept = try pages.slots(onPage: page)
    var slots = ToldPages.empty
    for (person, digest) in people {
      slots[ToldPages.slot(of: person)] = ToldPages.slot(digest, from: controllers.name(of: digest))
    }
    if slots != kept { try writer.write(page, slots) }
  }
}

/// Which service somebody is with, by the programme that they came to last.
struct Controllers {
  private var names: [Int64: String] = [:]

  init(_ coder: FactCoder) throws {
    try coder.database.each("SELECT programme, organisation FROM programme_now") {
      names[$0.integer(0)] = $0.text(1)
    }
  }

  /// Empty where they are with none: whichever keeps the register.
  func name(of digest: PersonDigest) -> String { digest.latestProgramme.flatMap { names[$0] } ?? "" }
}
