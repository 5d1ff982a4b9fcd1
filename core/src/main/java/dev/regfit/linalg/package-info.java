/**
 * Dense linear algebra over plain arrays: kernels, factorisations and accurate least squares.
 *
 * <p>This is the only package that imports {@code org.ejml}, and no EJML type shows in a public signature. Vectors are
 * {@code double[]}. A rectangular matrix is column-major: entry (i, j) of an n×k matrix is {@code a[i + j * n]}. A
 * symmetric p×p matrix is a full square array of p² numbers, entry (i, j) at {@code g[i * p + j]}; where only one
 * triangle is used it is the one with i ≤ j. Arguments are not modified unless the method says so.
 *
 * <p>Everything here is deterministic: the same arguments give the same bits on every run, and no result
 * depends on a thread. Only {@link dev.regfit.linalg.Kernels} starts one, in large work, to make faster code for the same
 * bits ready. Every instance is immutable and may be shared between threads.
 */
package dev.regfit.linalg;
