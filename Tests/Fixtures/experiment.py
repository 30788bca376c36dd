"""What both frameworks are given: the images, the labels, and how to train. NumPy alone, so that both run it."""

import numpy as np

WIDTH = 4  # channels of the first stage
CLASSES = 5
SIZE = 48
COUNT = 18
BATCH = 4  # the fifth batch of an epoch holds the last 2
STEPS = 10
# Small enough that rounding does not grow: at 0.02 PyTorch's own losses in single and in double precision are
# 0.26 apart within ten steps, at 0.005 they are 3e-6 apart.
LEARNING_RATE = 0.005
WEIGHT_DECAY = 0.01
OUTPUT_RATE_MULTIPLIER = 10
BIAS_DECAY_MULTIPLIER = 0.5  # of the output layer's bias
# Of the weights that are trained. At more than half of the seeds some unit comes so near to 0 that rounding decides
# whether it passes the rectifier, and losses part by 0.004 to 0.2: see `assert_steady`.
SEED = 11


def inputs():
    """Images N × 3 × SIZE × SIZE, numbers of 16 bits so that the file is small, and a label for each."""
    random = np.random.RandomState(1)
    images = random.normal(0, 1, (COUNT, 3, SIZE, SIZE)).astype(np.float16)
    labels = random.randint(0, CLASSES, COUNT)
    # Each class is a little brighter in its own way, so that there is something to learn.
    for image, label in zip(images, labels):
        image[label % 3] += np.float16(0.5 if label < 3 else -0.5)
    return images.astype(np.float32), labels


def batches():
    """The images' indices in each of the steps."""
    starts = list(range(0, COUNT, BATCH))
    for step in range(STEPS):
        start = starts[step % len(starts)]
        yield slice(start, min(start + BATCH, COUNT))


def scatter(name, shape, random):
    """Numbers for a parameter that a fresh network sets to 0 or 1, so that a wrong use of it shows."""
    if name.endswith(("gamma", "weight", "running_var")):
        return random.uniform(0.5, 1.5, shape).astype(np.float32)
    return random.normal(0, 0.1, shape).astype(np.float32)


def nudged(numbers, random):
    """Weights as far off as rounding might put them."""
    return (numbers * (1 + 3e-7 * random.normal(0, 1, numbers.shape))).astype(np.float32)


def assert_steady(losses, losses_nudged):
    """Fails where rounding decides what comes of training: `losses_nudged` trains with `nudged` weights."""
    for trial in range(15):
        difference = np.abs(losses_nudged(np.random.RandomState(trial)) - losses).max()
        assert difference < 1e-4, f"seed {SEED}: nudged weights give losses {difference} apart; take another"
