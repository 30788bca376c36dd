import FineTuningCImageCodecs

/// Calls a function of `CImageCodecs` and returns nil if it succeeds, otherwise its error message.
func codecFailure(_ call: (_ message: UnsafeMutablePointer<CChar>?) -> Bool) -> String? {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(codec_message_size)) { message in
    message.initialize(repeating: 0)
    guard let start = message.baseAddress, !call(start) else { return nil }
    return String(cString: start)
  }
}
