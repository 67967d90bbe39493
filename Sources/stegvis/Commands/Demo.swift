import ArgumentParser
import Domain
import Foundation
import Resources
import Screens
import Store

/// `stegvis demo`: made-up people in a register that is thrown away.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: help(.demoAbstract), discussion: help(.demoDiscussion))

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.check()
    let demo = try DemoRegister(common)
    defer { demo.remove() }
    try Desk(common: demo.common, isDemo: true).run(demo.register)
  }
}
