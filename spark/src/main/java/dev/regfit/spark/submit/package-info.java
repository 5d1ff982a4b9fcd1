/** The command line of regfit on tables that Spark reads: for {@code spark-submit}. */
package dev.regfit.spark.submit;
