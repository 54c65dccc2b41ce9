package io.perilune.benchmarks.boundary;

import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaThread;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.OneArgFunction;
import org.luaj.vm2.lib.ThreeArgFunction;
import org.luaj.vm2.lib.TwoArgFunction;
import org.luaj.vm2.lib.VarArgFunction;
import org.luaj.vm2.lib.ZeroArgFunction;
import org.luaj.vm2.lib.jse.CoerceJavaToLua;
import org.luaj.vm2.lib.jse.JsePlatform;

/** By LuaJ's own value classes and its function classes of fixed arity; its interpreter runs the scripts. */
final class LuajWorld implements World {
    private final Globals globals = JsePlatform.standardGlobals();
    private final LuaValue empty = value(Scripts.EMPTY);
    private final LuaValue sum = value(Scripts.SUM);
    private final LuaValue threeResults = value(Scripts.THREE_RESULTS);
    private final LuaValue identity = value(Scripts.IDENTITY);
    private final LuaValue failing = value(Scripts.FAILING);
    private final LuaThread yielding = new LuaThread(globals, value(Scripts.YIELDING));
    private final LuaValue callOne = value(Scripts.CALL_ONE);
    private final LuaValue callThree = value(Scripts.CALL_THREE);
    private final LuaValue callTexts = value(Scripts.CALL_TEXTS);
    private final LuaValue pcallLoop = value(Scripts.CATCH);
    private final LuaValue readField = value(Scripts.READ_FIELD);
    private final LuaValue writeField = value(Scripts.WRITE_FIELD);
    private final LuaValue callMethod = value(Scripts.CALL_METHOD);
    private final LuaValue loop = LuaValue.valueOf(Scripts.LOOP);
    private final LuaValue userdata = CoerceJavaToLua.coerce(new Point());
    private final LuaTable table = new LuaTable();
    private final LuaTable ten = new LuaTable();
    private final LuaTable registry = new LuaTable();
    private final RuntimeException exception = new IllegalStateException("boom");

    private final LuaValue untyped = new VarArgFunction() {
        @Override
        public Varargs invoke(Varargs arguments) {
            return arguments.arg1();
        }
    };
    private final LuaValue typed = new OneArgFunction() {
        @Override
        public LuaValue call(LuaValue a) {
            return LuaInteger.valueOf(a.checklong() + 1);
        }
    };
    private final LuaValue typedSum = new ThreeArgFunction() {
        @Override
        public LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
            return LuaInteger.valueOf(a.checklong() + b.checklong() + c.checklong());
        }
    };
    private final LuaValue concat = new TwoArgFunction() {
        @Override
        public LuaValue call(LuaValue a, LuaValue b) {
            return valueOf(a.checkjstring() + b.checkjstring());
        }
    };
    private final LuaValue throwing = new ZeroArgFunction() {
        @Override
        public LuaValue call() {
            throw exception;
        }
    };

    LuajWorld() {
        for (int i = 0; i < Names.TEN.length; i++) {
            ten.set(Names.TEN[i], i);
        }
    }

    private LuaValue value(String script) {
        return globals.load(script).call();
    }

    @Override
    public void close() {
        // LuaJ has nothing to close; a coroutine that is left is a thread, which ends with the process.
    }

    @Override
    public Object callEmpty() {
        return empty.call();
    }

    @Override
    public long callSum(long a, long b, long c) {
        return sum.call(LuaInteger.valueOf(a), LuaInteger.valueOf(b), LuaInteger.valueOf(c))
                .tolong();
    }

    @Override
    public long callThreeResults() {
        Varargs results = threeResults.invoke();
        return results.tolong(1) + results.tolong(2) + results.tolong(3);
    }

    @Override
    public String callWithText(String text) {
        return identity.call(LuaValue.valueOf(text)).tojstring();
    }

    @Override
    public Object load() {
        return globals.load(Scripts.CHUNK);
    }

    @Override
    public Object resume() {
        return yielding.resume(LuaValue.NONE);
    }

    @Override
    public String catchError() {
        try {
            return failing.call().tojstring();
        } catch (LuaError e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public Object loopUntyped() {
        return callOne.call(untyped, loop);
    }

    @Override
    public Object loopTyped() {
        return callOne.call(typed, loop);
    }

    @Override
    public Object loopSum() {
        return callThree.call(typedSum, loop);
    }

    @Override
    public Object loopConcat() {
        return callTexts.call(concat, loop);
    }

    @Override
    public Object loopCatch() {
        return pcallLoop.call(throwing, loop);
    }

    @Override
    public Object loopReadField() {
        return readField.call(userdata, loop);
    }

    @Override
    public Object loopWriteField() {
        return writeField.call(userdata, loop);
    }

    @Override
    public Object loopMethod() {
        return callMethod.call(userdata, loop);
    }

    @Override
    public long setAndGet(String key, long value) {
        table.set(key, LuaInteger.valueOf(value));
        return table.get(key).tolong();
    }

    @Override
    public long setAndGet(long index, long value) {
        table.set((int) index, LuaInteger.valueOf(value));
        return table.get((int) index).tolong();
    }

    @Override
    public Object newTable() {
        return new LuaTable();
    }

    @Override
    public Object newArray() {
        LuaTable made = new LuaTable();
        for (int i = 1; i <= 10; i++) {
            made.rawset(i, LuaValue.valueOf(i));
        }
        return made;
    }

    @Override
    public Object newRecord() {
        LuaTable made = new LuaTable();
        for (String name : Names.TEN) {
            made.rawset(name, LuaValue.valueOf(name));
        }
        return made;
    }

    @Override
    public long walk() {
        long total = 0;
        Varargs entry = ten.next(LuaValue.NIL);
        while (!entry.arg1().isnil()) {
            total += entry.tolong(2);
            entry = ten.next(entry.arg1());
        }
        return total;
    }

    @Override
    public Object newFunction(long result) {
        return new ZeroArgFunction() {
            @Override
            public LuaValue call() {
                return LuaInteger.valueOf(result);
            }
        };
    }

    @Override
    public Object newUserdata() {
        return CoerceJavaToLua.coerce(new Point());
    }

    @Override
    public Object keep() {
        registry.rawset("kept", LuaValue.TRUE);
        Object kept = registry.rawget("kept");
        registry.rawset("kept", LuaValue.NIL);
        return kept;
    }
}
