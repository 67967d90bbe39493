import ArgumentParser
import Resources
import Screens
import Store

/// `stegvis check`: is the register whole? A line for each fault; status 1 when there is one.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: help(.checkAbstract), discussion: help(.checkDiscussion))

  @Flag(help: hint(.structureOption)) var structure = false
  @Option(help: hint(.headOption)) var head: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let code = try head.map { text in
      guard !structure else { throw Failure.usage(.usageNotTogether, ["first": "--structure", "second": "--head"]) }
      guard let code = JournalCode(text) else { throw Failure.usage(.usageBadHead, ["value": text]) }
      return code
    }
    let line = ProgressLine("check")
    defer { line.finish() }
    func progress(_ progress: CheckProgress) -> Bool {
      line.show(done: progress.done, total: progress.total)
      return Interruption.isRequested
    }
    let findings: [CheckFinding]
    var agreement: JournalCode.Agreement?
    if structure {
      // The database alone tells nothing of anybody, so whoever has the file may look.
      try common.check()
      Interruption.watch()
      findings = try common.storing { () throws(StoreError) in
        try Register.checkStructure(path: common.path, progress: progress)
      }
    } else {
      let register = try common.open(readOnly: true, isChecked: true)
      defer { common.close(register) }
      Interruption.watch()
      findings = try common.storing { () throws(StoreError) in
        agreement = try code.map { code throws(StoreError) in try register.compare(code) }
        return try register.check(progress: progress)
      }
    }
    line.finish()
    let words = CheckWords(Speech.language, file: common.path)
    let isOther = agreement == .other
    if isOther { try StandardOutput.say(Speech.language(CommandText.headOther)) }
    if agreement == .sameInTheOpen { StandardError.say(Speech.language(CommandText.headInTheOpen)) }
    if agreement == .same { StandardError.say(Speech.language(CommandText.headSame)) }
    guard !findings.isEmpty || isOther else {
      StandardError.say(Speech.language(CommandText.checkClean, ["file": common.path]))
      return
    }
    for finding in findings { try StandardOutput.say(words.line(finding)) }
    throw Failure(
      .findings,
      Speech.language(CommandText.checkFound, ["n": findings.count + (isOther ? 1 : 0), "file": common.path]))
  }
}
