"""Networks of MXNet's Gluon: weights, logits, gradients and ten steps of training.

    gluon.py                       writes the fixtures into gluon/
    gluon.py logits NAME FILE      loads FILE into the network NAME and prints the first batch's logits as JSON
"""

import json
import os
import struct
import sys

import mxnet as mx
import numpy as np
from mxnet import autograd, gluon
from mxnet.gluon.model_zoo.vision.resnet import BasicBlockV1, BasicBlockV2, ResNetV1, ResNetV2

import experiment

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gluon")
BLOCKS = {"18": [2, 2, 2, 2], "34": [3, 4, 6, 3]}


def network(name, width):
    """Makes a network from Gluon's own classes, by its name in the model zoo, such as resnet18_v2, but narrow."""
    depth, version = name.removeprefix("resnet").split("_")
    channels = [width] + [width << stage for stage in range(4)]
    cls, block = {"v1": (ResNetV1, BasicBlockV1), "v2": (ResNetV2, BasicBlockV2)}[version]
    return cls(block, BLOCKS[depth], channels, classes=experiment.CLASSES)


def fresh(name, width, seed=7):
    """Makes a network with random weights and random statistics."""
    mx.random.seed(seed)
    net = network(name, width)
    net.initialize(mx.init.Xavier())
    net(mx.nd.zeros((1, 3, experiment.SIZE, experiment.SIZE)))
    random = np.random.RandomState(3)
    for path, parameter in net._collect_params_with_prefix().items():
        # v2's first layer neither scales nor shifts.
        fixed = parameter.grad_req == "null" and path in ("features.0.gamma", "features.0.beta")
        if not fixed and len(parameter.shape) == 1:
            parameter.set_data(mx.nd.array(experiment.scatter(path, parameter.shape, random)))
    return net


def first_batch():
    images, _ = experiment.inputs()
    return mx.nd.array(images[: experiment.BATCH])


def train(net):
    """Trains ten steps; returns the first step's logits and gradients, every loss, and the statistics at the end."""
    images, labels = experiment.inputs()
    loss_function = gluon.loss.SoftmaxCrossEntropyLoss()
    trainer = gluon.Trainer(
        net.collect_params(), "sgd",
        {"learning_rate": experiment.LEARNING_RATE, "wd": experiment.WEIGHT_DECAY})
    net.output.weight.lr_mult = net.output.bias.lr_mult = experiment.OUTPUT_RATE_MULTIPLIER
    net.output.bias.wd_mult = experiment.BIAS_DECAY_MULTIPLIER
    parameters = net._collect_params_with_prefix()
    result, losses = {}, []
    for step, rows in enumerate(experiment.batches()):
        x, y = mx.nd.array(images[rows]), mx.nd.array(labels[rows])
        with autograd.record():
            logits = net(x)
            loss = loss_function(logits, y)
        loss.backward()
        losses.append(loss.mean().asscalar())
        if step == 0:
            result["training logits"] = logits
            for path, parameter in parameters.items():
                if parameter.grad_req != "null":  # Gluon's gradients are of the sum over the batch
                    result["gradient of " + path] = parameter.grad() / len(x)
        trainer.step(len(x))
    result["losses"] = mx.nd.array(losses)
    for path, parameter in parameters.items():
        if "running" in path:
            result["after training " + path] = parameter.data()
    return result


def losses_nudged(random):
    """Returns the losses of training from nudged weights."""
    net = fresh("resnet18_v2", experiment.WIDTH, experiment.SEED)
    for parameter in net.collect_params().values():
        if parameter.grad_req != "null":
            parameter.set_data(mx.nd.array(experiment.nudged(parameter.data().asnumpy(), random)))
    return train(net)["losses"].asnumpy()


def write_old_forms():
    """Writes the older formats, which MXNet still reads but no longer writes, and checks that MXNet reads them."""
    values = np.arange(6, dtype=np.float32) / 4
    context = struct.pack("<ii", 1, 0)
    float32 = struct.pack("<i", 0)
    arrays = {
        "first.params": struct.pack("<Iiqq", 0xF993FAC8, 2, 2, 3),
        "unversioned.params": struct.pack("<III", 2, 2, 3),
    }
    for name, start in arrays.items():
        array = start + context + float32 + values.tobytes()
        names = struct.pack("<QQ", 1, 1) + b"a"
        path = os.path.join(FOLDER, name)
        with open(path, "wb") as file:
            file.write(struct.pack("<QQQ", 0x112, 0, 1) + array + names)
        assert (mx.nd.load(path)["a"].asnumpy() == values.reshape(2, 3)).all()
    with mx.util.np_shape(True):  # the third version, where an array may be a scalar
        mx.nd.save(
            os.path.join(FOLDER, "third.params"),
            {"a": mx.nd.array(values.reshape(2, 3)), "scalar": mx.nd.array(7).reshape(())})


def write_types():
    """Writes every element type that MXNet has."""
    arrays = {}
    for dtype in ["float32", "float64", "float16", "uint8", "int32", "int8", "int64"]:
        arrays[dtype] = mx.nd.array([1, 2, 3], dtype=dtype)
    mx.nd.save(os.path.join(FOLDER, "types.params"), arrays)


def save(name, arrays):
    mx.nd.save(os.path.join(FOLDER, name), arrays)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    images, labels = experiment.inputs()
    save("inputs.params", {"images": mx.nd.array(images, dtype="float16"),
                           "labels": mx.nd.array(labels, dtype="float16")})
    net = fresh("resnet18_v2", experiment.WIDTH, experiment.SEED)
    net.save_parameters(os.path.join(FOLDER, "resnet18_v2.params"))
    result = {"inference logits": net(first_batch())}
    result.update(train(net))
    save("training.params", result)

    logits = {}
    for name in ["resnet34_v2", "resnet18_v1"]:
        net = fresh(name, 2)
        net.save_parameters(os.path.join(FOLDER, name + ".params"))
        logits[name] = net(first_batch())
    for name in ["resnet18_v2", "resnet18_v1"]:
        net = fresh(name, 2)
        net.collect_params().save(os.path.join(FOLDER, name + "-prefixes.params"))
        logits[name + "-prefixes"] = net(first_batch())
    save("logits.params", logits)
    write_old_forms()
    write_types()
    # Last: Gluon numbers the networks it makes, and the number becomes part of their parameters' prefixes.
    experiment.assert_steady(result["losses"].asnumpy(), losses_nudged)


if __name__ == "__main__":
    if sys.argv[1:2] == ["logits"]:
        name, path = sys.argv[2:]
        weights = mx.nd.load(path)
        net = network(name, weights["output.weight"].shape[1] // 8)
        net.load_parameters(path)
        print(json.dumps(net(first_batch()).asnumpy().tolist()))
    else:
        main()
