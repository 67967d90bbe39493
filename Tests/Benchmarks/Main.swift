import Foundation

/// Measures what the program promises: start, keys, bytes, imports, memory; on made-up registers of 2,000 and 100,000
/// people. Times belong here and not in tests: a busy machine must not make a test fail.
///
///     swift build -c release
///     .build/release/Benchmarks --quick
///
/// The exit status is 0 also when a bar is missed, and 1 when something could not be measured.
@main
enum Benchmarks {
  static func main() {
    do throws(Failure) {
      let options = try Options(CommandLine.arguments.dropFirst())
      if options.help {
        Console.show(Options.usage)
      } else {
        exit(try run(options) ? 0 : 1)
      }
    } catch {
      Console.remark("benchmarks: \(error.reason)")
      exit(64)
    }
  }

  /// True when everything could be measured.
  private static func run(_ options: Options) throws(Failure) -> Bool {
    let ground = try Ground(options)
    defer { ground.clear() }
    let machine = Machine(folder: ground.folder)
    var report = Report(machine: machine)
    if !options.json { Console.show(machine.text) }
    for benchmark in options.chosen {
      do {
        for section in try benchmark.run(on: ground) {
          report.sections.append(section)
          if !options.json { Console.show(section.text) }
        }
      } catch {
        let failed = Section.failed(benchmark.name, error)
        report.sections.append(failed)
        if !options.json { Console.show(failed.text) }
      }
    }
    Console.show(options.json ? report.json : report.summary)
    return report.failures.isEmpty
  }
}
