"""A framework as a candidate of `./book bench`: the same work as the library's own, asked for in the same way.

    peer.py list                 prints the variants that this Python can run, one a line
    peer.py VARIANT WORK …       prepares the work, then does it once for each line on standard input

It speaks in lines of JSON: name and numbers when it is ready, seconds and images for each line that it reads, the
peak of its memory at the end.
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


def say(message):
    print(json.dumps(message), flush=True)


def main():
    if sys.argv[1:] == ["list"]:
        return print("\n".join(variants()))
    parser = argparse.ArgumentParser()
    parser.add_argument("variant", choices=list(variants()))
    parser.add_argument("work", choices=["train", "infer", "pipeline", "experiment"])
    for number in ["width", "size", "batch", "threads", "epochs"]:
        parser.add_argument("--" + number, type=int, required=True)
    for path in ["weights", "images", "folder"]:
        parser.add_argument("--" + path, required=True)
    options = parser.parse_args()
    if options.variant == "mxnet":
        import with_mxnet as framework
    else:
        import with_pytorch as framework
    task = getattr(framework, options.work)(options)
    name, numbers = next(task)
    say({"name": name, "numbers": numbers})
    for _ in sys.stdin:
        start = time.monotonic()
        images = next(task)
        say({"seconds": time.monotonic() - start, "images": images})
    say({"peakMemory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024})


main()
