import ArgumentParser
import Domain
import Foundation
import Resources
import Screens
import Store
import TerminalUI

/// The options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(help: hint(.registerOption)) var register: String?
  @Option(help: hint(.languageOption)) var language: String?
  @Option(help: hint(.todayOption)) var today: String?
  @Option(help: hint(.userOption)) var user: String?
  @Option(name: .customLong("passphrase-file"), help: hint(.passphraseFileOption)) var passphraseFile: String?
  @Flag(name: .customLong("read-only"), help: hint(.readOnlyOption)) var readOnly = false
  @Option(help: hint(.entryOption)) var entry: Int64?
  @Option(help: hint(.colorOption)) var color: ColorChoice = .auto
  @Flag(help: hint(.asciiOption)) var ascii = false

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
}

extension CommonOptions {
  /// What is wrong with the options by themselves, before anything is opened.
  func check() throws {
    if let language, (try? Language.choose(option: language, environment: { _ in nil })) == nil {
      throw Failure.usage(.usageUnknownLanguage, ["name": language])
    }
    _ = try day()
  }

  /// `--register`, else the environment, else the user's data folder.
  var path: String {
    if let register { return register }
    if let path = Environment.value("STEGVIS_REGISTER"), !path.isEmpty { return path }
    let data = Environment.value("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (data ?? "\(HomeFolder.path)/.local/share") + "/stegvis/register.stegvis"
  }

  /// Whether something stands at ``path``, or may: why it cannot be looked at is told when it is opened. So is a link that
  /// leads nowhere, perhaps to a disk that is not there just now: no register is to be made there.
  var isThere: Bool {
    var status = stat()
    return lstat(path, &status) == 0 || errno == EACCES
  }

  /// Before anybody is asked for anything: nothing stands where a register is to be made.
  func requireNoRegister() throws {
    try check()
    do throws(LedgerError) { try NewFile.requireFree(database: path) } catch {
      throw Failure(.ledger(error), file: path)
    }
  }

  func day() throws -> Day? {
    guard let today else { return nil }
    guard let day = Day(today) else { throw Failure.usage(.usageBadDate, ["value": today]) }
    return day
  }

  var glyphs: GlyphSet { ascii ? .ascii : .unicode }

  /// Opens the register for a command, which may wait for somebody else's import to finish.
  ///
  /// - Parameters:
  ///   - isChecked: see ``OpenOptions/isChecked``.
  ///   - tells: what whoever logs in is to know is said on standard error; at the terminal the menu says it.
  func open(
    readOnly: Bool = false, busyMilliseconds: Int = OpenOptions.commandWait, isChecked: Bool = false,
    tells: Bool = true
  ) throws -> Register {
    try requireRegister()
    return try open(
      as: Credentials(self).unlock(), readOnly: readOnly, busyMilliseconds: busyMilliseconds, isChecked: isChecked,
      tells: tells)
  }

  /// What whoever logs in is to know, where no menu says it.
  private func tell(_ register: Register) throws(StoreError) {
    let notice = LoginNotice(Speech.language, today: Clock.localDay(), time: Clock.local)
    if let failures = notice.failures(register.login) { StandardError.say(failures) }
    do throws(StoreError) {
      guard let ahead = try register.aheadOfClock() else { return }
      let access = register.session(today: Clock.localDay(), todayIsGiven: false).access
      StandardError.say(notice.sentence(ahead, to: access))
    } catch {
      // Of damage the command itself tells, a check most of all.
      guard case .ledger(.damaged) = error else { throw error }
    }
  }

  /// Before anybody is asked for anything: the options are right, and there is a register.
  func requireRegister() throws {
    try check()
    guard isThere else { throw Failure(.ledger(.missing(path: path)), file: path) }
  }

  /// After wrong passphrases it waits until the next may be tried, since nobody sees a door that asks to come back.
  func open(
    as unlock: Unlock, readOnly: Bool = false, busyMilliseconds: Int, isChecked: Bool = false, tells: Bool = true
  ) throws -> Register {
    let end = ContinuousClock.now + CommonOptions.longestWait
    while true {
      do throws(StoreError) {
        let register = try register(
          as: unlock, readOnly: readOnly, busyMilliseconds: busyMilliseconds, isChecked: isChecked)
        if tells { try tell(register) }
        return register
      } catch {
        guard case .ledger(.mustWait(let seconds)) = error, ContinuousClock.now + .seconds(seconds) < end else {
          throw Failure(error, file: path)
        }
        StandardError.say(Speech.language(CommandText.waitsToTry, ["n": seconds]))
        sleep(UInt32(seconds))
      }
    }
  }

  /// Twice as long as anybody has to wait: others may try meanwhile.
  private static let longestWait = Duration.seconds(2 * LoginWait.longest)

  func register(
    as unlock: Unlock, readOnly: Bool = false, busyMilliseconds: Int, isChecked: Bool = false,
    now: @escaping @Sendable () -> Int64 = Clock.now
  ) throws(StoreError) -> Register {
    try Register.open(
      path: path,
      options: OpenOptions(
        readOnly: readOnly || self.readOnly, asOfEntry: entry, busyMilliseconds: busyMilliseconds,
        isChecked: isChecked),
      as: unlock, now: now)
  }

  /// Closes the register, so that nothing is left beside its file. Everything is on the disk already: what goes wrong
  /// here costs nobody anything.
  func close(_ register: Register) { try? register.close() }

  /// For a command, which waits until what it reads has been brought up to date.
  func session(_ register: Register) throws -> Session {
    _ = try day()
    try storing { () throws(StoreError) in try register.rebuild() }
    return session(of: register)
  }

  /// The same; a day that cannot be read was told before anything was opened.
  ///
  /// - Parameter isDemo: the demo's day stands still, and is its clock.
  func session(of register: Register, isDemo: Bool = false) -> Session {
    guard let given = try? day() else { return register.session(today: Clock.localDay(), todayIsGiven: false) }
    return register.session(today: given, todayIsGiven: true, clock: isDemo ? nil : Clock.localDay)
  }

  /// Runs what may throw a store's error, and makes it a sentence about the register.
  func storing<Result>(_ body: () throws(StoreError) -> Result) throws -> Result {
    do throws(StoreError) {
      return try body()
    } catch {
      throw Failure(error, file: path)
    }
  }
}
