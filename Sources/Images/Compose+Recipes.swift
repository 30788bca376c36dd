extension Compose {
  /// The book's way to train: a random crop, resized, and flipped half the time.
  public static func training(size: Int) -> Compose {
    Compose([RandomResizedCrop(size), RandomFlipLeftRight()])
  }

  /// The book's way to test: resized to 256/224 of the size, then the centre. It distorts, as Gluon does.
  public static func testing(size: Int) -> Compose {
    Compose([Resize((size * 256 + 112) / 224), CenterCrop(size)])
  }
}
