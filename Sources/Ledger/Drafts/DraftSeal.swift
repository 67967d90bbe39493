import Domain
import Foundation

/// Whose drafts they are.
package struct DraftOwner: Sendable {
  package let user: UserKey
  /// The user's own, which outlives every exchange of the register's keys.
  package let key: SecretBytes
  package let registerID: [UInt8]

  package init(user: UserKey, key: SecretBytes, registerID: [UInt8]) {
    self.user = user
    self.key = key
    self.registerID = registerID
  }
}

/// Seals one user's drafts, so that nobody else opens them or sees what they are of; no other user and no team lead.
///
/// The keys come from the user's own, never from the register's: they outlive every exchange of those.
package struct DraftSeal {
  private let sealKey: SecretBytes
  private let codeKey: SecretBytes
  private let user: Int64
  private let registerID: [UInt8]

  package init(_ owner: DraftOwner) {
    (sealKey, codeKey) = owner.key.derived("stegvis draft seal", "stegvis draft form")
    user = owner.user.value
    registerID = owner.registerID
  }

  /// What a form is found by: the same bytes for the same form, and nothing to be read from them.
  package func code(of form: String) -> [UInt8] { codeKey.code(Array(form.utf8)) }

  package func seal(_ draft: Draft) throws(LedgerError) -> [UInt8] {
    guard let plain = try? JSONEncoder().encode(Content(draft)),
      let sealed = plain.withUnsafeBytes({ sealKey.seal($0, place: place(code(of: draft.form))) })
    else { throw .unexpected(code: 0, message: "seal") }
    return sealed
  }

  /// - Parameter code: the form's, from the row the seal stands in: moved to another, it does not open.
  /// - Throws: ``LedgerError/damaged(_:)``.
  package func open(_ sealed: [UInt8], code: [UInt8]) throws(LedgerError) -> Draft {
    guard let plain = sealed.withUnsafeBytes({ sealKey.open($0, place: place(code)) }),
      let content = try? JSONDecoder().decode(Content.self, from: Data(plain)), self.code(of: content.form) == code
    else { throw .damaged(.seal(table: "draft", row: user)) }
    return Draft(form: content.form, about: content.person, fields: content.fields, cursor: content.cursor)
  }

  private func place(_ code: [UInt8]) -> [UInt8] {
    var place = CanonicalBytes(purpose: "stegvis draft")
    place.add(registerID)
    place.add(user)
    place.add(code)
    return place.bytes
  }

  /// What is sealed. The times are not: old drafts are removed without being opened.
  private struct Content: Codable {
    var form: String
    /// 0 for nobody; nil of drafts from before this was sealed with them.
    var about: Int64?
    var fields: [String: String]
    var cursor: Draft.Cursor?

    init(_ draft: Draft) {
      (form, about, fields, cursor) = (draft.form, draft.about?.value ?? 0, draft.fields, draft.cursor)
    }

    /// A draft that does not say whom it is about is taken to be about whomever its first number may stand for: it may
    /// go with somebody it was not about, and never stays when it was.
    var person: ParticipantKey? {
      let key = about ?? form.split(separator: ".").dropFirst().first.flatMap { Int64($0) } ?? 0
      return key == 0 ? nil : ParticipantKey(key)
    }
  }
}
