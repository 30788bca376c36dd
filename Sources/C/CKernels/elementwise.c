// Maps, element by element.
#include "dispatch.h"

KERNEL void relu_forward(const float *x, long count, float *y) {
  for (long i = 0; i < count; i++) y[i] = x[i] > 0 ? x[i] : 0;
}

KERNEL void relu_backward(const float *dy, const float *y, long count, float *dx) {
  for (long i = 0; i < count; i++) {
    float d = dy[i];  // read unconditionally, so that the loop has no branch
    dx[i] = y[i] > 0 ? d : 0;
  }
}

KERNEL void add_to(const float *x, long count, float *y) {
  for (long i = 0; i < count; i++) y[i] += x[i];
}

KERNEL void sgd_step(float *w, const float *g, float *v, long count, float rate, float decay, float momentum) {
  if (!v) {
    for (long i = 0; i < count; i++) w[i] -= rate * (g[i] + decay * w[i]);
    return;
  }
  for (long i = 0; i < count; i++) {
    v[i] = momentum * v[i] - rate * (g[i] + decay * w[i]);
    w[i] += v[i];
  }
}
