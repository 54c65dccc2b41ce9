package io.perilune.engine.host;

import io.perilune.engine.lib.Libraries;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Types;

/**
 * What scripts can do with an exception of the program: print it, join it to a text, and read its fields {@code message},
 * {@code class}, {@code cause}. They get no other way into Java from here.
 */
final class ErrorMember extends NativeFunction {
    private static final ErrorMember TO_STRING = new ErrorMember("__tostring");
    private static final ErrorMember INDEX = new ErrorMember("__index");
    private static final ErrorMember CONCAT = new ErrorMember("__concat");

    private ErrorMember(String name) {
        super(name);
    }

    static Table metatable() {
        Table metatable = Libraries.template(new NativeFunction[] {TO_STRING, INDEX, CONCAT});
        metatable.put(MetaKey.NAMES[MetaKey.NAME], ByteStr.of("error"));
        metatable.put(MetaKey.NAMES[MetaKey.METATABLE], (Object) Boolean.FALSE);
        return metatable;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        s.ensure(base + 2);
        if (this == CONCAT) {
            ByteStr left = text(s, base);
            ByteStr right = text(s, base + 1);
            if (left == null || right == null) {
                throw Errors.fromNative(
                        s,
                        "attempt to concatenate a " + Types.nameForMessages(s.vm, s.r[left == null ? base : base + 1])
                                + " value");
            }
            byte[] all = new byte[left.length() + right.length()];
            System.arraycopy(left.bytes(), 0, all, 0, left.length());
            System.arraycopy(right.bytes(), 0, all, left.length(), right.length());
            s.vm.allocated(all.length);
            return s.returnObject(base, ByteStr.wrap(all));
        }
        if (count == 0 || !(s.r[base] instanceof HostError e)) {
            throw Errors.argumentType(s, 1, base, count, "error");
        }
        if (this == TO_STRING) {
            return s.returnObject(base, e.text());
        }
        return s.returnBoxed(base, count > 1 && s.r[base + 1] instanceof ByteStr key ? field(e, key.toString()) : null);
    }

    private static ByteStr text(CallStack s, int slot) {
        return s.r[slot] instanceof HostError e ? e.text() : Types.coerce(s, slot);
    }

    private static Object field(HostError e, String name) {
        return switch (name) {
            case "message" -> ByteStr.ofEscaped(HostErrors.message(e.throwable()));
            case "class" -> ByteStr.of(e.throwable().getClass().getName());
            case "cause" -> {
                Throwable cause = e.throwable().getCause();
                yield cause == null ? null : ByteStr.ofEscaped(HostErrors.message(cause));
            }
            default -> null;
        };
    }
}
