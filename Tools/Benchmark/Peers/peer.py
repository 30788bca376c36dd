"""A framework as a candidate of `./book bench`: the same work as this library, with the same protocol.

    peer.py list                 prints the variants that this Python can run, one per line
    peer.py VARIANT WORK …       prepares the work, then runs an iteration for each line of standard input

Messages are lines of JSON: name and results when ready, seconds and images for each iteration, and the peak memory
at the end.
"""

import argparse
import importlib.util
import json
import resource
import sys
import time


def variants():
    if importlib.util.find_spec("torch") and importlib.util.find_spec("torchvision"):
        yield from ["pytorch", "pytorch-channels-last", "pytorch-channels-last-compiled"]
    if importlib.util.find_spec("mxnet"):
        yield "mxnet"


def report(message):
    print(json.dumps(message), flush=True)


def main():
    if sys.argv[1:] == ["list"]:
        return print("\n".join(variants()))
    parser = argparse.ArgumentParser()
    parser.add_argument("variant", choices=list(variants()))
    parser.add_argument("work", choices=["train", "infer", "pipeline", "experiment"])
    for size in ["width", "size", "batch", "threads", "epochs"]:
        parser.add_argument("--" + size, type=int, required=True)
    for hyperparameter in ["learning-rate", "scratch-learning-rate", "weight-decay"]:
        parser.add_argument("--" + hyperparameter, type=float, required=True)
    for path in ["weights", "images", "folder"]:
        parser.add_argument("--" + path, required=True)
    options = parser.parse_args()
    if options.variant == "mxnet":
        import with_mxnet as framework
    else:
        import with_pytorch as framework
    task = getattr(framework, options.work)(options)
    name, results = next(task)
    report({"name": name, "results": results})
    for _ in sys.stdin:
        start = time.monotonic()
        images = next(task)
        report({"seconds": time.monotonic() - start, "images": images})
    report({"peakMemory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024})


main()
