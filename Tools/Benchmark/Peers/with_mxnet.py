"""MXNet's Gluon, hybridized.

Each task first yields its name and the results of its warm-up, then the number of images in each iteration.
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


def trainer(net, learning_rate, options):
    hyperparameters = {"learning_rate": learning_rate, "wd": options.weight_decay}
    return gluon.Trainer(net.collect_params(), "sgd", hyperparameters)


def step(net, optimizer, images, labels):
    with autograd.record():
        loss = LOSS(net(images), labels)
    loss.backward()
    optimizer.step(len(labels))
    return float(loss.mean().asscalar())


def finished_step(net, optimizer, images, labels):
    """Waits for the gradients too. They come after the loss, and would be computed in another candidate's turn."""
    loss = step(net, optimizer, images, labels)
    mx.nd.waitall()
    return loss


def train(options):
    net, (images, labels) = network(options), batch(options)
    optimizer = trainer(net, options.learning_rate, options)
    yield NAME, [finished_step(net, optimizer, images, labels) for _ in range(3)]
    while True:
        finished_step(net, optimizer, images, labels)
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
    """Copies batches out of the memory shared with the workers, which a hybridized network doesn't accept."""
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
        count = 0
        for learning_rate in [options.learning_rate, options.scratch_learning_rate]:
            net = network(options)
            optimizer = trainer(net, learning_rate, options)
            for _ in range(options.epochs):
                for images, labels in batches(train):
                    step(net, optimizer, images, labels)
                    count += len(labels)
                for images, labels in batches(test):
                    (net(images).argmax(1) == labels.astype("float32")).sum().asscalar()
                    count += len(labels)
        yield count
