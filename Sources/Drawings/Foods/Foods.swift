extension Subject {
  /// Every food that can be drawn.
  public static let foods = hotDogs + longFoods + otherFoods

  /// The hot dog, and the sausage without its bun.
  public static let hotDogs: [Subject] = [.hotdog, .sausage]

  /// Foods that can pass for a hot dog at a glance: most are long, or made of dough.
  public static let longFoods: [Subject] = [
    .banana, .frenchLoaf, .corn, .eclair, .submarine, .taco, .burrito, .croissant, .frenchFries, .carrot,
    .cucumber, .zucchini, .pretzel, .doughnut, .butternutSquash, .iceLolly, .meatLoaf, .chocolateBar, .sushi,
    .asparagus,
  ]

  /// All other foods: fruits, vegetables, dishes, drinks, desserts.
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
