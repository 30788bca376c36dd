extension Subject {
  /// The hot dog, and its sausage without the bun.
  public static let hotDogs: [Subject] = [.hotdog, .sausage]

  /// Hot dogs, and the foods that are easily taken for one.
  public static let longFoods: [Subject] = [
    .banana, .frenchLoaf, .corn, .eclair, .submarine, .taco, .burrito, .croissant, .frenchFries, .carrot,
    .cucumber, .zucchini, .pretzel, .doughnut, .butternutSquash, .iceLolly, .meatLoaf, .chocolateBar, .sushi,
    .asparagus,
  ]

  /// The foods that are not long: fruits, vegetables, dishes.
  public static let otherFoods: [Subject] = [
    .orange, .lemon, .grannySmith, .tomato,
    .strawberry, .grapes, .fig, .pomegranate,
    .pineapple, .jackfruit, .custardApple, .watermelon,
    .broccoli, .cauliflower, .headCabbage, .artichoke, .bellPepper,
    .acornSquash, .spaghettiSquash, .mushroom, .agaric, .acorn,
    .cheeseburger, .pizza, .bagel, .friedEgg,
    .guacamole, .consomme, .mashedPotato, .salad, .carbonara,
    .espresso, .redWine, .iceCream, .trifle, .cake, .muffin, .potpie,
  ]
}
