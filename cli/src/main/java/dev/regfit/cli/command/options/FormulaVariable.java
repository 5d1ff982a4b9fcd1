package dev.regfit.cli.command.options;

import dev.regfit.data.Term;
import java.util.List;

/**
 * What a formula adds, multiplies and takes out as one.
 *
 * @param function what makes several factors of one column, or the empty string
 */
record FormulaVariable(String function, List<Term.Factor> factors) {}
