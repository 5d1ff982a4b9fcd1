package dev.regfit.linalg;

/** Kernels that are tried on the Vector API together, because what needs one of them soon needs the others. */
enum KernelKind {
    /** Dot products and axpy, of which scalar code does one number at a time. */
    VECTORS(1_500_000_000),

    /** Products of matrices, which C2 turns into vector instructions by itself ({@link RowPair}). */
    PRODUCTS(30_000_000_000L),

    /** Exponentials, logarithms and the sums that losses of rows need with them. */
    LOSSES(1_500_000_000);

    /** Multiply-adds from which on to load and compile the kernels pays. */
    final long muchWork;

    KernelKind(long muchWork) {
        this.muchWork = muchWork;
    }
}
