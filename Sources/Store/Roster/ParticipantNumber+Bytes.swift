import Domain

extension ParticipantNumber {
  /// Appends the ``sortKey`` of a number that is still bytes: 100,000 of them are sorted for every list.
  static func appendSortKey(of text: UnsafeRawBufferPointer, to key: inout [UInt8]) {
    var place = 0
    while place < text.count {
      guard (48...57).contains(text[place]) else {
        key.append(text[place])
        place += 1
        continue
      }
      var end = place
      while end < text.count, (48...57).contains(text[end]) { end += 1 }
      while place < end, text[place] == 48 { place += 1 }
      key.append(48)
      key.append(UInt8(clamping: end - place))
      key.append(contentsOf: text[place..<end])
      place = end
    }
    key.append(0)
    key.append(contentsOf: text)
  }
}
