package io.perilune.engine.vm;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Tag;

/**
 * The {@code ..} operator over a run of registers. It works from the right, joining as many strings and numbers at once as stand
 * next to each other; a metamethod takes the last two operands, and {@code frame.count} remembers how many were left then.
 */
final class Concatenation {
    private Concatenation() {}

    /** Joins {@code count} operands from slot {@code first} up into slot {@code first}; true when a metamethod was called. */
    static boolean run(CallStack s, Frame f, int first, int count) {
        while (count > 1) {
            int last = first + count - 1;
            if (isText(s.r[last]) && isText(s.r[last - 1])) {
                int many = 2;
                while (many < count && isText(s.r[last - many])) {
                    many++;
                }
                s.r[last - many + 1] = join(s, last - many + 1, many);
                count -= many - 1;
                continue;
            }
            Object left = s.get(last - 1);
            Object right = s.get(last);
            Object metamethod = s.vm.metamethod(left, MetaKey.CONCAT);
            if (metamethod == null) {
                metamethod = s.vm.metamethod(right, MetaKey.CONCAT);
            }
            if (metamethod == null) {
                boolean second = left instanceof ByteStr || left instanceof Number;
                throw Errors.operand(s, second ? right : left, second ? last : last - 1, "concatenate");
            }
            f.count = count;
            Metamethods.call(s, metamethod, left, right);
            return true;
        }
        return false;
    }

    /** A metamethod has returned, its result lies in {@code slot}: go on with what is left. */
    static void resume(CallStack s, Frame f, int first, int slot) {
        int count = f.count;
        s.move(slot, first + count - 2, 1);
        run(s, f, first, count - 1);
    }

    private static boolean isText(Object v) {
        return v instanceof ByteStr || v == Tag.INT || v == Tag.FLOAT;
    }

    private static ByteStr join(CallStack s, int from, int count) {
        long length = 0;
        for (int i = from; i < from + count; i++) {
            Object v = s.r[i];
            if (v instanceof ByteStr piece) {
                length += piece.length();
            } else if (v == Tag.INT) {
                length += Numerals.length(s.n[i]);
            } else {
                ByteStr piece = Numerals.format(s.floatAt(i));
                s.r[i] = piece;
                length += piece.length();
            }
        }
        if (length > ByteBuf.MAX_LENGTH) {
            throw Errors.runtime(s, "string length overflow");
        }
        s.vm.checkString(length);
        s.vm.charge(length >> 4);
        s.vm.allocated(40 + length);
        if (count == 2 && s.r[from] instanceof ByteStr left && s.r[from + 1] instanceof ByteStr right) {
            if (left.length() == 0 || right.length() == 0) {
                return left.length() == 0 ? right : left;
            }
        }
        byte[] bytes = new byte[(int) length];
        int at = 0;
        for (int i = from; i < from + count; i++) {
            if (s.r[i] instanceof ByteStr piece) {
                System.arraycopy(piece.bytes(), 0, bytes, at, piece.length());
                at += piece.length();
            } else {
                at += Numerals.length(s.n[i]);
                Numerals.write(s.n[i], bytes, at);
            }
        }
        return ByteStr.wrap(bytes);
    }
}
