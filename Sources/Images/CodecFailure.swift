import CImageCodecs

/// Runs a function of `CImageCodecs`: nil if it succeeded, else the message that it left.
func codecFailure(_ call: (_ message: UnsafeMutablePointer<CChar>?) -> Bool) -> String? {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(codec_message_size)) { message in
    message.initialize(repeating: 0)
    guard let start = message.baseAddress, !call(start) else { return nil }
    return String(cString: start)
  }
}
