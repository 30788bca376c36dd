// What is used of OpenBLAS. Declared here, not included: to find its header takes pkg-config, and then SwiftPM asks
// everybody who builds anything to install the library.
enum { row_major = 101, not_transposed = 111, transposed = 112 };

void openblas_set_num_threads(int count);
char *openblas_get_corename(void);
void cblas_sgemm(int order, int a_order, int b_order, int rows, int columns, int inner, float alpha, const float *a,
                 int a_stride, const float *b, int b_stride, float beta, float *c, int c_stride);
