package dev.regfit.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The group lasso with a ridge part: {@code φ(w) = Σ_g λ₁f_g√p_g·‖w_g‖₂ + ½λ₂Σⱼfⱼwⱼ²} (Yuan and Lin, "Model selection and
 * estimation in regression with grouped variables", J. R. Statist. Soc. B 68, 2006, eq. 2.1). A column in no group has the
 * terms, and may have the bounds, of an {@link ElasticNet}.
 */
public final class GroupLasso implements Penalty {
    private static final double ROUNDING = 0x1p-53;

    private final ElasticNet net;
    private final List<int[]> blocks;
    /** √p_g of each block; constant columns count. */
    private final double[] roots;
    /** The block of each column, −1 for none. */
    private final int[] blockOf;

    /**
     * Takes what makes the penalty.
     *
     * @param net strengths, and factors that are the same within a block and above zero; no bounds there
     * @param blocks the columns of each group, without common ones
     */
    GroupLasso(ElasticNet net, List<int[]> blocks) {
        this(
                net,
                blocks,
                blocks.stream().mapToDouble(block -> Math.sqrt(block.length)).toArray());
    }

    private GroupLasso(ElasticNet net, List<int[]> blocks, double[] roots) {
        this.net = net;
        this.blocks = blocks;
        this.roots = roots;
        this.blockOf = new int[net.factors().length];
        Arrays.fill(blockOf, -1);
        for (int g = 0; g < roots.length; g++) {
            for (int j : blocks.get(g)) {
                blockOf[j] = g;
            }
        }
    }

    /** The columns of each group; not to be modified. */
    public List<int[]> blocks() {
        return blocks;
    }

    /** λ₁f_g√p_g: what multiplies the norm of block g. */
    public double l1OfBlock(int g) {
        return net.l1(blocks.get(g)[0]) * roots[g];
    }

    /** ‖w_g‖₂; {@code w} has length p. */
    public double norm(int g, double[] w) {
        return norm(w, blocks.get(g));
    }

    @Override
    public ElasticNet net() {
        return net;
    }

    @Override
    public GroupLasso with(ElasticNet other) {
        return new GroupLasso(other, blocks, roots);
    }

    @Override
    public boolean isAlone(int j) {
        return blockOf[j] < 0;
    }

    @Override
    public boolean[] mayMove(double[] w) {
        boolean[] moves = new boolean[w.length];
        for (int j = 0; j < w.length; j++) {
            moves[j] = isAlone(j) ? net.mayMove(j, w[j]) : w[j] != 0;
        }
        completeBlocks(moves);
        return moves;
    }

    @Override
    public Penalty of(int[] chosen) {
        int[] placeOf = new int[blockOf.length];
        Arrays.fill(placeOf, -1);
        for (int k = 0; k < chosen.length; k++) {
            placeOf[chosen[k]] = k;
        }
        List<int[]> left = new ArrayList<>();
        double[] leftRoots = new double[roots.length];
        for (int g = 0; g < roots.length; g++) {
            int[] places = Arrays.stream(blocks.get(g))
                    .map(j -> placeOf[j])
                    .filter(k -> k >= 0)
                    .toArray();
            if (places.length > 0) {
                leftRoots[left.size()] = roots[g];
                left.add(places);
            }
        }
        return new GroupLasso(net.of(chosen), left, Arrays.copyOf(leftRoots, left.size()));
    }

    @Override
    public double value(double[] w) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += isAlone(j) ? net.value(j, w[j]) : 0.5 * net.l2(j) * w[j] * w[j];
        }
        for (int g = 0; g < roots.length; g++) {
            sum += l1OfBlock(g) * norm(w, blocks.get(g));
        }
        return sum;
    }

    /** ‖w‖₂ of some entries. */
    static double norm(double[] w, int[] columns) {
        double largest = 0;
        for (int j : columns) {
            largest = Math.max(largest, Math.abs(w[j]));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int j : columns) {
            double share = w[j] / largest;
            sum += share * share;
        }
        return largest * Math.sqrt(sum);
    }

    @Override
    public boolean isSmooth() {
        return false;
    }

    /** Shrinks the norm of each block (Yuan and Lin 2006, eq. 2.4). */
    @Override
    public void proximal(double[] a, double[] z, double[] out) {
        for (int g = 0; g < roots.length; g++) {
            int[] block = blocks.get(g);
            double[] slopes = Arrays.stream(block).mapToDouble(j -> a[j] * z[j]).toArray();
            double[] curvatures =
                    Arrays.stream(block).mapToDouble(j -> a[j] + net.l2(j)).toArray();
            double[] best = BlockMinimum.of(slopes, curvatures, l1OfBlock(g)).weights();
            for (int k = 0; k < block.length; k++) {
                out[block[k]] = best[k];
            }
        }
        for (int j = 0; j < z.length; j++) {
            out[j] = isAlone(j) ? net.minimizer(j, a[j], a[j] * z[j]) : out[j];
        }
    }

    @Override
    public void project(double[] w) {
        net.project(w);
    }

    @Override
    public void completeBlocks(boolean[] columns) {
        for (int[] block : blocks) {
            if (Arrays.stream(block).anyMatch(j -> columns[j])) {
                for (int j : block) {
                    columns[j] = true;
                }
            }
        }
    }

    @Override
    public double[] violations(double[] w, double[] v) {
        double[] violations = new double[w.length];
        for (int j = 0; j < w.length; j++) {
            violations[j] = isAlone(j) ? net.violation(j, w[j], v[j]) : 0;
        }
        for (int g = 0; g < roots.length; g++) {
            int[] block = blocks.get(g);
            double size = norm(w, block);
            double slope = norm(v, block);
            for (int j : block) {
                if (size > 0) {
                    violations[j] = Math.abs(v[j] - net.l2(j) * w[j] - l1OfBlock(g) * (w[j] / size));
                } else if (slope > l1OfBlock(g)) {
                    violations[j] = Math.abs(v[j]) * (1 - l1OfBlock(g) / slope);
                }
            }
        }
        return violations;
    }

    @Override
    public double[] downhill(double[] w, double[] v) {
        double[] downhill = net.downhill(w, v);
        for (int g = 0; g < roots.length; g++) {
            double size = norm(g, w);
            for (int j : blocks.get(g)) {
                double pull = size > 0 ? l1OfBlock(g) * (w[j] / size) : 0;
                downhill[j] = v[j] - net.l2(j) * w[j] - pull;
            }
        }
        return downhill;
    }

    /** Of ‖w‖ the second derivative is (I − ŵŵᵀ)/‖w‖ with ŵ = w/‖w‖. */
    @Override
    public void addCurvature(int[] chosen, double[] w, double[] hessian) {
        int order = chosen.length;
        int[] placeOf = new int[blockOf.length];
        Arrays.fill(placeOf, -1);
        for (int k = 0; k < order; k++) {
            placeOf[chosen[k]] = k;
            hessian[k * order + k] += net.l2(chosen[k]);
        }
        for (int g = 0; g < roots.length; g++) {
            int[] block = blocks.get(g);
            double size = norm(w, block);
            double curvature = size > 0 ? l1OfBlock(g) / size : 0;
            for (int i : block) {
                for (int j : block) {
                    if (curvature > 0 && placeOf[i] >= 0 && placeOf[j] >= 0) {
                        double across = (i == j ? 1 : 0) - w[i] / size * (w[j] / size);
                        hessian[placeOf[i] * order + placeOf[j]] += curvature * across;
                    }
                }
            }
        }
    }

    @Override
    public double shrinkage(Slopes dual) {
        double s = 1;
        for (int j = 0; j < blockOf.length; j++) {
            s = isAlone(j) ? Math.min(s, net.shrinkage(j, dual)) : s;
        }
        for (int g = 0; g < roots.length; g++) {
            int[] block = blocks.get(g);
            double slope = norm(dual.values(), block) + norm(dual.errors(), block);
            if (net.l2(block[0]) == 0 && slope > l1OfBlock(g)) {
                s = Math.min(s, l1OfBlock(g) / slope * (1 - rounding(block)));
            }
        }
        return s;
    }

    /** More than the relative rounding of a norm, and of a few products. */
    private static double rounding(int[] block) {
        return (block.length + 12) * ROUNDING;
    }

    @Override
    public double fenchelTerms(double[] w, Slopes dual, double s) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += isAlone(j) ? net.largestTerm(j, w[j], dual, s) : 0;
        }
        for (int g = 0; g < roots.length; g++) {
            sum += largestTerm(g, w, dual, s);
        }
        return sum;
    }

    /**
     * The term of a block at the worst of the slopes that are possible. Without a ridge part it is λ‖w‖ − vᵀw for
     * ‖v‖ ≤ λ. With one, D, the supremum of the conjugate is at the u with v = λû + Du, and where that is not zero the term
     * is ½λ‖w‖·‖ŵ − û‖² + ½(w − u)ᵀD(w − u): both keep their digits where they are small. In v it is convex with the gradient
     * u − w, and u moves by 1/min D times what v does at most.
     */
    private double largestTerm(int g, double[] w, Slopes dual, double s) {
        int[] block = blocks.get(g);
        double lambda = l1OfBlock(g);
        double size = norm(w, block);
        double slope = s * norm(dual.values(), block);
        double error = s * norm(dual.errors(), block);
        double rounding = rounding(block);
        double along = 0;
        for (int j : block) {
            along += s * dual.values()[j] * w[j];
        }
        if (net.l2(block[0]) == 0) {
            boolean inside = slope + error <= lambda * (1 + rounding);
            return inside
                    ? Math.max(0, lambda * size - along) + (error + rounding * lambda) * size
                    : Double.POSITIVE_INFINITY;
        }
        double[] v = Arrays.stream(block).mapToDouble(j -> s * dual.values()[j]).toArray();
        return ridgedTerm(g, w, v, along, error);
    }

    /** The same with a ridge part. */
    private double ridgedTerm(int g, double[] w, double[] v, double along, double errorOfSlopes) {
        int[] block = blocks.get(g);
        double lambda = l1OfBlock(g);
        double size = norm(w, block);
        double rounding = rounding(block);
        double[] ridge = Arrays.stream(block).mapToDouble(net::l2).toArray();
        double least = Arrays.stream(ridge).min().orElseThrow();
        BlockMinimum best = BlockMinimum.of(v, ridge, lambda);
        double[] u = best.weights();
        int[] all = IntStream.range(0, u.length).toArray();
        double slope = norm(v, all);
        double sizeOfBest = norm(u, all);
        double apart = 0;
        double ridged = 0;
        double turned = 0;
        for (int k = 0; k < block.length; k++) {
            double step = w[block[k]] - u[k];
            double turn = size > 0 && sizeOfBest > 0 ? w[block[k]] / size - u[k] / sizeOfBest : 0;
            apart += step * step;
            ridged += ridge[k] * step * step;
            turned += turn * turn;
        }
        // u is exact for slopes that are as far from v as its norm is from the root.
        double offRoot = sizeOfBest > 0 ? lambda * Math.abs(1 - sizeOfBest / best.norm()) : 0;
        double error = errorOfSlopes + rounding * (slope + lambda) + offRoot;
        double unit = rounding * (slope + lambda) / least;
        double distance = Math.sqrt(apart) + unit;
        double weighted = Math.sqrt(ridged) + Math.sqrt(least) * unit;
        double turn = Math.sqrt(turned) + rounding;
        double ofNorm = sizeOfBest > 0
                ? 0.5 * lambda * size * turn * turn
                : Math.max(0, lambda * size - along) + rounding * lambda * size;
        return ofNorm + 0.5 * weighted * weighted + error * (distance + error / least);
    }
}
