import Domain
import Store

@testable import Screens

extension ScreensUnderTest {
  static let intake: [ScreenCase] = [
    ScreenCase("intake, places", keys: [.home, .down]) { IntakeScreen(in: $0) },
    ScreenCase("intake, enquiry", keys: [.end]) { IntakeScreen(in: $0) },
    ScreenCase("intake, choices", keys: [.right]) { IntakeScreen(in: $0) },
    ScreenCase("answer") { workspace in workspace.offered().flatMap { AnswerScreen($0, in: workspace) } },
    ScreenCase("answer with a word") { workspace in
      workspace.offered().flatMap { OfferAnswerForm(of: $0.place.waiting.enrolment, in: workspace) }
    },
    ScreenCase("offer") { workspace in
      workspace.unoffered().flatMap {
        OfferForm(of: $0.place.waiting.person, enrolment: $0.place.waiting.enrolment, in: workspace)
      }
    },
    ScreenCase("pass forward") { workspace in
      workspace.unoffered().map {
        PassForwardForm(of: $0.place.waiting.person, enrolment: $0.place.waiting.enrolment, in: workspace)
      }
    },
    ScreenCase("what if") { workspace in
      (try? workspace.session.intake.overview().lists.first { $0.count > 0 }).map { WhatIfScreen($0) }
    },
    ScreenCase("talk") { workspace in
      (try? workspace.session.intake.newEnquiries().first).flatMap { TalkForm(about: $0.key, in: workspace) }
    },
    ScreenCase("new enquiry") { EnquiryForm(in: $0) },
    ScreenCase("new enquiry, next of kin", keys: [.up, .right]) { EnquiryForm(in: $0) },
    ScreenCase("enquiry") { workspace in workspace.asked().map { EnquiryScreen($0, in: workspace) } },
    ScreenCase("a new time agreed on") { workspace in
      (try? workspace.asked().flatMap { try workspace.session.intake.open($0) }).flatMap {
        AgreedCallForm(about: $0, in: workspace)
      }
    },
    ScreenCase("correct an enquiry") { workspace in
      workspace.asked().map { EnquiryCorrectionForm($0, in: workspace) }
    },
    ScreenCase("enquiry of a participant") { EnquiryForm(of: $0.someone(), in: $0) },
  ]
}

extension Workspace {
  private var waiting: [WaitingRow] { (try? session.intake.overview().lists.flatMap(\.rows)) ?? [] }

  /// The newest enquiry of somebody who is not in the register; nil in a register without.
  func asked() -> EnquiryKey? { (try? session.intake.newEnquiries())?.last { $0.person == nil }?.key }

  /// Somebody who has been offered a place; nil in a register without.
  func offered() -> WaitingRow? { waiting.first(where: \.hasOpenOffer) }

  /// Somebody who waits and has been offered none.
  func unoffered() -> WaitingRow? { waiting.first { !$0.hasOpenOffer } }
}
