package io.perilune.engine.resolve;

import io.perilune.engine.syntax.Ast.Block;
import io.perilune.engine.syntax.Ast.FunctionExpr;
import io.perilune.engine.syntax.Ast.Goto;
import io.perilune.engine.syntax.Ast.Name;

/**
 * What the names of a chunk mean: the resolver's tables beside the tree. Immutable.
 *
 * <p>Every table is an array under the dense ids that the tree carries.
 */
public final class Scopes {
    /** What a use of a name refers to; what {@link #index} means depends on it. */
    public enum Use {
        /** A local of the same function; the index is its {@link Binding#id}. */
        LOCAL,
        /** An upvalue; the index is its place in {@link FunctionScope#upvalues}. */
        UPVALUE,
        /** A compile-time constant of this or an enclosing function; the index is its {@link Binding#id}. */
        CONSTANT,
        /** A field of {@code _ENV}, which is the upvalue with this index. */
        GLOBAL_IN_UPVALUE,
        /** A field of {@code _ENV}, which is the local with this {@link Binding#id}. */
        GLOBAL_IN_LOCAL,
        /** A field of {@code _ENV}, which is the compile-time constant with this {@link Binding#id}. */
        GLOBAL_IN_CONSTANT
    }

    static final int KIND_BITS = 3;
    private static final Use[] USES = Use.values();

    /** Each an index above the ordinal of a {@link Use}, which takes {@link #KIND_BITS} bits. */
    private final int[] uses;

    private final Binding[] bindings;
    private final FunctionScope[] functions;
    private final int[] blockCloses;
    private final int[] jumpTargets;
    private final int[] jumpCloses;
    private final int labelCount;

    Scopes(
            int[] uses,
            Binding[] bindings,
            FunctionScope[] functions,
            int[] blockCloses,
            int[] jumpTargets,
            int[] jumpCloses,
            int labelCount) {
        this.uses = uses;
        this.bindings = bindings;
        this.functions = functions;
        this.blockCloses = blockCloses;
        this.jumpTargets = jumpTargets;
        this.jumpCloses = jumpCloses;
        this.labelCount = labelCount;
    }

    /** What {@code name} refers to. */
    public Use use(Name name) {
        return use(uses[name.use()]);
    }

    static Use use(int meaning) {
        return USES[meaning & (1 << KIND_BITS) - 1];
    }

    /** The local id or upvalue index that belongs to {@link #use}. */
    public int index(Name name) {
        return uses[name.use()] >>> KIND_BITS;
    }

    /** The local with this id; parameters and hidden loop state included. */
    public Binding binding(int local) {
        return bindings[local];
    }

    public FunctionScope function(FunctionExpr function) {
        return functions[function.id()];
    }

    /**
     * The lowest local of the block itself that is captured or to be closed, or -1: leaving the block closes it and
     * everything above. The variables of a for loop count as locals of its body. The hidden value of a generic for
     * loop, which is always to be closed, is the loop's own affair.
     */
    public int firstToClose(Block block) {
        return blockCloses[block.id()];
    }

    /** The id of the label to which a goto jumps. */
    public int target(Goto jump) {
        return jumpTargets[jump.jump()];
    }

    /**
     * The lowest local whose scope a jump leaves and which is captured or to be closed, or -1: the jump closes it and
     * everything above first.
     *
     * @param jump id of a goto or of a break; for a break, the hidden state of the loop it leaves counts
     */
    public int firstClosedBy(int jump) {
        return jumpCloses[jump];
    }

    public int localCount() {
        return bindings.length;
    }

    public int labelCount() {
        return labelCount;
    }

    public int functionCount() {
        return functions.length;
    }
}
