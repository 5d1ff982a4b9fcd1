/**
 * regfit on Apache Spark: an estimator and its model. Rows are summed where they are; all else is done by the driver, by
 * the same code as on one machine.
 */
package dev.regfit.spark;
