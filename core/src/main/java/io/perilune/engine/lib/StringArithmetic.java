package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.vm.Arithmetic;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Types;

/** The metamethods of strings that make {@code "10" + 1} work: operands that spell numbers become numbers. */
final class StringArithmetic extends NativeFunction {
    private static final int[] EVENTS = {
        MetaKey.ADD, MetaKey.SUB, MetaKey.MUL, MetaKey.MOD, MetaKey.POW, MetaKey.DIV, MetaKey.IDIV, MetaKey.UNM
    };

    /** The metatable of strings but for its {@code __index}. */
    static final Table TEMPLATE = template();

    private final int event;

    private StringArithmetic(int event) {
        super(MetaKey.NAMES[event].toString());
        this.event = event;
    }

    private static Table template() {
        NativeFunction[] metamethods = new NativeFunction[EVENTS.length];
        for (int i = 0; i < EVENTS.length; i++) {
            metamethods[i] = new StringArithmetic(EVENTS[i]);
        }
        Table template = Libraries.template(metamethods);
        // The place of what every VM puts there.
        template.put(MetaKey.NAMES[MetaKey.INDEX], Boolean.FALSE);
        return template;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        if (count < 2) {
            // Only a script that calls the metamethod itself gets here.
            s.setObject(base + 1, null);
            if (count == 0) {
                s.setObject(base, null);
            }
        }
        int numbers = base + Math.max(count, 2);
        if (!number(s, base, numbers) || !number(s, base + 1, numbers + 1)) {
            return handOver(s, base);
        }
        if (event == MetaKey.UNM) {
            return s.isInt(numbers) ? s.returnInt(base, -s.n[numbers]) : s.returnFloat(base, -s.floatAt(numbers));
        }
        Arithmetic.raw(s, event, s.r[numbers], s.n[numbers], s.r[numbers + 1], s.n[numbers + 1], s.r, s.n, base - 1);
        return 1;
    }

    /** Puts the number that slot {@code from} is or spells into slot {@code to}. */
    private static boolean number(CallStack s, int from, int to) {
        if (s.isNumber(from)) {
            s.move(from, to, 1);
            return true;
        }
        if (s.r[from] instanceof ByteStr text) {
            Args.chargeNumeral(s, text);
            int kind = Numerals.read(text.bytes(), 0, text.length(), s.n, to);
            s.setObject(to, kind == Numerals.INTEGER ? Tag.INT : Tag.FLOAT);
            return kind != Numerals.NONE;
        }
        return false;
    }

    /** Strings had the first say about the operation; the second operand's own metamethod has the last. */
    private int handOver(CallStack s, int base) {
        Object second = s.r[base + 1];
        Object metamethod = second instanceof ByteStr ? null : s.vm.metamethod(second, event);
        if (metamethod == null) {
            throw Errors.fromNative(
                    s,
                    "attempt to " + name().substring(2) + " a '" + Types.name(s.r[base]) + "' with a '"
                            + Types.name(second) + "'");
        }
        s.ensure(base + 5);
        s.set(base + 2, metamethod);
        s.move(base, base + 3, 2);
        return s.request(base + 2, 2, 1);
    }

    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        return s.returnSlots(frame.base, first, count);
    }
}
