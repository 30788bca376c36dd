extension Subject {
  /// Hot dogs, and the foods that are easily taken for one.
  public static let longFoods: [Subject] = [
    .banana, .frenchLoaf, .corn, .eclair, .submarine, .taco, .burrito, .croissant, .frenchFries, .carrot,
    .cucumber, .zucchini, .pretzel, .doughnut, .butternutSquash, .iceLolly, .meatLoaf, .chocolateBar, .sushi,
    .asparagus,
  ]
}
