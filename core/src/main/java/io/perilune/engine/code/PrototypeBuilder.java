package io.perilune.engine.code;

import io.perilune.engine.code.DebugInfo.LocalVariable;
import io.perilune.engine.code.Prototype.UpvalueDescriptor;
import io.perilune.engine.text.ByteStr;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects the parts of one {@link Prototype} while a function is compiled. After {@link #build} and {@link #reset} it
 * can serve for the next function, so that compiling many small functions does not grow many small arrays.
 *
 * <p>Equal constants get the same index. {@code index} is an open-addressing hash table over {@code constants}: an
 * entry is an index plus one, or zero; it is never more than half full.
 */
public final class PrototypeBuilder {
    private static final int FIRST_WORDS = 64;
    private static final int FIRST_CONSTANTS = 16;
    private static final int FIRST_INDEX = 32;
    /** Beyond this size {@link #reset} gives an array back instead of clearing it: giants are rare. */
    private static final int KEPT = 1024;

    private static final LocalVariable[] NO_LOCALS = new LocalVariable[0];
    private static final Prototype[] NO_NESTED = new Prototype[0];

    private int[] code = new int[FIRST_WORDS];
    private int[] lines = new int[FIRST_WORDS];
    private int size;

    private @Nullable Object[] constants = new @Nullable Object[FIRST_CONSTANTS];
    private int constantCount;
    private int[] index = new int[FIRST_INDEX];

    private Prototype[] nested = NO_NESTED;
    private int nestedCount;

    private ByteStr[] localNames = new ByteStr[8];
    private int[] localStarts = new int[8];
    private int[] localEnds = new int[8];
    private int localCount;

    /** Number of words so far: the index of the next one. */
    public int size() {
        return size;
    }

    public int word(int pc) {
        return code[pc];
    }

    public void setWord(int pc, int word) {
        code[pc] = word;
    }

    /** Appends a word and returns its index. */
    public int append(int word, int line) {
        int pc = size;
        if (pc == code.length) {
            code = Arrays.copyOf(code, pc * 2);
            lines = Arrays.copyOf(lines, pc * 2);
        }
        code[pc] = word;
        lines[pc] = line;
        size = pc + 1;
        return pc;
    }

    /** Removes everything from word {@code newSize} on. */
    public void truncate(int newSize) {
        size = newSize;
    }

    public void setLine(int pc, int line) {
        lines[pc] = line;
    }

    /** The index of the constant null (nil), Boolean, Long, Double or ByteStr; zero and minus zero are different. */
    public int constant(@Nullable Object value) {
        int mask = index.length - 1;
        int at = hash(value) & mask;
        for (int entry; (entry = index[at]) != 0; at = at + 1 & mask) {
            Object known = constants[entry - 1];
            if (known == value || known != null && known.equals(value)) {
                return entry - 1;
            }
        }
        int added = constantCount;
        if (added == constants.length) {
            constants = Arrays.copyOf(constants, added * 2);
        }
        constants[added] = value;
        constantCount = added + 1;
        index[at] = constantCount;
        if (constantCount * 2 > index.length) {
            rebuildIndex();
        }
        return added;
    }

    /** Number of constants so far. */
    public int constantCount() {
        return constantCount;
    }

    private static int hash(@Nullable Object value) {
        int h = value == null ? 0 : value.hashCode();
        // The hashes of Long and Double leave regular numbers in a few high bits; strings are mixed already.
        h *= 0x9E3779B1;
        return h ^ h >>> 15;
    }

    private void rebuildIndex() {
        index = new int[index.length * 2];
        int mask = index.length - 1;
        for (int i = 0; i < constantCount; i++) {
            int at = hash(constants[i]) & mask;
            while (index[at] != 0) {
                at = at + 1 & mask;
            }
            index[at] = i + 1;
        }
    }

    /** Appends a nested function and returns its index. */
    public int nested(Prototype function) {
        if (nestedCount == nested.length) {
            nested = Arrays.copyOf(nested, Math.max(4, nestedCount * 2));
        }
        nested[nestedCount] = function;
        return nestedCount++;
    }

    /** The scope of a register variable begins with the next word; returns a number for {@link #endLocal}. */
    public int startLocal(ByteStr name) {
        int local = localCount++;
        if (local == localNames.length) {
            localNames = Arrays.copyOf(localNames, local * 2);
            localStarts = Arrays.copyOf(localStarts, local * 2);
            localEnds = Arrays.copyOf(localEnds, local * 2);
        }
        localNames[local] = name;
        localStarts[local] = size;
        return local;
    }

    /** Lets the scope of a variable begin with the next word although it was declared earlier. */
    public void restartLocal(int local) {
        localStarts[local] = size;
    }

    public void endLocal(int local) {
        localEnds[local] = size;
    }

    /** Everything collected, frozen; the builder keeps its content until {@link #reset}. */
    public Prototype build(
            UpvalueDescriptor[] upvalues,
            int parameters,
            boolean vararg,
            int frameSize,
            ByteStr source,
            int lineDefined,
            int lastLine) {
        LocalVariable[] locals = localCount == 0 ? NO_LOCALS : new LocalVariable[localCount];
        for (int i = 0; i < localCount; i++) {
            locals[i] = new LocalVariable(localNames[i], localStarts[i], localEnds[i]);
        }
        return new Prototype(
                Arrays.copyOf(code, size),
                Arrays.copyOf(constants, constantCount),
                nestedCount == nested.length ? nested : Arrays.copyOf(nested, nestedCount),
                upvalues,
                parameters,
                vararg,
                frameSize,
                new DebugInfo(source, lineDefined, lastLine, LineTable.of(lines, size), locals));
    }

    /** Forgets the function. */
    public void reset() {
        if (code.length > KEPT) {
            code = new int[FIRST_WORDS];
            lines = new int[FIRST_WORDS];
        }
        if (index.length > KEPT) {
            constants = new @Nullable Object[FIRST_CONSTANTS];
            index = new int[FIRST_INDEX];
        } else {
            Arrays.fill(constants, 0, constantCount, null);
            Arrays.fill(index, 0);
        }
        size = 0;
        constantCount = 0;
        nested = NO_NESTED;
        nestedCount = 0;
        localCount = 0;
    }
}
