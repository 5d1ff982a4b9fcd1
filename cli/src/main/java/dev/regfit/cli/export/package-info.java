/**
 * Models in other languages. A model becomes a {@link dev.regfit.cli.export.Formula} first; each form of {@link
 * dev.regfit.cli.export.ExportForm} writes that in its language.
 */
package dev.regfit.cli.export;
