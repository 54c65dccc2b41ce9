package io.perilune.benchmarks.boundary;

import party.iroiro.luajava.JFunction;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.LuaException;
import party.iroiro.luajava.lua54.Lua54;

/** By luajava's methods on the stack of its native Lua 5.4, which are its fastest; Java objects are bound as it binds them. */
final class LuajavaWorld implements World {
    private final Lua lua = new Lua54();
    private final int empty;
    private final int sum;
    private final int threeResults;
    private final int identity;
    private final int failing;
    private final Lua yielding;
    private final int callOne;
    private final int callThree;
    private final int callTexts;
    private final int pcallLoop;
    private final int readField;
    private final int writeField;
    private final int callMethod;
    private final int untyped;
    private final int typed;
    private final int typedSum;
    private final int concat;
    private final int throwing;
    private final int userdata;
    private final int table;
    private final int ten;
    private final RuntimeException exception = new IllegalStateException("boom");

    LuajavaWorld() {
        lua.openLibraries();
        empty = value(Scripts.EMPTY);
        sum = value(Scripts.SUM);
        threeResults = value(Scripts.THREE_RESULTS);
        identity = value(Scripts.IDENTITY);
        failing = value(Scripts.FAILING);
        yielding = lua.newThread();
        yielding.load(Scripts.YIELDING);
        yielding.pCall(0, 1);
        callOne = value(Scripts.CALL_ONE);
        callThree = value(Scripts.CALL_THREE);
        callTexts = value(Scripts.CALL_TEXTS);
        pcallLoop = value(Scripts.CATCH);
        readField = value(Scripts.READ_FIELD);
        writeField = value(Scripts.WRITE_FIELD);
        callMethod = value(Scripts.CALL_METHOD);
        untyped = function(s -> {
            s.push(s.toObject(1), Lua.Conversion.SEMI);
            return 1;
        });
        typed = function(s -> {
            s.push(s.toInteger(1) + 1);
            return 1;
        });
        typedSum = function(s -> {
            s.push(s.toInteger(1) + s.toInteger(2) + s.toInteger(3));
            return 1;
        });
        concat = function(s -> {
            s.push(s.toString(1) + s.toString(2));
            return 1;
        });
        throwing = function(s -> {
            throw exception;
        });
        lua.pushJavaObject(new Point());
        userdata = lua.ref();
        lua.newTable();
        table = lua.ref();
        lua.newTable();
        for (int i = 0; i < Names.TEN.length; i++) {
            lua.push((long) i);
            lua.setField(-2, Names.TEN[i]);
        }
        ten = lua.ref();
    }

    private int value(String script) {
        lua.load(script);
        lua.pCall(0, 1);
        return lua.ref();
    }

    private int function(JFunction body) {
        lua.push(body);
        return lua.ref();
    }

    @Override
    public void close() {
        lua.close();
    }

    @Override
    public Object callEmpty() {
        lua.refGet(empty);
        lua.pCall(0, 0);
        return lua;
    }

    @Override
    public long callSum(long a, long b, long c) {
        lua.refGet(sum);
        lua.push(a);
        lua.push(b);
        lua.push(c);
        lua.pCall(3, 1);
        long result = lua.toInteger(-1);
        lua.pop(1);
        return result;
    }

    @Override
    public long callThreeResults() {
        lua.refGet(threeResults);
        lua.pCall(0, 3);
        long result = lua.toInteger(-1) + lua.toInteger(-2) + lua.toInteger(-3);
        lua.pop(3);
        return result;
    }

    @Override
    public String callWithText(String text) {
        lua.refGet(identity);
        lua.push(text);
        lua.pCall(1, 1);
        String result = lua.toString(-1);
        lua.pop(1);
        return String.valueOf(result);
    }

    @Override
    public Object load() {
        lua.load(Scripts.CHUNK);
        lua.pop(1);
        return lua;
    }

    @Override
    public Object resume() {
        return yielding.resume(0);
    }

    @Override
    public String catchError() {
        try {
            lua.refGet(failing);
            lua.pCall(0, 0);
            return "";
        } catch (LuaException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Object loop(int function, int argument) {
        lua.refGet(function);
        lua.refGet(argument);
        lua.push((long) Scripts.LOOP);
        lua.pCall(2, 0);
        return lua;
    }

    @Override
    public Object loopUntyped() {
        return loop(callOne, untyped);
    }

    @Override
    public Object loopTyped() {
        return loop(callOne, typed);
    }

    @Override
    public Object loopSum() {
        return loop(callThree, typedSum);
    }

    @Override
    public Object loopConcat() {
        return loop(callTexts, concat);
    }

    @Override
    public Object loopCatch() {
        return loop(pcallLoop, throwing);
    }

    @Override
    public Object loopReadField() {
        return loop(readField, userdata);
    }

    @Override
    public Object loopWriteField() {
        return loop(writeField, userdata);
    }

    @Override
    public Object loopMethod() {
        return loop(callMethod, userdata);
    }

    @Override
    public long setAndGet(String key, long value) {
        lua.refGet(table);
        lua.push(value);
        lua.setField(-2, key);
        lua.getField(-1, key);
        long result = lua.toInteger(-1);
        lua.pop(2);
        return result;
    }

    @Override
    public long setAndGet(long index, long value) {
        lua.refGet(table);
        lua.push(value);
        lua.rawSetI(-2, (int) index);
        lua.rawGetI(-1, (int) index);
        long result = lua.toInteger(-1);
        lua.pop(2);
        return result;
    }

    @Override
    public Object newTable() {
        lua.newTable();
        lua.pop(1);
        return lua;
    }

    @Override
    public Object newArray() {
        lua.newTable();
        for (int i = 1; i <= 10; i++) {
            lua.push((long) i);
            lua.rawSetI(-2, i);
        }
        lua.pop(1);
        return lua;
    }

    @Override
    public Object newRecord() {
        lua.newTable();
        for (String name : Names.TEN) {
            lua.push(name);
            lua.setField(-2, name);
        }
        lua.pop(1);
        return lua;
    }

    @Override
    public long walk() {
        long total = 0;
        lua.refGet(ten);
        lua.pushNil();
        while (lua.next(-2) != 0) {
            total += lua.toInteger(-1);
            lua.pop(1);
        }
        lua.pop(1);
        return total;
    }

    @Override
    public Object newFunction(long result) {
        lua.push(s -> {
            s.push(result);
            return 1;
        });
        lua.pop(1);
        return lua;
    }

    @Override
    public Object newUserdata() {
        lua.pushJavaObject(new Point());
        lua.pop(1);
        return lua;
    }

    @Override
    public Object keep() {
        lua.push(true);
        int kept = lua.ref();
        lua.refGet(kept);
        boolean value = lua.toBoolean(-1);
        lua.pop(1);
        lua.unref(kept);
        return value;
    }
}
