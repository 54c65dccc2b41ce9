package io.perilune.engine.resolve;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function while it is being read. */
final class OpenFunction {
    final int id;
    final int line;
    final @Nullable OpenFunction parent;

    /** Where its locals begin in the list of declared locals. */
    final int firstLocal;

    /** Where its labels begin in the list of labels in sight. */
    final int firstLabel;

    /** How many of its declared locals are in scope; they come first. */
    int active;

    boolean needsClose;

    /** The innermost open block; null only before the first one opens. */
    @Nullable
    OpenBlock block;

    private UpvalueSource[] upvalues = new UpvalueSource[4];
    private int[] upvalueSymbols = new int[4];
    private int upvalueCount;

    OpenFunction(int id, int line, @Nullable OpenFunction parent, int firstLocal, int firstLabel) {
        this.id = id;
        this.line = line;
        this.parent = parent;
        this.firstLocal = firstLocal;
        this.firstLabel = firstLabel;
    }

    int upvalueCount() {
        return upvalueCount;
    }

    UpvalueSource upvalue(int index) {
        return upvalues[index];
    }

    /**
     * The index of the upvalue with this name, or -1. The name is enough, since what it means in the functions around
     * cannot change while this one is open.
     */
    int findUpvalue(int symbol) {
        for (int i = 0; i < upvalueCount; i++) {
            if (upvalueSymbols[i] == symbol) {
                return i;
            }
        }
        return -1;
    }

    int addUpvalue(int symbol, UpvalueSource source) {
        if (upvalueCount == upvalues.length) {
            upvalues = Arrays.copyOf(upvalues, upvalueCount * 2);
            upvalueSymbols = Arrays.copyOf(upvalueSymbols, upvalueCount * 2);
        }
        upvalues[upvalueCount] = source;
        upvalueSymbols[upvalueCount] = symbol;
        return upvalueCount++;
    }

    FunctionScope close() {
        List<UpvalueSource> sources = List.of(Arrays.copyOf(upvalues, upvalueCount));
        return new FunctionScope(id, parent == null ? -1 : parent.id, sources, needsClose);
    }
}
