/* G <- G + A'A by the dsyrk of OpenBLAS, one thread, in Gflop/s of rows * p^2; best of several runs.
 * cc -O2 dsyrk.c -o dsyrk -lopenblas && ./dsyrk */
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void openblas_set_num_threads(int);
char *openblas_get_config(void);
char *openblas_get_corename(void);

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double best(int rows, int p) {
    double *a = malloc(sizeof(double) * rows * p);
    double *g = calloc((size_t)p * p, sizeof(double));
    for (long i = 0; i < (long)rows * p; i++) {
        a[i] = (double)rand() / RAND_MAX - 0.5;
    }
    double flops = (double)rows * p * p;
    int calls = 1 + (int)(2e9 / flops);
    double least = 1e9;
    for (int run = 0; run < 20; run++) {
        double start = now();
        for (int k = 0; k < calls; k++) {
            cblas_dsyrk(CblasRowMajor, CblasUpper, CblasTrans, p, rows, 1.0, a, p, 1.0, g, p);
        }
        double seconds = (now() - start) / calls;
        least = seconds < least ? seconds : least;
    }
    free(a);
    free(g);
    return flops / least * 1e-9;
}

int main(void) {
    int columns[] = {50, 200, 500};
    openblas_set_num_threads(1);
    printf("%s, kernels for %s\n", openblas_get_config(), openblas_get_corename());
    for (int k = 0; k < 3; k++) {
        printf("p = %d: %.1f Gflop/s with 256 rows, %.1f with 20000\n", columns[k], best(256, columns[k]),
               best(20000, columns[k]));
    }
    return 0;
}
