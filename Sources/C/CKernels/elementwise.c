// Maps, element by element.
#include "dispatch.h"

KERNEL(relu_forward, (const float *x, long count, float *y), (x, count, y)) {
  for (long i = 0; i < count; i++) y[i] = x[i] > 0 ? x[i] : 0;
}

KERNEL(relu_backward, (const float *dy, const float *y, long count, float *dx), (dy, y, count, dx)) {
  for (long i = 0; i < count; i++) {
    float d = dy[i];  // read unconditionally, so that the loop has no branch
    dx[i] = y[i] > 0 ? d : 0;
  }
}

KERNEL(add_to, (const float *x, long count, float *y), (x, count, y)) {
  for (long i = 0; i < count; i++) y[i] += x[i];
}

KERNEL(sgd_step,
       (float *w, const float *g, float *v, long count, float rate, float decay, float momentum),
       (w, g, v, count, rate, decay, momentum)) {
  if (!v) {
    for (long i = 0; i < count; i++) w[i] -= rate * (g[i] + decay * w[i]);
    return;
  }
  for (long i = 0; i < count; i++) {
    v[i] = momentum * v[i] - rate * (g[i] + decay * w[i]);
    w[i] += v[i];
  }
}
