"""MXNet's Gluon, hybridized.

Each task gives its name and the numbers of its warming up first, then the number of images each time.
"""

import os

import mxnet as mx
from mxnet import autograd, gluon
from mxnet.gluon.data.vision import ImageFolderDataset, transforms
from mxnet.gluon.model_zoo.vision.resnet import BasicBlockV2, ResNetV2

import inputs

MEAN, STANDARD_DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
LOSS = gluon.loss.SoftmaxCrossEntropyLoss()
NAME = f"MXNet {mx.__version__}, hybridized"


def network(options):
    channels = [options.width] + [options.width << stage for stage in range(4)]
    net = ResNetV2(BasicBlockV2, [2, 2, 2, 2], channels, classes=2)
    net.initialize()
    net(mx.nd.zeros((1, 3, options.size, options.size)))
    weights = inputs.tensors(options.weights)
    for path, parameter in net._collect_params_with_prefix().items():
        parameter.set_data(mx.nd.array(weights[path]))
    net.hybridize(static_alloc=True, static_shape=True)
    return net


def batch(options):
    images, labels = inputs.batch(options.images)
    return mx.nd.array(images.transpose(0, 3, 1, 2)), mx.nd.array(labels)


def trainer(net, rate):
    return gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": rate, "wd": 0.001})


def step(net, moves, images, labels):
    with autograd.record():
        loss = LOSS(net(images), labels)
    loss.backward()
    moves.step(len(labels))
    return float(loss.mean().asscalar())


def whole_step(net, moves, images, labels):
    """A step to its end. The loss is there before the gradients are: they would be computed in another's turn."""
    loss = step(net, moves, images, labels)
    mx.nd.waitall()
    return loss


def train(options):
    net, (images, labels) = network(options), batch(options)
    moves = trainer(net, 0.01)
    yield NAME, [whole_step(net, moves, images, labels) for _ in range(3)]
    while True:
        whole_step(net, moves, images, labels)
        yield len(labels)


def infer(options):
    net, (images, labels) = network(options), batch(options)
    yield NAME, net(images).asnumpy().ravel()[:4].tolist()
    while True:
        net(images).wait_to_read()
        yield len(labels)


def loaders(options):
    normalize = [transforms.ToTensor(), transforms.Normalize(MEAN, STANDARD_DEVIATION)]
    train = [transforms.RandomResizedCrop(options.size), transforms.RandomFlipLeftRight()]
    test = [transforms.Resize(options.size * 8 // 7), transforms.CenterCrop(options.size)]
    for split, steps in [("train", train), ("test", test)]:
        images = ImageFolderDataset(os.path.join(options.folder, split))
        yield gluon.data.DataLoader(
            images.transform_first(transforms.Compose(steps + normalize)), options.batch,
            shuffle=split == "train", num_workers=options.threads)


def batches(loader):
    """Workers leave batches in memory that they share, where a hybridized network takes none."""
    for images, labels in loader:
        yield images.as_in_context(mx.cpu()), labels.as_in_context(mx.cpu())


def pipeline(options):
    train, _ = loaders(options)
    sum(len(labels) for _, labels in train)
    yield NAME, []
    while True:
        yield sum(len(labels) for _, labels in train)


def experiment(options):
    train, test = loaders(options)
    yield NAME, []
    while True:
        images = 0
        for rate in [0.01, 0.1]:
            net = network(options)
            moves = trainer(net, rate)
            for _ in range(options.epochs):
                for images, labels in batches(train):
                    step(net, moves, images, labels)
                    images += len(labels)
                for images, labels in batches(test):
                    (net(images).argmax(1) == labels.astype("float32")).sum().asscalar()
                    images += len(labels)
        yield images
