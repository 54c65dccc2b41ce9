package io.perilune.benchmarks.boundary;

import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaTable;
import io.perilune.LuaThread;
import io.perilune.Multi;
import io.perilune.Threading;
import java.util.Map;

/** By the door's methods for values of known types. */
final class PeriluneWorld implements World {
    private final Lua lua;
    private final LuaFunction empty;
    private final LuaFunction sum;
    private final LuaFunction threeResults;
    private final LuaFunction identity;
    private final LuaFunction failing;
    private final LuaThread yielding;
    private final LuaFunction callOne;
    private final LuaFunction callThree;
    private final LuaFunction callTexts;
    private final LuaFunction pcallLoop;
    private final LuaFunction readField;
    private final LuaFunction writeField;
    private final LuaFunction callMethod;
    private final LuaFunction untyped;
    private final LuaFunction typed;
    private final LuaFunction typedSum;
    private final LuaFunction concat;
    private final LuaFunction throwing;
    private final Point point = new Point();
    private final Object userdata;
    private final LuaTable table;
    private final LuaTable ten;
    private final RuntimeException exception = new IllegalStateException("boom");

    PeriluneWorld(Threading threading) {
        lua = Lua.builder().threading(threading).build();
        empty = function(Scripts.EMPTY);
        sum = function(Scripts.SUM);
        threeResults = function(Scripts.THREE_RESULTS);
        identity = function(Scripts.IDENTITY);
        failing = function(Scripts.FAILING);
        yielding = lua.thread(function(Scripts.YIELDING));
        callOne = function(Scripts.CALL_ONE);
        callThree = function(Scripts.CALL_THREE);
        callTexts = function(Scripts.CALL_TEXTS);
        pcallLoop = function(Scripts.CATCH);
        readField = function(Scripts.READ_FIELD);
        writeField = function(Scripts.WRITE_FIELD);
        callMethod = function(Scripts.CALL_METHOD);
        untyped = lua.function(arguments -> arguments.get(0));
        typed = lua.function(long.class, a -> a + 1);
        typedSum = lua.function(long.class, long.class, long.class, (a, b, c) -> a + b + c);
        concat = lua.function(String.class, String.class, (a, b) -> a + b);
        throwing = lua.function(() -> {
            throw exception;
        });
        userdata = lua.userdata(point);
        table = lua.table();
        ten = lua.table();
        for (int i = 0; i < Names.TEN.length; i++) {
            ten.set(Names.TEN[i], i);
        }
    }

    private LuaFunction function(String script) {
        return lua.load(script).call(LuaFunction.class);
    }

    @Override
    public void close() {
        lua.close();
    }

    @Override
    public Object callEmpty() {
        return empty.call();
    }

    @Override
    public long callSum(long a, long b, long c) {
        return sum.call(long.class, a, b, c);
    }

    @Override
    public long callThreeResults() {
        Multi results = threeResults.call();
        return results.get(0, long.class) + results.get(1, long.class) + results.get(2, long.class);
    }

    @Override
    public String callWithText(String text) {
        return identity.call(String.class, text);
    }

    @Override
    public Object load() {
        return lua.load(Scripts.CHUNK).toFunction();
    }

    @Override
    public Object resume() {
        return yielding.resume();
    }

    @Override
    public String catchError() {
        try {
            return failing.call().toString();
        } catch (LuaRuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public Object loopUntyped() {
        return callOne.call(untyped, Scripts.LOOP);
    }

    @Override
    public Object loopTyped() {
        return callOne.call(typed, Scripts.LOOP);
    }

    @Override
    public Object loopSum() {
        return callThree.call(typedSum, Scripts.LOOP);
    }

    @Override
    public Object loopConcat() {
        return callTexts.call(concat, Scripts.LOOP);
    }

    @Override
    public Object loopCatch() {
        return pcallLoop.call(throwing, Scripts.LOOP);
    }

    @Override
    public Object loopReadField() {
        return readField.call(userdata, Scripts.LOOP);
    }

    @Override
    public Object loopWriteField() {
        return writeField.call(userdata, Scripts.LOOP);
    }

    @Override
    public Object loopMethod() {
        return callMethod.call(userdata, Scripts.LOOP);
    }

    @Override
    public long setAndGet(String key, long value) {
        table.set(key, value);
        return table.get(key, long.class);
    }

    @Override
    public long setAndGet(long index, long value) {
        table.set(index, (Object) value);
        return table.get(index, long.class);
    }

    @Override
    public Object newTable() {
        return lua.table();
    }

    @Override
    public Object newArray() {
        LuaTable made = lua.table();
        for (int i = 1; i <= 10; i++) {
            made.rawSet(i, i);
        }
        return made;
    }

    @Override
    public Object newRecord() {
        LuaTable made = lua.table();
        for (String name : Names.TEN) {
            made.rawSet(name, name);
        }
        return made;
    }

    @Override
    public long walk() {
        long total = 0;
        for (Map.Entry<?, Long> entry : ten.asMap(String.class, Long.class).entrySet()) {
            total += entry.getValue();
        }
        return total;
    }

    @Override
    public Object newFunction(long result) {
        return lua.function(() -> result);
    }

    @Override
    public Object newUserdata() {
        return lua.userdata(new Point());
    }

    @Override
    public Object keep() {
        LuaTable registry = lua.registry();
        registry.rawSet("kept", true);
        Object kept = registry.rawGet("kept");
        registry.rawSet("kept", null);
        return kept;
    }
}
