/** Rows of Spark's as regfit takes them, and the passes over them. */
package dev.regfit.spark.rows;
