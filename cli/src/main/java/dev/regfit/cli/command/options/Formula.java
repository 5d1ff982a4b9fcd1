package dev.regfit.cli.command.options;

import dev.regfit.data.TargetTransform;
import dev.regfit.data.Term;
import java.util.List;
import java.util.Set;

/**
 * What a formula says, columns as it names them.
 *
 * @param target the column before the tilde
 * @param transform what the formula makes of it
 * @param terms products behind columns, powers and logarithms, each in the order of its first appearance
 * @param intercept whether there is one
 * @param columns every column that it mentions behind the tilde, of terms taken out too
 */
record Formula(String target, TargetTransform transform, List<Term> terms, boolean intercept, Set<String> columns) {}
